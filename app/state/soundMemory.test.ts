import { expect, test } from "vitest";
import { createSoundMemory } from "./soundMemory";

function storage(kept?: string) {
  const items = new Map(kept === undefined ? [] : [["sotto.sound", kept]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as unknown as Storage;
}

const usual = { microphone: undefined, source: "microphone", echoCancellation: true, noiseSuppression: true };

test("the choice comes back at the next visit", () => {
  const kept = storage();
  const choice = { microphone: "usb", source: "both", echoCancellation: false, noiseSuppression: true } as const;
  createSoundMemory(kept).write(choice);
  expect(createSoundMemory(kept).read()).toEqual(choice);
});

test.each([undefined, "", "null", "[]", "{", '{"microphone":7,"source":"radio"}'])("%s means the usual", (text) => {
  expect(createSoundMemory(storage(text)).read()).toEqual(usual);
});

test("a browser that keeps nothing is no error", () => {
  createSoundMemory(undefined).write({ ...usual, source: "tab" });
  expect(createSoundMemory(undefined).read()).toEqual(usual);
});

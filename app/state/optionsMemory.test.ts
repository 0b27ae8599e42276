import { expect, test } from "vitest";
import { defaultJobOptions, type JobOptions, mostCharacters } from "./jobOptions";
import { createOptionsMemory } from "./optionsMemory";

function storage(kept?: string) {
  const items = new Map(kept === undefined ? [] : [["sotto.options", kept]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as unknown as Storage;
}

const changed: JobOptions = {
  task: "translate",
  wordTimestamps: true,
  skipSilence: true,
  followLanguage: true,
  fastest: true,
  hotwords: "Olafsdottir, Thorvald",
  initialPrompt: "The keepers' logbook, continued.",
};

test("options come back at the next visit", () => {
  const kept = storage();
  createOptionsMemory(kept).write(changed);
  expect(createOptionsMemory(kept).read()).toEqual(changed);
});

test.each([
  undefined,
  "",
  "null",
  "[]",
  "{",
  "7",
  JSON.stringify(changed),
  JSON.stringify({ ...changed, version: 2 }),
  '{"version":1,"task":"summarise","wordTimestamps":"yes","skipSilence":1,"fastest":null,"hotwords":[],"initialPrompt":{}}',
])("%s means the defaults", (text) => {
  expect(createOptionsMemory(storage(text)).read()).toEqual(defaultJobOptions);
});

test("one broken option takes no other with it, and a text that is too long is cut", () => {
  const kept = { ...changed, version: 1, task: 0, hotwords: "a".repeat(1000), more: "from another version" };
  expect(createOptionsMemory(storage(JSON.stringify(kept))).read()).toEqual({
    ...changed,
    task: "transcribe",
    hotwords: "a".repeat(mostCharacters.hotwords),
  });
});

test("a browser that keeps nothing is no error", () => {
  const full = {
    ...storage(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  } as unknown as Storage;
  expect(() => createOptionsMemory(full).write(changed)).not.toThrow();
  expect(createOptionsMemory(undefined).read()).toEqual(defaultJobOptions);
});

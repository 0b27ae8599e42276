import { expect, test } from "vitest";
import { ariaKeys, commandFor, keyCaps, shortcuts } from "./keys";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test("Ctrl or Cmd with O opens, wherever the focus is", () => {
  expect(commandFor(press("o", { ctrlKey: true }), "in-text", "off")).toBe("open");
  expect(commandFor(press("O", { metaKey: true }), "on-page", "on")).toBe("open");
  expect(commandFor(press("o"), "on-page", "on")).toBeUndefined();
});

test("single keys are off in text fields and when switched off", () => {
  expect(commandFor(press("c"), "on-page", "on")).toBe("copy");
  expect(commandFor(press("c"), "in-text", "on")).toBeUndefined();
  expect(commandFor(press("c"), "on-page", "off")).toBeUndefined();
});

test("the browser's own Ctrl+C and AltGr characters are left alone", () => {
  expect(commandFor(press("c", { ctrlKey: true }), "on-page", "on")).toBeUndefined();
  expect(commandFor(press("e", { ctrlKey: true, altKey: true }), "on-page", "on")).toBeUndefined();
});

test("Esc works even with single keys off", () => {
  expect(commandFor(press("Escape"), "on-page", "off")).toBe("stop");
});

test("keys that are no letters have names", () => {
  expect([ariaKeys("play"), ariaKeys("back"), ariaKeys("record")]).toEqual(["Space", "ArrowLeft", "R"]);
  const play = shortcuts.find((one) => one.command === "play");
  expect(play && keyCaps(play, "other")).toEqual(["Space"]);
});

test("no two commands share a key", () => {
  const keys = shortcuts.map((one) => `${one.with === "mod" ? "mod+" : ""}${one.key}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("names for assistive technology and for the reader come from the same table", () => {
  expect(ariaKeys("open")).toBe("Control+O Meta+O");
  expect(ariaKeys("stop")).toBe("Escape");
  const open = shortcuts.find((one) => one.command === "open");
  expect(open && keyCaps(open, "mac")).toEqual(["⌘", "O"]);
});

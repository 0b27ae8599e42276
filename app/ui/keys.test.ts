import { expect, test } from "vitest";
import { en } from "../strings/en/index";
import { ariaKeys, commandFor, keyCaps, shortcutGroups, shortcuts } from "./keys";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

const on = { singleKeys: "on", pedalKeys: "on" } as const;
const off = { singleKeys: "off", pedalKeys: "off" } as const;

test("Ctrl or Cmd with O opens, wherever the focus is", () => {
  expect(commandFor(press("o", { ctrlKey: true }), "in-text", off)).toBe("open");
  expect(commandFor(press("O", { metaKey: true }), "on-page", on)).toBe("open");
  expect(commandFor(press("o"), "on-page", on)).toBeUndefined();
});

test("single keys are off in text fields and when switched off", () => {
  expect(commandFor(press("c"), "on-page", on)).toBe("copy");
  expect(commandFor(press("c"), "in-text", on)).toBeUndefined();
  expect(commandFor(press("c"), "on-page", off)).toBeUndefined();
});

test("the browser's own Ctrl+C and AltGr characters are left alone", () => {
  expect(commandFor(press("c", { ctrlKey: true }), "on-page", on)).toBeUndefined();
  expect(commandFor(press("e", { ctrlKey: true, altKey: true }), "on-page", on)).toBeUndefined();
});

test("Esc works even with single keys off", () => {
  expect(commandFor(press("Escape"), "on-page", off)).toBe("stop");
});

test("keys that are no letters have names", () => {
  expect([ariaKeys("play"), ariaKeys("back"), ariaKeys("record")]).toEqual(["Space", "ArrowLeft", "R"]);
  const play = shortcuts.find((one) => one.command === "play");
  expect(play && keyCaps(play, "other", en.keys.caps)).toEqual(["Space"]);
});

test("Shift tells undo from redo, and text fields undo by themselves", () => {
  expect(commandFor(press("z", { ctrlKey: true }), "on-page", off)).toBe("undo");
  expect(commandFor(press("Z", { metaKey: true, shiftKey: true }), "on-page", off)).toBe("redo");
  expect(commandFor(press("y", { ctrlKey: true }), "on-page", off)).toBe("redo");
  expect(commandFor(press("z", { ctrlKey: true }), "in-text", off)).toBeUndefined();
  expect(commandFor(press("F8", { shiftKey: true }), "in-text", off)).toBe("previousUnsure");
  expect(commandFor(press("?", { shiftKey: true }), "on-page", on)).toBe("help");
  expect(ariaKeys("redo")).toBe("Control+Shift+Z Meta+Shift+Z");
  const redo = shortcuts.find((one) => one.command === "redo");
  expect(redo && keyCaps(redo, "other", en.keys.caps)).toEqual(["Ctrl", "Shift", "Z"]);
});

test("the keys of the paragraph that is edited are told in the help and left to it", () => {
  expect(commandFor(press("Enter", { ctrlKey: true }), "on-page", on)).toBeUndefined();
  expect(commandFor(press("Backspace"), "on-page", on)).toBeUndefined();
  expect(commandFor(press("k"), "on-page", on)).toBe("play");
});

test("a foot pedal is heard while somebody types, and can be switched off", () => {
  const pedals = ["F1", "F2", "F3", "F4"];
  const commands = (choice: typeof on | typeof off) => pedals.map((key) => commandFor(press(key), "in-text", choice));
  expect(commands(on)).toEqual(["back", "forward", "slower", "faster"]);
  expect(commands(off)).toEqual([undefined, undefined, undefined, undefined]);
  expect(commandFor(press("F3", { shiftKey: true }), "on-page", on)).toBeUndefined();
});

test("no two commands share a key", () => {
  const keys = shortcuts.map((one) => `${one.with.startsWith("mod") ? "mod+" : ""}${one.key}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("names for assistive technology and for the reader come from the same table", () => {
  expect(ariaKeys("open")).toBe("Control+O Meta+O");
  expect(ariaKeys("stop")).toBe("Escape");
  const open = shortcuts.find((one) => one.command === "open");
  expect(open && keyCaps(open, "mac", en.keys.caps)).toEqual(["⌘", "O"]);
});

test("G and then a letter goes to a place; a letter alone does what it always does", () => {
  expect(["r", "L", "m", "s"].map((key) => commandFor(press(key), "on-page", on, "g"))).toEqual([
    "goRecord",
    "goLibrary",
    "goModels",
    "goSettings",
  ]);
  expect(commandFor(press("r"), "on-page", on)).toBe("record");
  expect(commandFor(press("c"), "on-page", on, "g")).toBe("copy");
  expect(commandFor(press("m"), "on-page", on)).toBeUndefined();
  expect(commandFor(press("l"), "on-page", on)).toBe("farForward");
  expect(commandFor(press("m"), "in-text", on, "g")).toBeUndefined();
  expect(commandFor(press("m"), "on-page", off, "g")).toBeUndefined();
  expect(commandFor(press("l", { ctrlKey: true }), "on-page", on, "g")).toBeUndefined();
});

test("two keys have two caps, and no name that readers of the screen would take for one press", () => {
  const models = shortcuts.find((one) => one.command === "goModels");
  expect(models && keyCaps(models, "other", en.keys.caps)).toEqual(["G", "M"]);
  expect(ariaKeys("goModels")).toBeUndefined();
});

test("the groups hold every command once", () => {
  const grouped = shortcutGroups().flatMap(([, list]) => list);
  expect(grouped.map(({ command }) => command).toSorted()).toEqual(shortcuts.map(({ command }) => command).toSorted());
});

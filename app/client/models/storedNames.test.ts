import { expect, test } from "vitest";
import { createStoredNames } from "./storedNames";

function storageOf(text: string | undefined): Storage {
  const items = new Map<string, string>(text === undefined ? [] : [["sotto-stored-models", text]]);
  return {
    length: items.size,
    key: () => null,
    clear: () => items.clear(),
    removeItem: (key) => void items.delete(key),
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
}

test("what was written is read by the next visit", () => {
  const storage = storageOf(undefined);
  expect(createStoredNames(storage).read()).toEqual([]);
  createStoredNames(storage).write(["base", "tune"]);
  expect(createStoredNames(storage).read()).toEqual(["base", "tune"]);
});

test.each([
  ["{", []],
  ["7", []],
  ['{"0":"base"}', []],
  ['["base",7,null]', ["base"]],
])("%s is read as %j", (text, names) => {
  expect(createStoredNames(storageOf(text)).read()).toEqual(names);
});

test("a browser that refuses to remember is no failure", () => {
  const full = storageOf(undefined);
  full.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  for (const names of [createStoredNames(full), createStoredNames(undefined)]) {
    expect(() => names.write(["base"])).not.toThrow();
    expect(names.read()).toEqual([]);
  }
});

import { expect, test } from "vitest";
import type { ShelfModel } from "../../client/models/types";
import { base, tiny } from "../../testing/fakeServices";
import { draftChoice, draftersOf, drafterToMeasure, draftsFor } from "./drafters";

const onShelf = (change: Partial<ShelfModel>): ShelfModel => ({
  ...base,
  isExact: true,
  host: undefined,
  state: { status: "stored" },
  ...change,
});
const small = onShelf({ name: "small", bytes: 100 });
const smaller = onShelf({ name: "smaller", bytes: 60 });
const nearly = onShelf({ name: "nearly as large", bytes: 190 });
const shelf = [
  onShelf({}),
  smaller,
  small,
  nearly,
  onShelf({ ...tiny, bytes: 50 }),
  onShelf({ name: "coming", bytes: 90, state: { status: "absent" } }),
  onShelf({ name: "voices", bytes: 9, use: "speakers" }),
];
const card = { software: false };
const processor = { software: true };
const asked = (drafts: string, device = card) => ({ model: base, options: { drafts, fastest: false }, device });

test("stored models of the same languages that are smaller may write ahead, the largest first", () => {
  expect(draftersOf(base, shelf)).toEqual([nearly, small, smaller]);
  expect(draftersOf(smaller, shelf)).toEqual([]);
});

test("a name that is not there any more is as if nothing was chosen", () => {
  expect(draftChoice("small", [small])).toBe("small");
  expect(draftChoice("gone", [small])).toBe("auto");
  expect(draftChoice("none", [])).toBe("none");
});

test("the engine is asked to try those that are much smaller, to use the named one always, or none", () => {
  expect(draftsFor(asked("auto"), shelf)).toEqual({ models: ["small", "smaller"], use: "if-faster" });
  expect(draftsFor(asked("gone"), shelf)).toEqual({ models: ["small", "smaller"], use: "if-faster" });
  expect(draftsFor(asked("auto"), [nearly])).toBeUndefined();
  expect(draftsFor(asked("smaller"), shelf)).toEqual({ models: ["smaller"], use: "always" });
  expect(draftsFor(asked("nearly as large"), shelf)?.models).toEqual(["nearly as large"]);
  expect(draftsFor(asked("none"), shelf)).toBeUndefined();
  expect(draftsFor({ ...asked("smaller"), options: { drafts: "smaller", fastest: true } }, shelf)).toBeUndefined();
  expect(draftsFor(asked("auto"), [])).toBeUndefined();
});

test("on the processor none is tried, but one that is named is used", () => {
  expect(draftsFor(asked("auto", processor), shelf)).toBeUndefined();
  expect(draftsFor(asked("small", processor), shelf)).toEqual({ models: ["small"], use: "always" });
});

test("the one that is chosen is measured, or the first that would be tried", () => {
  expect(drafterToMeasure(base, shelf, "smaller")).toBe("smaller");
  for (const drafts of ["auto", "none", "gone"]) expect(drafterToMeasure(base, shelf, drafts)).toBe("small");
  expect(drafterToMeasure(base, [nearly], "auto")).toBe("nearly as large");
  expect(drafterToMeasure(base, [], "auto")).toBeUndefined();
});

import { expect, test } from "vitest";
import { shelfModel } from "../../testing/fakeShelf";
import { groupsOf } from "./shelfGroups";

const shelf = [
  "large-v3",
  "large-v3-q5_0",
  "base",
  "base-q8_0",
  "base-q5_1",
  "base.en",
  "base.en-q5_1",
  "distil-small.en-q5_0",
  "tiny.en-q5_1",
].map((name) => shelfModel(name));

const nothing = { inUse: undefined, advised: undefined };
const shown = (inUse?: string, models = shelf) =>
  groupsOf(models, { ...nothing, inUse }).map((group) => group.shown.map(({ name }) => name).join(" "));

test("sizes in their order, each with its smallest format for many languages and for English", () => {
  expect(shown()).toEqual(["tiny.en-q5_1", "base-q5_1 base.en-q5_1", "large-v3-q5_0", "distil-small.en-q5_0"]);
  const base = groupsOf(shelf, nothing)[1];
  expect(base?.others.map(({ name }) => name)).toEqual(["base-q8_0", "base", "base.en"]);
});

test("no model is lost and none is there twice", () => {
  const all = groupsOf(shelf, nothing).flatMap((group) => [...group.shown, ...group.others]);
  expect(all.map(({ name }) => name).sort()).toEqual(shelf.map(({ name }) => name).sort());
});

test("what is here, on its way or in use is shown whatever its format", () => {
  const models = shelf.map((model) =>
    model.name === "base-q8_0" ? { ...model, state: { status: "paused", loaded: 1, total: 2 } as const } : model,
  );
  expect(shown("base.en", models)[1]).toBe("base-q5_1 base-q8_0 base.en-q5_1 base.en");
});

test("models of the user's own come last, one by one", () => {
  const own = shelfModel("tune", { origin: "own" });
  expect(shown(undefined, [own, ...shelf]).at(-1)).toBe("tune");
});

test("sizes of which nothing is here, comes with the page or is recommended are folded", () => {
  const looks = (models = shelf, kept: Parameters<typeof groupsOf>[1] = nothing) =>
    groupsOf(models, kept).flatMap(({ size, look }) => (look === "open" ? [size] : []));
  expect(looks()).toEqual([]);
  const models = shelf.map((model) => {
    if (model.name === "base-q5_1") return { ...model, origin: "page" as const };
    return model.name === "large-v3" ? { ...model, state: { status: "stored" } as const } : model;
  });
  expect(looks(models)).toEqual(["base", "large-v3"]);
  expect(looks(shelf, { inUse: "tiny.en-q5_1", advised: "base.en" })).toEqual(["tiny", "base"]);
  expect(looks([...shelf, shelfModel("tune", { origin: "own" })])).toEqual(["tune"]);
});

test("the recommended model is shown, whatever its format", () => {
  expect(groupsOf(shelf, { ...nothing, advised: "base.en" })[1]?.shown.map(({ name }) => name)).toContain("base.en");
});

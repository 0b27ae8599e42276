import { expect, test } from "vitest";
import { fakeLocalStorage } from "../../testing/fakeLocalStorage";
import { createNamedNotes, type NamedNote } from "./namedNotes";

const key = "sotto.named.talk";
const names = [
  { what: "title", title: "Two lamps" },
  { what: "title", title: undefined },
  { what: "voice", from: "Speaker 1", to: "Ana" },
] as const;
const note: NamedNote = { names, at: 7000 };

test("names are read by the next page, in their order, and tell of which transcripts", () => {
  const storage = fakeLocalStorage({ "sotto.typed.other": "{}" });
  createNamedNotes(storage).note("talk", note);
  const page = createNamedNotes(storage);
  expect(page.ids()).toEqual(["talk"]);
  expect(page.read("talk")).toEqual(note);
  page.forget("talk", 6999);
  expect(page.ids()).toEqual(["talk"]);
  page.forget("talk", 7000);
  expect(page.ids()).toEqual([]);
});

const junk = [null, 7, "", [], {}, "x".repeat(2000)];

test.each([
  ...junk.flatMap((one) => [
    { names: [{ what: "title", title: one }], at: 7 },
    { names: [{ what: "voice", from: one, to: "Ana" }], at: 7 },
    { names: [{ what: "voice", from: "Ana", to: one }], at: 7 },
    { names: [one], at: 7 },
    { names: one, at: 7 },
  ]),
  { names: [{ what: "word", title: "Two" }], at: 7 },
  ...[null, "7", 1e300].map((at) => ({ names, at })),
])("a note that is none is dropped: %j", (broken) => {
  const storage = fakeLocalStorage({ [key]: JSON.stringify(broken) });
  expect(createNamedNotes(storage).read("talk")).toBeUndefined();
  expect(storage.items.size).toBe(0);
});

test("a name that nobody can read is left out, and of very many the last ones count", () => {
  const storage = fakeLocalStorage({ [key]: JSON.stringify({ names: [7, ...names], at: 7 }) });
  expect(createNamedNotes(storage).read("talk")?.names).toEqual(names);
  const many = Array.from({ length: 500 }, (_, n) => ({ what: "title", title: `${n}` }));
  storage.setItem(key, JSON.stringify({ names: many, at: 7 }));
  expect(createNamedNotes(storage).read("talk")?.names).toEqual(many.slice(-100));
});

test("a browser that refuses to remember is no failure", () => {
  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  const refusing = {
    ...fakeLocalStorage(),
    getItem: refuse,
    setItem: refuse,
    removeItem: refuse,
    key: refuse,
    length: 1,
  };
  for (const notes of [createNamedNotes(refusing), createNamedNotes(undefined)]) {
    expect(() => notes.note("talk", note)).not.toThrow();
    expect(notes.read("talk")).toBeUndefined();
    expect(notes.ids()).toEqual([]);
  }
});

import { expect, test } from "vitest";
import { fakeLocalStorage } from "../../testing/fakeLocalStorage";
import { createTypedNotes, type TypedNote } from "./typedNotes";

const key = "sotto.typed.talk";
const note: TypedNote = { stretch: { first: 3, last: 5 }, text: "Two lamps. Or so.", at: 7000 };

test("a note is read by the next page, the last one of each transcript, until it is forgotten", () => {
  const storage = fakeLocalStorage();
  const page = createTypedNotes(storage);
  page.note("talk", { ...note, text: "Two" });
  page.note("talk", note);
  page.note("other", { ...note, text: "Other" });
  expect(createTypedNotes(storage).read("talk")).toEqual(note);
  createTypedNotes(storage).forget("talk");
  expect(page.read("talk")).toBeUndefined();
  expect(page.read("other")?.text).toBe("Other");
});

test("what was stored before a note was made does not take it away", () => {
  const notes = createTypedNotes(fakeLocalStorage());
  notes.note("talk", note);
  notes.forget("talk", 6999);
  expect(notes.read("talk")).toEqual(note);
  notes.forget("talk", 7000);
  expect(notes.read("talk")).toBeUndefined();
});

test("an empty paragraph and one without end are not noted", () => {
  const storage = fakeLocalStorage();
  for (const text of ["", "  \n", "x".repeat(100_001)]) createTypedNotes(storage).note("talk", { ...note, text });
  expect(storage.items.size).toBe(0);
});

const junk = [null, true, "", "nonsense", -1e300, [], {}, "x".repeat(200_000)];
const broken = (["stretch", "text", "at"] as const).flatMap((field) => [
  ...junk.filter((one) => field !== "text" || one !== "nonsense").map((one) => ({ ...note, [field]: one })),
  Object.fromEntries(Object.entries(note).filter(([name]) => name !== field)),
]);
const halves = ["first", "last"].flatMap((end) =>
  [...junk, 0.5].map((one) => ({ ...note, stretch: { ...note.stretch, [end]: one } })),
);
const texts = ["", "{", "nonsense", "[1,2]", "1e999", "null", "[".repeat(5000)];

test.each([...texts, ...[...broken, ...halves].map((one) => JSON.stringify(one))])(
  "a note that is none is dropped: %.60s",
  (text) => {
    const storage = fakeLocalStorage({ [key]: text });
    expect(createTypedNotes(storage).read("talk")).toBeUndefined();
    expect(storage.items.size).toBe(0);
  },
);

test("a browser that refuses to remember is no failure", () => {
  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  const refusing = { ...fakeLocalStorage(), getItem: refuse, setItem: refuse, removeItem: refuse };
  for (const notes of [createTypedNotes(refusing), createTypedNotes(undefined)]) {
    expect(() => notes.note("talk", note)).not.toThrow();
    expect(notes.read("talk")).toBeUndefined();
    expect(() => notes.forget("talk")).not.toThrow();
  }
});

import { afterEach, expect, test, vi } from "vitest";
import { writeParagraph } from "../../client/transcripts/edit/edit";
import { createTypedNotes } from "../../client/transcripts/typedNotes";
import { fakeLocalStorage } from "../../testing/fakeLocalStorage";
import { type FakeServices, fakeServices, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { written } from "../../testing/visits";
import type { AppStore } from "../store";

afterEach(() => void vi.useRealTimers());

const id = "transcript 1";
const second = { first: 1, last: 1 };

/** A page with a file whose text is whole. */
async function noted(records = {}) {
  const storage = fakeLocalStorage(records);
  const services = Object.assign(fakeServices(), { typed: createTypedNotes(storage) });
  return { ...(await written(services)), storage };
}

/** The page that comes after one, with what that one left. */
async function next({ transcripts, typed }: FakeServices) {
  transcripts.held.clear();
  const services = Object.assign(fakeServices(), { transcripts, typed, date: () => 5e12 });
  return (await opened(services)).store;
}

const texts = (store: AppStore) =>
  store
    .getState()
    .transcripts.get(id)
    ?.segments.map(({ text }) => text);
const type = (store: AppStore, text: string) =>
  store.actions.edit(1, (old) => ({ ...old, segments: writeParagraph(old.segments, second, text) }));

test("what was typed when the page went is an edit of the next page, and is stored", async () => {
  const { store, services, storage } = await noted();
  services.transcripts.keeping = "full";
  void type(store, "Two. Or so.");
  await settle();
  store.actions.noteTyped(1, { stretch: second, text: "Two. Or so." });
  expect(storage.items.size).toBe(1);
  services.transcripts.keeping = "database";
  const page = await next(services);
  await page.actions.readText(1);
  expect(texts(page)).toEqual([" One.", " Two. Or so."]);
  expect(services.transcripts.kept.get(id)).toMatchObject({ segments: [{}, { text: " Two. Or so." }] });
  expect(storage.items.size).toBe(0);
  expect(await page.actions.undoEdit(1)).toBe("done");
  expect(texts(page)).toEqual([" One.", " Two."]);
});

test("what is stored is not noted, and a note goes when it has been", async () => {
  const { store, services, storage } = await noted();
  store.actions.noteTyped(1, { stretch: second, text: "Two." });
  expect(storage.items.size).toBe(0);
  const typing = type(store, "Two. Or");
  store.actions.noteTyped(1, { stretch: second, text: "Two. Or so." });
  expect(storage.items.size).toBe(1);
  await typing;
  await type(store, "Two. Or so.");
  await settle();
  expect(storage.items.size).toBe(0);
  const page = await next(services);
  await page.actions.readText(1);
  expect(texts(page)).toEqual([" One.", " Two. Or so."]);
  expect(await page.actions.undoEdit(1)).toBe("nothing");
});

test.each([
  ["an edit that was stored later", { stretch: second, text: "Old.", at: 5 }],
  ["a paragraph that is gone", { stretch: { first: 7, last: 7 }, text: "Lost.", at: 4e12 }],
  ["a note that is none", { stretch: 7 }],
])("%s: the note changes nothing and is dropped", async (_, note) => {
  const { store, services, storage } = await noted();
  await type(store, "Too.");
  storage.items.set(`sotto.typed.${id}`, JSON.stringify(note));
  const page = await next(services);
  await page.actions.readText(1);
  expect(texts(page)).toEqual([" One.", " Too."]);
  expect(storage.items.size).toBe(0);
});

test("a page that has not gone wholly is waited for; the note stays where another tab edits on, and no word is said", async () => {
  const { services, storage } = await noted();
  storage.items.set(`sotto.typed.${id}`, JSON.stringify({ stretch: second, text: "Two. Or so.", at: 4e12 }));
  const page = await next(services);
  services.transcripts.claim = async () => "elsewhere";
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const read = page.actions.readText(1);
  await vi.advanceTimersByTimeAsync(5000);
  await read;
  expect(texts(page)).toEqual([" One.", " Two."]);
  expect(page.getState().edits.size).toBe(0);
  expect(storage.items.size).toBe(1);
});

test("a note goes with its transcript", async () => {
  const { store, storage } = await noted();
  storage.items.set(`sotto.typed.${id}`, JSON.stringify({ stretch: second, text: "Secret.", at: 4e12 }));
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  store.actions.discard(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(storage.items.size).toBe(0);
});

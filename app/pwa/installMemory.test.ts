import { expect, test } from "vitest";
import { counted, createInstallMemory } from "./installMemory";
import type { InstallOffer } from "./types";

function storageOf(text: string | null): Storage {
  const kept = new Map(text === null ? [] : [["sotto.install", text]]);
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) };
  return storage as unknown as Storage;
}

test("the note is due with the third transcript, and never again once it is done", () => {
  let offer: InstallOffer = { transcripts: 0, note: "not-yet" };
  const notes = [1, 2, 3, 4].map(() => {
    offer = counted(offer);
    return offer.note;
  });
  expect(notes).toEqual(["not-yet", "not-yet", "due", "due"]);
  expect(counted({ transcripts: 7, note: "done" })).toEqual({ transcripts: 8, note: "done" });
});

test("it is remembered", () => {
  const memory = createInstallMemory(storageOf(null));
  memory.write({ transcripts: 2, note: "not-yet" });
  expect(memory.read()).toEqual({ transcripts: 2, note: "not-yet" });
});

test.each([null, "", "{", "null", '{"transcripts":-3,"note":"loud"}', '{"transcripts":"many"}'])(
  "“%s” is the beginning",
  (text) => {
    expect(createInstallMemory(storageOf(text)).read()).toEqual({ transcripts: 0, note: "not-yet" });
  },
);

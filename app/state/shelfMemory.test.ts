import { expect, test } from "vitest";
import { createShelfMemory, emptyRecord } from "./shelfMemory";

function storageWith(text: string | null): Storage {
  const kept = new Map([["sotto.shelf", text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
}

const record = {
  figures: [{ model: "tiny", device: "cpu x", timesRealtime: 3 }],
  tooLarge: [{ model: "large-v3", device: "cpu x" }],
  answeredOffers: ["de"],
};

test("what was written is read again", () => {
  const storage = storageWith(null);
  createShelfMemory(storage).write(record);
  expect(createShelfMemory(storage).read()).toEqual(record);
});

test("what is broken, of another version or of another kind counts as nothing, one entry at a time", () => {
  for (const text of [null, "{", "7", '{"version":2,"answeredOffers":["de"]}', '{"version":1,"figures":"many"}']) {
    expect(createShelfMemory(storageWith(text)).read()).toEqual(emptyRecord);
  }
  const figures = [null, { model: "a", device: "b", timesRealtime: -1 }, ...record.figures];
  const mixed = JSON.stringify({ version: 1, figures, tooLarge: [7], answeredOffers: ["de", 7] });
  expect(createShelfMemory(storageWith(mixed)).read()).toEqual({ ...record, tooLarge: [] });
});

test("a browser that keeps nothing starts with nothing, and writing to it does no harm", () => {
  const memory = createShelfMemory(undefined);
  memory.write(record);
  expect(memory.read()).toEqual(emptyRecord);
});

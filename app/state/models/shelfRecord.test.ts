import { expect, test } from "vitest";
import { emptyRecord, mergedRecords, type ShelfRecord } from "./shelfRecord";

const figure = (model: string, timesRealtime: number) => ({ model, device: "cpu", timesRealtime });
const record = (change: Partial<ShelfRecord>): ShelfRecord => ({ ...emptyRecord, ...change });

test("a figure goes before an older one of the same model, whichever tab it came from", () => {
  const old = figure("tiny", 1);
  const before = record({ figures: [old, figure("base", 2)] });
  const after = record({ figures: [...before.figures.slice(1), figure("tiny", 5)] });
  const kept = record({ figures: [figure("tiny", 3), figure("small", 4)] });
  expect(mergedRecords(kept, before, after).figures).toEqual([figure("small", 4), figure("tiny", 5)]);
});

test("what this page did not touch stays as another tab left it", () => {
  const kept = record({ tooLarge: [{ model: "medium", device: "cpu" }], answeredOffers: ["de"], chosen: "base" });
  const after = record({ answeredOffers: ["fr"] });
  expect(mergedRecords(kept, emptyRecord, after)).toEqual({ ...kept, answeredOffers: ["de", "fr"] });
  expect(mergedRecords(kept, emptyRecord, record({ chosen: "tiny" })).chosen).toBe("tiny");
});

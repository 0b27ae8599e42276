import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutSilence } from "../testing/cutSilence";
import { SilenceMap } from "./silenceMap";
import type { SpeechRegion } from "./speechTracker";

/** 1…2 s, 5…6.5 s and, without a gap, 6.5…7 s. */
const regions = [
  { start: 16000, end: 32000 },
  { start: 80000, end: 104000 },
  { start: 104000, end: 112000 },
];
const map = new SilenceMap(regions);

/** Regions from lengths of silence and speech in turn. */
const anyRegions = fc
  .array(fc.tuple(fc.nat(50000), fc.integer({ min: 1, max: 50000 })), { minLength: 1, maxLength: 20 })
  .map((lengths) => {
    let at = 0;
    return lengths.map(([silence, speech]): SpeechRegion => {
      const start = at + silence;
      at = start + speech;
      return { start, end: at };
    });
  });

test("the cut audio is the regions one after another", () => {
  const samples = Float32Array.from({ length: 10 }, (_, i) => i);
  const cut = cutSilence(samples, [
    { start: 1, end: 3 },
    { start: 7, end: 10 },
  ]);
  expect([...cut]).toEqual([1, 2, 7, 8, 9]);
  expect(map.samples).toBe(48000);
});

describe("times", () => {
  test("inside a region move with it", () => {
    expect(map.startInOriginal(0.25)).toBe(1.25);
    expect(map.endInOriginal(1.5)).toBe(5.5);
  });

  test("on a border belong to what starts after it or ends before it", () => {
    expect(map.startInOriginal(1)).toBe(5);
    expect(map.endInOriginal(1)).toBe(2);
    expect([map.startInOriginal(2.5), map.endInOriginal(2.5)]).toEqual([6.5, 6.5]);
  });

  test("outside the cut audio are its first or last border", () => {
    expect([map.startInOriginal(-1), map.endInOriginal(0)]).toEqual([1, 1]);
    expect([map.startInOriginal(3), map.endInOriginal(30)]).toEqual([7, 7]);
  });

  test("of a word stay in the region of its middle", () => {
    expect(map.wordInOriginal(0.7, 1.1)).toEqual({ start: 1.7, end: 2 });
    expect(map.wordInOriginal(0.9, 1.5)).toEqual({ start: 5, end: 5.5 });
    expect(map.wordInOriginal(1, 1)).toEqual({ start: 5, end: 5 });
  });

  test("stay as they are where no region is known", () => {
    const empty = new SilenceMap();
    expect([empty.startInOriginal(2), empty.endInOriginal(2)]).toEqual([2, 2]);
    expect(empty.wordInOriginal(2, 3)).toEqual({ start: 2, end: 3 });
  });
});

test("regions out of order are an error", () => {
  expect(() => new SilenceMap([regions[1]!, regions[0]!])).toThrow(RangeError);
  expect(() => new SilenceMap([{ start: 5, end: 4 }])).toThrow(RangeError);
});

test("borders map exactly", () => {
  fc.assert(
    fc.property(anyRegions, (all) => {
      const anyMap = new SilenceMap(all);
      let cut = 0;
      for (const { start, end } of all) {
        expect(anyMap.startInOriginal(cut / 16000)).toBe(start / 16000);
        cut += end - start;
        expect(anyMap.endInOriginal(cut / 16000)).toBe(end / 16000);
      }
    }),
  );
});

test("greater times never map to smaller ones, all lie in speech, and an end is never after the same start", () => {
  const times = fc.array(fc.double({ min: -1, max: 70, noNaN: true }), { minLength: 2, maxLength: 50 });
  fc.assert(
    fc.property(anyRegions, times, (all, unsorted) => {
      const anyMap = new SilenceMap(all);
      const sorted = [...unsorted].sort((a, b) => a - b);
      const inSpeech = (seconds: number) =>
        all.some(({ start, end }) => seconds >= start / 16000 && seconds <= end / 16000);
      for (const mapped of [
        sorted.map((time) => anyMap.startInOriginal(time)),
        sorted.map((time) => anyMap.endInOriginal(time)),
        sorted.slice(1).flatMap((end, i) => Object.values(anyMap.wordInOriginal(sorted[i]!, end))),
      ]) {
        expect(mapped.every(inSpeech)).toBe(true);
        expect(mapped).toEqual([...mapped].sort((a, b) => a - b));
      }
      for (const time of sorted) expect(anyMap.endInOriginal(time)).toBeLessThanOrEqual(anyMap.startInOriginal(time));
    }),
  );
});

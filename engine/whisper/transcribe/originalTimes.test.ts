import { expect, test } from "vitest";
import { transcript } from "../../testing/transcripts";
import { SilenceMap } from "../../vad/silenceMap";
import { segmentInOriginal } from "./originalTimes";

/** 1…2 s and 5…7 s. */
const map = new SilenceMap([
  { start: 16000, end: 32000 },
  { start: 80000, end: 112000 },
]);
const segmentAt = (start: number, end: number) => transcript({ start, end }).segments[0]!;
const timesOf = (start: number, end: number) => {
  const mapped = segmentInOriginal(segmentAt(start, end), map);
  return [mapped.start, mapped.end];
};

test("a segment lies in its regions, to the millisecond", () => {
  expect(timesOf(0.2, 0.9)).toEqual([1.2, 1.9]);
  expect(timesOf(1.1, 2.3)).toEqual([5.1, 6.3]);
  expect(timesOf(0.3, 1.5)).toEqual([1.3, 5.5]);
});

test("what begins or ends where regions meet begins in the later one and ends in the earlier one", () => {
  expect(timesOf(0, 1)).toEqual([1, 2]);
  expect(timesOf(1, 3)).toEqual([5, 7]);
});

test("what lasts no time does not end before it begins", () => {
  expect(timesOf(1, 1)).toEqual([5, 5]);
});

test("times beyond the cut audio are its end", () => {
  expect(timesOf(2.9, 30)).toEqual([6.9, 7]);
});

test("a segment lasts from its first word to its last, of which none lies across a cut", () => {
  const words = [
    { word: " a", start: 0.8, end: 1.1, probability: 1 },
    { word: " b", start: 1.1, end: 1.4, probability: 1 },
  ];
  const mapped = segmentInOriginal({ ...segmentAt(0.6, 1.5), words }, map);
  expect(mapped.words?.map(({ start, end }) => [start, end])).toEqual([
    [1.8, 2],
    [5.1, 5.4],
  ]);
  expect([mapped.start, mapped.end]).toEqual([1.8, 5.4]);
});

test("a segment without words in it has its own times", () => {
  const mapped = segmentInOriginal({ ...segmentAt(0.5, 1.5), words: [] }, map);
  expect([mapped.start, mapped.end, mapped.words]).toEqual([1.5, 5.5, []]);
});

test("the window began at the frame of the original audio", () => {
  expect(segmentInOriginal({ ...segmentAt(1, 2), seek: 100 }, map).seek).toBe(500);
  expect(segmentInOriginal({ ...segmentAt(0, 1), seek: 0 }, map).seek).toBe(100);
});

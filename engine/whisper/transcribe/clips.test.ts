import { expect, test } from "vitest";
import { clipsOf, nextClip } from "./clips";

const end = Number.POSITIVE_INFINITY;

test.each([
  [[], [[0, end]]],
  [[4], [[400, end]]],
  [[4, 14.5], [[400, 1450]]],
  [
    [0, 4, 8],
    [
      [0, 400],
      [800, end],
    ],
  ],
  [
    [0, 10, 5, 15],
    [
      [0, 1000],
      [1000, 1500],
    ],
  ],
  [[10, 20, 0, 5], [[1000, 2000]]],
  [
    [0, 10, 2, 8, 9, 12],
    [
      [0, 1000],
      [1000, 1200],
    ],
  ],
  [
    [0, 10, 5],
    [
      [0, 1000],
      [1000, end],
    ],
  ],
  [[3, 3], []],
])("clips of %j never go back", (seconds, frames) => {
  expect(clipsOf(seconds)).toEqual(frames.map(([start, end]) => ({ start, end })));
});

test.each([[[-1]], [[5, 4]], [[0, 1, Number.NaN]]])("clips of %j are refused", (seconds) => {
  expect(() => clipsOf(seconds)).toThrow(
    /^clipTimestamps holds (-1|4|NaN); seconds from [05] on were expected there\.$/,
  );
});

test("decoding goes on in the next clip that has something left", () => {
  const clips = clipsOf([1, 2, 3]);
  expect(nextClip(clips, 0)).toEqual({ seek: 100, end: 200 });
  expect(nextClip(clips, 200)).toEqual({ seek: 300, end });
  expect(nextClip(clipsOf([1, 2]), 200)).toBeUndefined();
});

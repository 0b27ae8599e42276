import { expect, test } from "vitest";
import { transcript } from "../../testing/transcripts";
import { textWindows } from "./textWindows";

const said = (...segments: readonly { start: number; end: number; seek?: number; tokens?: number }[]) =>
  transcript(...segments.map(({ tokens = 2, ...times }) => ({ ...times, tokens: new Array<number>(tokens).fill(1) })))
    .segments;

const shapes = (segments: ReturnType<typeof said>) =>
  textWindows(segments, 10).map(({ seek, size, segments }) => [seek, size, segments.length]);

test("a text is aligned in the windows in which it was found", () => {
  const segments = said(
    { seek: 0, start: 0.5, end: 10 },
    { seek: 0, start: 10, end: 28 },
    { seek: 2800, start: 28, end: 30 },
    { seek: 2800, start: 40, end: 58 },
  );
  expect(shapes(segments)).toEqual([
    [0, 3000, 2],
    [2800, 3000, 2],
  ]);
});

test("one whose windows nobody knows in windows that hold it, with a little sound before and behind", () => {
  const segments = said({ start: 31, end: 40 }, { start: 40.2, end: 61 }, { start: 61, end: 65 });
  expect(shapes(segments)).toEqual([
    [3050, 1000, 1],
    [4000, 2550, 2],
  ]);
  expect(shapes(said({ start: 31, end: 40 }, { start: 40, end: 50 }))).toEqual([[3050, 2000, 2]]);
});

test("windows never go back, however the segments come", () => {
  const segments = said(
    { seek: 3000, start: 31, end: 40 },
    { seek: 0, start: 35, end: 62 },
    { seek: 0, start: 20, end: 31 },
  );
  expect(shapes(segments)).toEqual([
    [1950, 1200, 1],
    [3000, 3000, 1],
    [3500, 2750, 1],
  ]);
});

test("what says nothing, lasts longer than a window or has too many tokens is in none", () => {
  expect(
    shapes(said({ start: 0, end: 1, tokens: 0 }, { start: 40, end: 71 }, { start: 1, end: 2, tokens: 11 })),
  ).toEqual([]);
  expect(shapes(said({ start: 0, end: 1, tokens: 6 }, { start: 1, end: 2, tokens: 6 }))).toEqual([
    [0, 3000, 1],
    [0, 3000, 1],
  ]);
});

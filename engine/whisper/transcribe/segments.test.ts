import { describe, expect, test } from "vitest";
import { at, fakeTokenizer } from "../../testing/fakeTokenizer";
import { clearEmpty, cutIntoSegments } from "./segments";

const result = { temperature: 0, avgLogprob: -0.2, compressionRatio: 1.1, noSpeechProb: 0.3 };

/** Cuts the tokens of a window that begins at 10 s. */
function cut(tokens: readonly number[], segmentSize = 3000) {
  return cutIntoSegments({ seek: 1000, segmentSize, inputStride: 2, result: { ...result, tokens } }, fakeTokenizer);
}

const times = (segments: readonly { start: number; end: number }[]) => segments.map(({ start, end }) => [start, end]);

describe("cutting a window", () => {
  test("where timestamps meet, and beginning again after the last complete segment", () => {
    const { segments, nextSeek } = cut([at(0), 10, 11, at(2.5), at(2.5), 12, at(4), at(5), 13]);
    expect(times(segments)).toEqual([
      [10, 12.5],
      [12.5, 14],
    ]);
    expect(segments[0]).toEqual({
      ...result,
      seek: 1000,
      start: 10,
      end: 12.5,
      text: " w10 w11",
      tokens: [at(0), 10, 11, at(2.5)],
    });
    expect(nextSeek).toBe(1000 + 400);
  });

  test("a single timestamp at the end finishes the window", () => {
    const { segments, nextSeek } = cut([at(0), 10, at(2), at(2), 11, at(6)], 1200);
    expect(times(segments)).toEqual([
      [10, 12],
      [12, 16],
    ]);
    expect(nextSeek).toBe(2200);
  });

  test("a pair at the end leaves nothing unfinished but begins there", () => {
    const { segments, nextSeek } = cut([at(0), 10, at(2), at(2)]);
    expect(times(segments)).toEqual([[10, 12]]);
    expect(nextSeek).toBe(1200);
  });

  test("without a pair, takes the whole window up to the last timestamp", () => {
    expect(cut([at(0), 10, at(4)], 1200)).toMatchObject({ segments: [{ start: 10, end: 14 }], nextSeek: 2200 });
    expect(cut([at(0), 10], 1200)).toMatchObject({ segments: [{ start: 10, end: 22 }], nextSeek: 2200 });
    expect(cut([10, 11], 3000)).toMatchObject({ segments: [{ start: 10, end: 40, text: " w10 w11" }], nextSeek: 4000 });
  });

  test("empties segments without text or length, and keeps their place", () => {
    const { segments } = cut([at(0), 10, at(2), at(2), 0, at(3), at(3), 12, at(3), at(4), 13, at(5)]);
    expect(segments.map(clearEmpty).map(({ text, tokens }) => [text, tokens.length])).toEqual([
      [" w10", 3],
      ["", 0],
      ["", 0],
      [" w13", 3],
    ]);
    expect(cut([])).toMatchObject({ segments: [{ start: 10, end: 40, text: "", tokens: [] }], nextSeek: 4000 });
  });
});

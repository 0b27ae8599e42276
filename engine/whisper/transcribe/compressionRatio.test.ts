import { expect, test } from "vitest";
import { goldenJson } from "../../testing/goldens";
import { strip } from "../../transcript/strip";
import { compressionRatio } from "./compressionRatio";

interface GoldenSegment {
  readonly seek: number;
  readonly text: string;
  readonly compression_ratio: number;
}

const clips = goldenJson<Record<string, { readonly segments?: readonly GoldenSegment[] }>>("tiny.en-q5_1/greedy.json");
/** This window's text went on after its last timestamp; the reference measured that too but did not keep it. */
const cutWindow = "noise-dishes 0";

/** The reference measures the stripped text of a whole window, all segments of one seek. */
const windows = Object.entries(clips).flatMap(([clip, { segments = [] }]) =>
  [...new Set(segments.map(({ seek }) => seek))].map((seek) => {
    const inWindow = segments.filter((segment) => segment.seek === seek);
    return {
      name: `${clip} ${seek}`,
      text: strip(inWindow.map(({ text }) => text).join("")),
      ratio: inWindow[0]!.compression_ratio,
    };
  }),
);

test("equals openai/whisper's in every window of every clip within 1e-6", () => {
  expect(windows.length).toBeGreaterThan(290);
  const wrong = windows.filter(({ text, ratio }) => Math.abs(compressionRatio(text) - ratio) > 1e-6);
  expect(wrong.map(({ name }) => name)).toEqual([cutWindow]);
});

test("repetition compresses, nothing has ratio 0, and bytes count, not characters", () => {
  expect(compressionRatio(" la".repeat(200))).toBeGreaterThan(20);
  expect(compressionRatio("")).toBe(0);
  expect(compressionRatio("é")).toBeCloseTo(2 / 10, 12);
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { goldenJson } from "../../testing/goldens";
import { parseGgml } from "../files/ggml";
import { createTokenizer } from "../tokenizer/tokenizer";
import { cutIntoSegments } from "./segments";

interface GoldenSegment {
  readonly seek: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly number[];
}

const goldens = goldenJson<Record<string, { segments?: readonly GoldenSegment[] }>>("tiny.en-q5_1/greedy.json");
const { dims, tokens } = parseGgml(
  readFileSync(new URL("../../../public/models/ggml-tiny.en-q5_1.bin", import.meta.url)),
);
const tokenizer = createTokenizer({ nVocab: dims.nVocab, tokens });

/** The windows of all transcripts, but those with emptied segments, whose tokens are gone, and those without timestamps. */
const windows = Object.entries(goldens).flatMap(([id, { segments = [] }]) =>
  [...new Set(segments.map(({ seek }) => seek))]
    .map((seek) => ({ id, seek, segments: segments.filter((segment) => segment.seek === seek) }))
    .filter(({ segments: inWindow }) => inWindow.every((segment) => segment.tokens.length > 0))
    .filter(({ segments: inWindow }) => (inWindow.at(-1)?.tokens.at(-1) ?? 0) > tokenizer.timestampBegin),
);

describe("windows of openai/whisper's transcripts", () => {
  test("are many", () => expect(windows.length).toBeGreaterThan(200));

  test("are cut into the same segments", () => {
    for (const { id, seek, segments } of windows) {
      const result = {
        tokens: segments.flatMap((segment) => segment.tokens),
        temperature: 0,
        avgLogprob: 0,
        compressionRatio: 0,
        noSpeechProb: 0,
      };
      const cut = cutIntoSegments({ seek, segmentSize: 3000, inputStride: 2, result }, tokenizer);
      const found = cut.segments.map(({ text, tokens: inSegment }) => ({ text, tokens: inSegment }));
      expect(found, id).toEqual(segments.map((segment) => ({ text: segment.text, tokens: segment.tokens })));
      for (const [i, { start, end }] of segments.entries()) {
        expect(cut.segments[i]?.start, id).toBeCloseTo(start, 5);
        expect(cut.segments[i]?.end, id).toBeCloseTo(end, 5);
      }
    }
  });
});

import { describe, expect, test } from "vitest";
import { goldenJson } from "../../testing/goldens";
import type { Segment, Transcript, Word } from "../types";
import { type ExportFormat, exporters } from "./export";
import type { ExportOptions } from "./options";

interface GoldenSegment {
  readonly seek: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly number[];
  readonly temperature: number;
  readonly avg_logprob: number;
  readonly compression_ratio: number;
  readonly no_speech_prob: number;
  readonly words: readonly Word[];
}
interface GoldenClip {
  readonly text: string;
  readonly segments: readonly GoldenSegment[];
}
interface GoldenFile {
  readonly clip: string;
  readonly format: ExportFormat;
  readonly options: {
    readonly max_line_width?: number;
    readonly max_line_count?: number;
    readonly max_words_per_line?: number;
    readonly highlight_words?: boolean;
  };
  readonly content: string;
}

const clips = goldenJson<Readonly<Record<string, GoldenClip>>>("tiny.en-q5_1/words.json");
const files = goldenJson<readonly GoldenFile[]>("tiny.en-q5_1/writers.json");

function transcriptOf({ text, segments }: GoldenClip): Transcript {
  return { text, language: "en", segments: segments.map(segmentOf) };
}

function segmentOf(segment: GoldenSegment, id: number): Segment {
  const { seek, start, end, text, tokens, temperature, words } = segment;
  return {
    ...{ id, seek, start, end, text, tokens, temperature, words },
    avgLogprob: segment.avg_logprob,
    compressionRatio: segment.compression_ratio,
    noSpeechProb: segment.no_speech_prob,
  };
}

function optionsOf({ options }: GoldenFile): ExportOptions {
  const { max_line_width, max_line_count, max_words_per_line, highlight_words } = options;
  return {
    ...(max_line_width !== undefined && { maxLineWidth: max_line_width }),
    ...(max_line_count !== undefined && { maxLineCount: max_line_count }),
    ...(max_words_per_line !== undefined && { maxWordsPerLine: max_words_per_line }),
    ...(highlight_words !== undefined && { highlightWords: highlight_words }),
  };
}

describe("the reference's own files, to the byte", () => {
  test("there are twelve of three clips each", () => {
    expect(files.length).toBe(36);
  });

  test.each(files.map((file) => [file.format, JSON.stringify(file.options), file.clip, file] as const))(
    "%s %s of %s",
    (format, _options, clip, file) => {
      expect(exporters[format](transcriptOf(clips[clip]!), optionsOf(file))).toBe(file.content);
    },
  );
});

test.each(Object.keys(clips))("JSON of %s is the reference's result, key for key", (clip) => {
  const { text, segments } = clips[clip]!;
  const result = { text, segments: segments.map((segment, id) => ({ id, ...segment })), language: "en" };
  // As strings, so that the order of the keys counts.
  const written = JSON.parse(exporters.json(transcriptOf(clips[clip]!)));
  expect(JSON.stringify(written)).toBe(JSON.stringify(result));
});

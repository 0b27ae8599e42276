import { describe, expect, test } from "vitest";
import { goldenJson } from "../../testing/goldens";
import type { Segment, Transcript } from "../types";
import { type ExportFormat, exporters } from "./export";
import { formatTimestamp } from "./formatTimestamp";

interface GoldenClip {
  readonly text: string;
  readonly segments: readonly {
    start: number;
    end: number;
    text: string;
    words: readonly { start: number; end: number }[];
  }[];
}
interface GoldenFile {
  readonly clip: string;
  readonly format: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly content: string;
}

const blank: Segment = {
  id: 0,
  seek: 0,
  start: 0,
  end: 1,
  text: " hello",
  tokens: [50363, 23748],
  temperature: 0,
  avgLogprob: -0.25,
  compressionRatio: 0.5,
  noSpeechProb: 0.125,
};

function transcript(...segments: readonly Partial<Segment>[]): Transcript {
  const all = segments.map((segment, id) => ({ ...blank, id, ...segment }));
  return { text: all.map(({ text }) => text).join(""), language: "en", segments: all };
}

describe("the reference's own files", () => {
  const clips = goldenJson<Record<string, GoldenClip>>("tiny.en-q5_1/words.json");
  const files = goldenJson<readonly GoldenFile[]>("tiny.en-q5_1/writers.json").filter(
    ({ format, options }) => format in exporters && Object.keys(options).length === 0,
  );

  test("there are nine of them without word options", () => {
    expect(files.length).toBe(9);
  });

  test.each(files.map((file) => [file.format, file.clip, file.content] as const))(
    "%s of %s",
    (format, clip, content) => {
      // With word times at hand the reference takes a cue's times from its first and last word.
      const segments = clips[clip]!.segments.map(({ text, words }) => ({
        text,
        start: words[0]!.start,
        end: words.at(-1)!.end,
      }));
      expect(exporters[format as ExportFormat](transcript(...segments))).toBe(content);
    },
  );
});

test("white space around a segment goes and arrows in it do not end a cue", () => {
  const odd = transcript({ text: "  a --> b --> c\u2003", start: 3599.9996, end: 3600.5 });
  expect(exporters.txt(odd)).toBe("a --> b --> c\n");
  expect(exporters.srt(odd)).toBe("1\n01:00:00,000 --> 01:00:00,500\na -> b -> c\n\n");
  expect(exporters.vtt(odd)).toBe("WEBVTT\n\n01:00:00.000 --> 01:00:00.500\na -> b -> c\n\n");
});

test("no segments", () => {
  expect(Object.values(exporters).map((write) => write(transcript()))).toEqual([
    "",
    "",
    "WEBVTT\n\n",
    '{"text":"","segments":[],"language":"en"}',
  ]);
});

test("JSON has openai/whisper's keys in its order", () => {
  expect(exporters.json(transcript({}))).toBe(
    '{"text":" hello","segments":[{"id":0,"seek":0,"start":0,"end":1,"text":" hello","tokens":[50363,23748],' +
      '"temperature":0,"avg_logprob":-0.25,"compression_ratio":0.5,"no_speech_prob":0.125}],"language":"en"}',
  );
});

test("times round half to even and cannot be negative", () => {
  const times = { hours: "when needed", decimalMarker: "." } as const;
  expect(formatTimestamp(0.0625, times)).toBe("00:00.062");
  expect(formatTimestamp(0.1875, times)).toBe("00:00.188");
  expect(formatTimestamp(59.9999, times)).toBe("01:00.000");
  expect(formatTimestamp(360_000, times)).toBe("100:00:00.000");
  expect(() => formatTimestamp(-0.01, times)).toThrow(RangeError);
  expect(() => formatTimestamp(Number.NaN, times)).toThrow(RangeError);
});

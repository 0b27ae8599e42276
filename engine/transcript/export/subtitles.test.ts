import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spoken, transcript } from "../../testing/transcripts";
import { type Cue, cuesOf } from "./cues";
import { milliseconds } from "./milliseconds";
import type { ExportOptions } from "./options";
import { writeSrt, writeVtt } from "./subtitles";

const limit = fc.integer({ min: 1, max: 30 });
const options: fc.Arbitrary<ExportOptions> = fc.record(
  { maxLineWidth: limit, maxLineCount: limit, maxWordsPerLine: limit },
  { requiredKeys: [] },
);

/** Words one after the other, with silences between them, from any hour on. */
function speechOf(word: fc.Arbitrary<string>) {
  const timed = fc.tuple(word, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 1500 }));
  return fc
    .tuple(fc.array(fc.array(timed, { maxLength: 12 }), { maxLength: 6 }), fc.integer({ min: 0, max: 200 * 3_600_000 }))
    .map(([segments, from]) => {
      let now = from;
      return spoken(
        ...segments.map((words) =>
          words.map(([word, silence, length]) => {
            const start = now + silence;
            now = start + length;
            return { word, start: start / 1000, end: now / 1000 };
          }),
        ),
      );
    });
}

const characters = fc.constantFrom("a", "é", "漢", "😀", "ש", "👩‍👧", "'", ".");
const plainWord = fc.string({ unit: characters, minLength: 1, maxLength: 12 }).map((text) => ` ${text}`);
const plainSpeech = speechOf(plainWord);
const hostile = fc.string({
  unit: fc.oneof(fc.constantFrom("-->", "-", ">", "\n", "\r\n", "\r", " ", "1", "<u>"), fc.string({ maxLength: 1 })),
  maxLength: 20,
});

describe("cues of words", () => {
  test("say every word once, in order and in time, and none is empty", () => {
    fc.assert(
      fc.property(plainSpeech, options, (speech, options) => {
        const cues = cuesOf(speech, options);
        expect(cues.map(({ text }) => text.replace(/\s/g, "")).join("")).toBe(speech.text.replaceAll(" ", ""));
        expectInTime(cues);
      }),
    );
  });

  test("keep to the limits, except that a word is never cut", () => {
    fc.assert(
      fc.property(plainSpeech, options, (speech, { maxLineWidth, maxLineCount, ...rest }) => {
        const across = maxLineWidth !== undefined && maxLineCount !== undefined;
        const limits = { ...(maxLineWidth && { maxLineWidth }), ...(maxLineCount && { maxLineCount }), ...rest };
        for (const { text } of cuesOf(speech, limits)) {
          const lines = text.split("\n");
          for (const line of lines)
            if (line.includes(" ")) expect([...line].length).toBeLessThanOrEqual(maxLineWidth ?? 1000);
          if (across) expect(lines.length).toBeLessThanOrEqual(maxLineCount);
          else expect(text.split(/\s/).length).toBeLessThanOrEqual(rest.maxWordsPerLine ?? 1000);
        }
      }),
    );
  });

  test("underline each word once, and are else as without underlines", () => {
    fc.assert(
      fc.property(plainSpeech, options, (speech, options) => {
        const cues = cuesOf(speech, { ...options, highlightWords: true });
        const underlined = cues.flatMap(({ text }) =>
          [...text.matchAll(/<u>(.*?)<\/u>/g)].map(([, word]) => ` ${word}`),
        );
        expect(underlined.join("")).toBe(speech.text);
        const texts = cues.map(({ text }) => text.replace(/<\/?u>/g, ""));
        expect(new Set(texts)).toEqual(new Set(cuesOf(speech, options).map(({ text }) => text)));
        expectInTime(cues);
      }),
    );
  });
});

describe("files parse into the cues they were made of", () => {
  const anyTranscript = fc.oneof(
    speechOf(hostile),
    fc.array(hostile, { maxLength: 6 }).map((texts) => transcript(...texts.map((text) => ({ text })))),
  );

  test("whatever was said", () => {
    fc.assert(
      fc.property(anyTranscript, options, fc.boolean(), (said, options, highlightWords) => {
        const cues = cuesOf(said, { ...options, highlightWords });
        const expected = cues.map((cue) => ({
          start: milliseconds(cue.start),
          end: milliseconds(cue.end),
          lines: linesOf(cue.text).filter((line) => line !== ""),
        }));
        const srt = parse(writeSrt(said, { ...options, highlightWords }), /^(\d{2,}):(\d\d):(\d\d),(\d{3})$/);
        expect(srt.map(({ name: _, ...cue }) => cue)).toEqual(expected);
        expect(srt.map(({ name }) => name)).toEqual(cues.map((_, i) => String(i + 1)));
        const [head, ...vtt] = parse(
          // A head with times makes a block like the others of it.
          writeVtt(said, { ...options, highlightWords }).replace(/^WEBVTT\n/, "WEBVTT\n00:00.000 --> 00:00.000\n"),
          /^(?:(\d{2,}):)?(\d\d):(\d\d)\.(\d{3})$/,
        );
        expect(head?.name).toBe("WEBVTT");
        expect(vtt).toEqual(expected.map((cue) => ({ name: "", ...cue })));
      }),
    );
  });
});

function expectInTime(cues: readonly Cue[]): void {
  for (const [i, { start, end, text }] of cues.entries()) {
    expect(text).toMatch(/\S/);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(start).toBeGreaterThanOrEqual(cues[i - 1]?.end ?? 0);
  }
}

/** Blocks of a subtitle file as players read it: perhaps a name, a line with an arrow, lines up to an empty one. */
function parse(file: string, time: RegExp): { name: string; start: number; end: number; lines: string[] }[] {
  const blocks: { name: string; start: number; end: number; lines: string[] }[] = [];
  const lines = linesOf(file);
  for (let i = 0; i < lines.length; i++) {
    if (lines[i] === "") continue;
    const name = lines[i]?.includes("-->") ? "" : (lines[i++] ?? "");
    const [start = "", end = ""] = (lines[i] ?? "").split(" --> ");
    const block = { name, start: parseTime(start, time), end: parseTime(end, time), lines: [] as string[] };
    while (lines[i + 1]) block.lines.push(lines[++i] ?? "");
    expect(block.lines.filter((line) => line.includes("-->"))).toEqual([]);
    blocks.push(block);
  }
  return blocks;
}

function parseTime(text: string, time: RegExp): number {
  const match = time.exec(text);
  expect(match, text).not.toBeNull();
  const [hours = 0, minutes = 0, seconds = 0, thousandths = 0] = (match ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/);
}

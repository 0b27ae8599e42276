import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ExportOptions, Word } from "../../../engine/index";
import { paragraphsOf } from "../../../engine/index";
import { splitParagraph, stretchOf, writeParagraph } from "../../client/transcripts/edit/edit";
import type { TranscriptSegment } from "../../client/transcripts/types";
import { defaultJobOptions } from "../../state/queue/jobOptions";
import { newTranscript } from "../../state/transcripts/transcript";
import { en } from "../../strings/en";
import { segment } from "../../testing/segments";
import { captionsOf, exportText, formatsOf, type TextFormat } from "./exporting";

/** Times in a text of a format, in seconds: of spans with an end, and moments without one. */
interface Times {
  readonly spans: readonly (readonly [start: number, end: number])[];
  readonly moments: readonly number[];
}

const clock = /(?:(\d+):)?(\d+):(\d+)[.,](\d+)/;

function secondsOf(text: string): number {
  const [, hours = "0", minutes = "0", seconds = "0", part = "0"] = clock.exec(text) ?? [];
  return 3600 * Number(hours) + 60 * Number(minutes) + Number(`${seconds}.${part}`);
}

const readers: Readonly<Record<TextFormat, (text: string) => Times>> = {
  txt: () => ({ spans: [], moments: [] }),
  srt: arrows,
  vtt: arrows,
  tsv: (text) => rows(text, /^(\d+)\t(\d+)\t/gm, 1000),
  csv: (text) => rows(text, /^([\d.]+),([\d.]+),/gm, 1),
  lrc: (text) => ({ spans: [], moments: [...text.matchAll(/^\[(.*?)\]/gm)].map(([, time = ""]) => secondsOf(time)) }),
  md: (text) => ({
    spans: [],
    moments: [...text.matchAll(/^\*\*(.*?)\*\*/gm)].map(([, time]) => secondsOf(`${time}.0`)),
  }),
  ass: (text) => ({
    spans: [...text.matchAll(/^Dialogue: 0,(.*?),(.*?),/gm)].map(
      ([, start = "", end = ""]) => [secondsOf(start), secondsOf(end)] as const,
    ),
    moments: [],
  }),
  fcpxml: (text) => ({
    spans: [...text.matchAll(/<title .*offset="(\d*).*?s".*duration="(\d+)\/25s"/g)].map(([, start, length]) => {
      return [Number(start) / 25, (Number(start) + Number(length)) / 25] as const;
    }),
    moments: [],
  }),
  html: (text) => ({
    spans: [],
    moments: [...text.matchAll(/<time>(.*?)<\/time>/g)].map(([, time]) => secondsOf(`${time}.0`)),
  }),
  rttm: (text) => ({
    spans: [...text.matchAll(/^SPEAKER \S+ 1 (\S+) (\S+) /gm)].map(([, start, lasts]) => {
      // Of sums of milliseconds the last digits are the machine's.
      return [Number(start), Math.round(1000 * (Number(start) + Number(lasts))) / 1000] as const;
    }),
    moments: [],
  }),
  diarized_json: (text) => {
    const { segments } = JSON.parse(text) as { readonly segments: readonly TranscriptSegment[] };
    return { spans: segments.map(({ start, end }) => [start, end] as const), moments: [] };
  },
  json: (text) => {
    const { segments } = JSON.parse(text) as { readonly segments: readonly TranscriptSegment[] };
    const said = segments.filter((one) => one.text.trim() !== "").flatMap((one) => [one, ...(one.words ?? [])]);
    return { spans: said.map(({ start, end }) => [start, end] as const), moments: [] };
  },
};

function arrows(text: string): Times {
  const spans = [...text.matchAll(/^(.*) --> (.*)$/gm)].map(
    ([, start = "", end = ""]) => [secondsOf(start), secondsOf(end)] as const,
  );
  return { spans, moments: [] };
}

function rows(text: string, row: RegExp, perSecond: number): Times {
  const spans = [...text.matchAll(row)].map(
    ([, start, end]) => [Number(start) / perSecond, Number(end) / perSecond] as const,
  );
  return { spans, moments: [] };
}

/** Segments of a sound of a length that is no whole number of milliseconds, some of them of no time, some of two voices at once. */
const heard = fc
  .record({
    samples: fc.integer({ min: 16_000, max: 640_000 }),
    pieces: fc.array(
      fc.record({
        begins: fc.double({ min: 0, max: 1, noNaN: true }),
        lasts: fc.constantFrom(0, 0, 0.3, 2, 7),
        words: fc.array(fc.constantFrom(" One", " two", ",", " three.", " A"), { minLength: 1, maxLength: 5 }),
        isTimed: fc.boolean(),
        speaker: fc.constantFrom(undefined, "Me"),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    isAllTimed: fc.boolean(),
  })
  .map(({ samples, pieces, isAllTimed }) => {
    const length = samples / 16_000;
    const segments = pieces
      .map(({ begins, lasts, words, isTimed, speaker }): TranscriptSegment => {
        const start = begins * length;
        const end = Math.min(length, start + lasts);
        const at = (n: number) => start + ((end - start) * n) / words.length;
        const timed = words.map((word, n): Word => ({ word, start: at(n), end: at(n + 1), probability: 0.5 }));
        const said = segment(start, end, words.join(""));
        return { ...said, ...(speaker && { speaker }), ...((isTimed || isAllTimed) && { words: timed }) };
      })
      .sort((a, b) => a.start - b.start)
      .map((one, id) => ({ ...one, id }));
    return { length, segments };
  });

const edits = fc.array(
  fc.record({
    share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    text: fc.constantFrom("One more than there was, and some.", "A", "three", ""),
    does: fc.constantFrom("write", "append", "split"),
  }),
  { maxLength: 4 },
);

const rules: fc.Arbitrary<ExportOptions> = fc.record(
  {
    maxLineWidth: fc.constantFrom(8, 32),
    maxLineCount: fc.constantFrom(1, 2),
    maxWordsPerLine: fc.constantFrom(1, 3),
    highlightWords: fc.boolean(),
    captions: fc.record({
      lineLength: fc.constantFrom(8, 32),
      lines: fc.constantFrom(1, 2),
      shortest: fc.constantFrom(0.5, 1),
      longest: fc.constantFrom(2, 7),
      pace: fc.constantFrom(2, 20),
      gap: fc.constantFrom(0, 0.1),
    }),
  },
  { requiredKeys: [] },
);

test("whatever was heard and edited, no format tells a time behind the sound's end, and none has a cue of no time", () => {
  fc.assert(
    fc.property(heard, edits, rules, ({ length, segments: all }, deeds, options) => {
      let segments: readonly TranscriptSegment[] = all;
      for (const { share, text, does } of deeds) {
        const paragraphs = paragraphsOf(segments);
        const paragraph = paragraphs[Math.floor(share * paragraphs.length)];
        if (paragraph === undefined) break;
        const stretch = stretchOf(paragraph.segments);
        const shown = paragraph.text.trimEnd();
        if (does === "split") segments = splitParagraph(segments, stretch, Math.floor(share * shown.length));
        else segments = writeParagraph(segments, stretch, does === "append" ? `${shown} ${text}` : text);
      }
      const transcript = {
        ...newTranscript(
          { id: "a", source: { kind: "recording" }, createdAt: 0, speakers: [] },
          { model: undefined, language: "en", options: defaultJobOptions },
        ),
        segments,
      };
      for (const format of Object.keys(readers) as TextFormat[]) {
        const { spans, moments } = readers[format](
          exportText(transcript, format, { options, strings: en, seconds: length }),
        );
        for (const [start, end] of spans) {
          expect(end, format).toBeGreaterThan(start);
          expect(end, format).toBeLessThanOrEqual(length);
        }
        for (const moment of moments) expect(moment, format).toBeLessThanOrEqual(length);
      }
    }),
    { numRuns: 300 },
  );
});

const spoken = {
  ...newTranscript(
    { id: "a", source: { kind: "recording" }, createdAt: Date.UTC(2026, 0, 5, 12), speakers: ["Me", "Them"] },
    { model: undefined, language: "en", options: defaultJobOptions },
  ),
  title: "Keepers",
  segments: [
    { ...segment(0, 2, " The lamp is lit."), id: 0, speaker: "Me" },
    { ...segment(3, 5, " Good."), id: 1, speaker: "Them" },
  ],
};

test("captions that were changed by hand are in the file, those without text are not, and other text has no old words", () => {
  const captions = { lineLength: 42, lines: 2, shortest: 1, longest: 7, pace: 20, gap: 0 };
  const setting = { options: { captions }, strings: en, seconds: 65 };
  const [first, second] = captionsOf(spoken, setting) ?? [];
  if (!first || !second) throw new Error("Two captions were expected");
  const kept = [
    { ...first, text: "A lamp\nis lit.", end: 2.5 },
    { ...second, text: "" },
  ];
  const changed = { ...spoken, captions: kept };
  const srt = "1\n00:00:00,000 --> 00:00:02,500\nA lamp\nis lit.\n\n";
  expect(exportText(changed, "srt", setting)).toBe(srt);
  expect(exportText(changed, "srt", { ...setting, options: {} })).toBe(srt);
  expect(exportText(changed, "ass", setting)).toContain(",,A lamp\\Nis lit.\n");
});

test("who speaks when is a file of its own by the names that are read, and is offered of texts with speakers alone", () => {
  const [lit, good] = spoken.segments;
  if (!lit || !good) throw new Error("Two segments were expected");
  const both = {
    ...spoken,
    segments: [lit, { ...lit, id: 1, start: 2, end: 3, also: "Ana Maria" }, { ...good, id: 2 }],
  };
  const setting = { options: {}, strings: en, seconds: 65 };
  expect(exportText(both, "rttm", setting)).toBe(
    [
      "SPEAKER Keepers 1 0.000 3.000 <NA> <NA> Me <NA> <NA>",
      "SPEAKER Keepers 1 2.000 1.000 <NA> <NA> Ana_Maria <NA> <NA>",
      "SPEAKER Keepers 1 3.000 2.000 <NA> <NA> Them <NA> <NA>",
      "",
    ].join("\n"),
  );
  const { duration, segments } = JSON.parse(exportText(spoken, "diarized_json", setting)) as {
    readonly duration: number;
    readonly segments: readonly object[];
  };
  expect(duration).toBe(65);
  expect(segments[1]).toEqual({
    type: "transcript.text.segment",
    ...{ id: "seg_002", start: 3, end: 5, text: "Good.", speaker: "Them" },
  });
  expect(formatsOf(both)).toContain("rttm");
  expect(
    formatsOf({ segments: [segment(0, 2, " The lamp is lit.")].map((one, id) => ({ ...one, id })) }),
  ).not.toContain("rttm");
});

import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type CaptionsFileFormat, parseText } from "media-captions";
import { beforeAll, expect, test } from "vitest";
import { newFolder } from "../../../scripts/setup/testFolders";
import { spoken, transcript } from "../../testing/transcripts";
import { captionPresets } from "../captions/presets";
import type { Transcript } from "../types";
import { exporters } from "./export";
import { milliseconds } from "./milliseconds";

const someWord = fc.constantFrom(
  " a",
  " Yes.",
  " (and",
  " then),",
  " 漢字",
  " שלום,",
  " <b>",
  " -",
  " x-->y",
  " {\\i1}",
  " C:\\new",
);
const speech = fc
  .array(
    fc.record({ word: someWord, silence: fc.constantFrom(0, 40, 2500), length: fc.integer({ min: 30, max: 900 }) }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((words) => {
    let now = 0;
    return spoken(
      words.map(({ word, silence, length }) => {
        const start = now + silence;
        now = start + length;
        return { word, start: start / 1000, end: now / 1000 };
      }),
    );
  });

/** A file as another program reads it. */
async function read(text: string, type: CaptionsFileFormat) {
  const { cues, errors } = await parseText(text, { type, strict: true });
  expect(errors).toEqual([]);
  return cues.map(({ startTime, endTime, text }) => ({
    start: milliseconds(startTime),
    end: milliseconds(endTime),
    text,
  }));
}

beforeAll(() => {
  // What a browser has, and the parser makes its cues of.
  Object.assign(globalThis, { window: globalThis });
  return () => void Reflect.deleteProperty(globalThis, "window");
});

test.each(["srt", "vtt"] as const)("%s is read as it was written by a parser that is not ours", async (format) => {
  await fc.assert(
    fc.asyncProperty(speech, fc.constantFrom(undefined, ...Object.values(captionPresets)), async (said, captions) => {
      const cues = await read(exporters[format](said, { captions }), format);
      let last = 0;
      for (const { start, end } of cues) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      const bare = (text: string) => text.replace(/\s/g, "").replace(/-{2,}/g, "-");
      expect(bare(cues.map(({ text }) => text).join(""))).toBe(bare(said.text));
    }),
    { numRuns: 100 },
  );
});

const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;

/** The file as ffmpeg writes it anew, as SubRip. */
function throughFfmpeg(said: Transcript, options = {}): string {
  const file = join(newFolder(), "a.ass");
  writeFileSync(file, exporters.ass(said, options));
  const srt = execFileSync("ffmpeg", ["-v", "error", "-i", file, "-f", "srt", "-"], { encoding: "utf8" });
  return srt.replace(/\r|<.*?>/g, "");
}

test.runIf(hasFfmpeg)("ASS is read by ffmpeg, where that is installed", () => {
  const two = spoken([
    { word: " One", start: 0, end: 0.5 },
    { word: " two", start: 0.75, end: 1.2 },
    { word: " three.", start: 3661.239, end: 3662 },
  ]);
  const captions = { ...captionPresets.netflix, lineLength: 6 };
  expect(throughFfmpeg(two, { captions })).toBe(
    "1\n00:00:00,000 --> 00:00:01,200\nOne\ntwo\n\n2\n01:01:01,230 --> 01:01:02,070\nthree.\n\n",
  );
});

test("ASS lights words up when they are said, and takes signs of its own for text", () => {
  const lines = (said: Transcript) =>
    exporters
      .ass(said)
      .split("\n")
      .filter((line) => line.startsWith("Dialogue"));
  const words = [
    { word: " One", start: 1, end: 1.5 },
    { word: " {two}", start: 1.75, end: 2 },
  ];
  expect(lines(spoken(words))).toEqual([
    "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\k50}One{\\k25}{\\k25} \\{two\\}",
  ]);
  expect(lines(transcript({ text: " a\nC:\\new" }))).toEqual([
    "Dialogue: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,a\\NC:\\\u2060new",
  ]);
});

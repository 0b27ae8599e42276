import { expect, test } from "vitest";
import { paragraphsOf } from "../../../engine/index";
import type { TranscriptSegment } from "../../client/transcripts/types";
import { segment } from "../../testing/segments";
import { defaultJobOptions } from "../queue/jobOptions";
import { leavesOutSilence, skippedStretches, withHeardSilence } from "./skipped";
import { newTranscript, type Transcript } from "./transcript";

const source = { kind: "imported", name: "talk.mp3" } as const;
const start = { id: "talk", source, createdAt: 1, speakers: [] };
const empty = newTranscript(start, { model: undefined, language: "en", options: defaultJobOptions });

const textOf = (...segments: readonly TranscriptSegment[]): Transcript => ({ ...empty, segments });
const skippedIn = ({ segments }: Transcript, seconds?: number) =>
  Object.fromEntries(skippedStretches({ paragraphs: paragraphsOf(segments), segments, seconds }));

test("stretches of ten seconds and more are left out before, between and behind what is said, shorter ones are not", () => {
  const text = textOf(segment(12, 14, " One."), segment(20, 22, " Two."), segment(152, 160, " Three."));
  expect(skippedIn(text, 200)).toEqual({
    1200: { from: 0, to: 12 },
    15200: { from: 22, to: 152 },
    end: { from: 160, to: 200 },
  });
  // While it is written nobody knows what is behind.
  expect(skippedIn(text)).not.toHaveProperty("end");
  expect(skippedIn(text, 165)).not.toHaveProperty("end");
});

test("what was heard, and what somebody has emptied, is left out no more; the longest rest is", () => {
  const emptied = { ...segment(40, 60, ""), original: { text: " Um.", tokens: [], start: 40, end: 60 } };
  const text = textOf(segment(0, 20, " One."), emptied, segment(100, 110, " Two."));
  expect(skippedIn(text)).toEqual({ 10000: { from: 60, to: 100 } });
  const heard = withHeardSilence(text, { from: 60, to: 100 });
  expect(skippedIn(heard)).toEqual({ 10000: { from: 20, to: 40 } });
  expect(skippedIn(withHeardSilence(heard, { from: 20, to: 40 }))).toEqual({});
});

test("of a stretch that was heard only the long silences are noted, in their places, without a word", () => {
  const text = textOf(segment(0, 20, " One."), segment(50, 58, " Heard."), segment(100, 110, " Two."));
  const { segments } = withHeardSilence(text, { from: 20, to: 64 });
  expect(segments.map((one) => [one.start, one.end, one.text])).toEqual([
    [0, 20, " One."],
    [20, 50, ""],
    [50, 58, " Heard."],
    [100, 110, " Two."],
  ]);
  expect(new Set(segments.map(({ id }) => id)).size).toBe(4);
  expect(paragraphsOf(segments).map(({ text }) => text)).toEqual(paragraphsOf(text.segments).map(({ text }) => text));
});

test("several stretches at once leave out silence as well as who asked for that", () => {
  expect(leavesOutSilence(defaultJobOptions)).toBe(false);
  expect(leavesOutSilence({ ...defaultJobOptions, skipSilence: true })).toBe(true);
  expect(leavesOutSilence({ ...defaultJobOptions, fastest: true })).toBe(true);
});

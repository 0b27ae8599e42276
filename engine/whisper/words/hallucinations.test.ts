import { describe, expect, test } from "vitest";
import { at, fakeTokenizer } from "../../testing/fakeTokenizer";
import { goldenJson } from "../../testing/goldens";
import type { Word } from "../../transcript/types";
import { cutIntoSegments } from "../transcribe/segments";
import {
  isSegmentAnomaly,
  nextWordsSegment,
  skipSilence,
  type WindowToCheck,
  wordAnomalyScore,
} from "./hallucinations";
import type { TimedSegment } from "./timedSegment";

const result = { temperature: 0, avgLogprob: -0.2, compressionRatio: 1.1, noSpeechProb: 0.3 };

function segmentOf(
  words: readonly Word[],
  start = words[0]?.start ?? 0,
  end = words.at(-1)?.end ?? start,
): TimedSegment {
  return { ...result, seek: 0, start, end, text: "", tokens: [], words };
}

/** Three likely words, or as many unlikely ones, within a second and a half. */
function said(start: number, probability: number): TimedSegment {
  const words = [0, 0.5, 1].map((offset) => {
    return { word: " a", start: start + offset, end: start + offset + 0.5, probability };
  });
  return segmentOf(words);
}
const speech = (start: number) => said(start, 0.9);
const invented = (start: number) => said(start, 0.1);

/** A window from 100 s on of a long file, after speech up to its beginning. */
function check(segments: readonly TimedSegment[], more: Partial<WindowToCheck> = {}) {
  const checked = skipSilence({
    segments,
    seek: 12345,
    previousSeek: 10000,
    segmentSize: 3000,
    contentFrames: 50000,
    singleTimestampEnding: false,
    lastSpeechTimestamp: 100,
    threshold: 2,
    ...more,
  });
  return { ...checked, segments: checked.segments.length };
}

describe("scores", () => {
  test("words are suspicious for being improbable, very short or very long", () => {
    expect(wordAnomalyScore({ start: 1, end: 1.5, probability: 0.5 })).toBe(0);
    expect(wordAnomalyScore({ start: 1, end: 1.5, probability: 0.1 })).toBe(1);
    expect(wordAnomalyScore({ start: 1, end: 1, probability: 0.5 })).toBeCloseTo(1.995);
    expect(wordAnomalyScore({ start: 1, end: 4, probability: 0.1 })).toBe(2);
  });

  test("segments are by three points, or by one for each word; punctuation does not count", () => {
    const word = (text: string, probability: number) => ({ word: text, start: 0, end: 0.5, probability });
    const good = [word(" a", 0.9), word(" b", 0.9)];
    const bad = [word(" c", 0.1), word(" d", 0.1)];
    expect(isSegmentAnomaly({ words: [] })).toBe(false);
    expect(isSegmentAnomaly({ words: good })).toBe(false);
    expect(isSegmentAnomaly({ words: bad })).toBe(true);
    expect(isSegmentAnomaly({ words: [...good, ...bad] })).toBe(false);
    expect(isSegmentAnomaly({ words: [...good, ...bad, word(" e", 0.1)] })).toBe(true);
    expect(isSegmentAnomaly({ words: [...bad, word(".", 0.9)] })).toBe(true);
    expect(isSegmentAnomaly({ words: [...bad, ...good, ...good, ...good, ...bad] })).toBe(false);
    expect(isSegmentAnomaly({ words: [{ word: " a", start: 0, end: 0.0666, probability: 0.9 }] })).toBe(true);
  });

  test("the next segment with words", () => {
    const empty = segmentOf([]);
    expect(nextWordsSegment([empty, speech(3)])).toEqual(speech(3));
    expect(nextWordsSegment([empty])).toBeUndefined();
  });
});

describe("the next window", () => {
  test("begins after the last word", () => {
    const expected = { seek: 11150, segments: 1, lastSpeechTimestamp: 111.5, isSkipped: false };
    expect(check([speech(110)], { threshold: undefined })).toEqual(expected);
    expect(check([speech(110)])).toEqual(expected);
  });

  test("begins after this one where a timestamp says so, or where little is left and silence matters", () => {
    expect(check([speech(110)], { singleTimestampEnding: true, seek: 13000 }).seek).toBe(13000);
    expect(check([speech(128)], { threshold: undefined }).seek).toBe(12950);
    expect(check([speech(128)]).seek).toBe(13000);
  });

  test("begins where the tokens say if nothing was said", () => {
    expect(check([])).toEqual({ seek: 12345, segments: 0, lastSpeechTimestamp: 100, isSkipped: false });
    const empty = segmentOf([], 100, 100);
    expect(check([empty]).seek).toBe(12345);
  });
});

describe("suspicious segments", () => {
  test("first of all after silence: the window is decoded again from there", () => {
    const expected = { seek: 10500, segments: 0, lastSpeechTimestamp: 100, isSkipped: true };
    expect(check([invented(105), speech(107)])).toEqual(expected);
    expect(check([speech(105), speech(107)]).isSkipped).toBe(false);
    expect(check([invented(101.5), speech(103)]).isSkipped).toBe(false);
  });

  test("between silence: all from there on is dropped and decoded again", () => {
    expect(check([speech(101), invented(108), speech(115)])).toEqual({
      seek: 10800,
      segments: 1,
      lastSpeechTimestamp: 102.5,
      isSkipped: false,
    });
  });

  test("before another one, or near the end of the window, count as before silence", () => {
    expect(check([speech(101), invented(108), invented(109.5)]).segments).toBe(1);
    expect(check([speech(101), invented(127.5)]).segments).toBe(1);
  });

  test("beside speech are kept", () => {
    expect(check([speech(101), invented(103), speech(110)]).segments).toBe(3);
    expect(check([speech(101), invented(108), speech(110)]).segments).toBe(3);
  });

  test("at the end of the audio end the transcript; while its end is unknown, it goes on", () => {
    const segments = [speech(101), invented(108)];
    expect(check(segments, { contentFrames: 11100 })).toMatchObject({ seek: 11100, segments: 1 });
    expect(check(segments, { contentFrames: Infinity })).toMatchObject({ seek: 10800, segments: 1 });
  });

  test("at the beginning of the audio have silence before them", () => {
    const beginning = { previousSeek: 0, lastSpeechTimestamp: 0, threshold: 3 };
    expect(check([invented(2.5), speech(10)], beginning)).toMatchObject({ seek: 250, segments: 0, isSkipped: false });
    expect(check([speech(0), invented(3.5), speech(10)], beginning).segments).toBe(3);
  });

  test("are kept without a threshold", () => {
    expect(check([invented(105)], { threshold: undefined })).toMatchObject({ segments: 1, isSkipped: false });
  });
});

type GoldenWord = readonly [word: string, start: number, end: number, probability: number];

interface SilenceCase {
  readonly contentFrames: number;
  readonly threshold: number | null;
  readonly windows: readonly (readonly [
    seek: number,
    segmentSize: number,
    lastSpeechTimestamp: number,
    tokens: readonly number[],
    segments: readonly (readonly [start: number, end: number, words: readonly GoldenWord[]])[],
    kept: number,
  ])[];
}

test("openai/whisper goes through the audio in the same windows and keeps as many segments", () => {
  const { silence } = goldenJson<{ silence: readonly SilenceCase[] }>("wordTiming.json");
  expect(silence.length).toBeGreaterThan(10);
  for (const { contentFrames, threshold, windows } of silence) {
    for (const [i, [previousSeek, segmentSize, lastSpeechTimestamp, tokens, timed, kept]] of windows.entries()) {
      const window = { seek: previousSeek, segmentSize, inputStride: 2, result: { ...result, tokens } };
      const cut = cutIntoSegments(window, fakeTokenizer);
      expect(cut.segments.length).toBe(timed.length);
      const segments = timed.map(([start, end, words]) =>
        segmentOf(
          words.map(([word, from, to, probability]) => ({ word, start: from, end: to, probability })),
          start,
          end,
        ),
      );
      const checked = skipSilence({
        segments,
        seek: cut.nextSeek,
        previousSeek,
        segmentSize,
        contentFrames,
        singleTimestampEnding: tokens.at(-1)! >= at(0) && tokens.at(-2)! < at(0),
        lastSpeechTimestamp,
        threshold: threshold ?? undefined,
      });
      const [nextSeek, , nextLast] = windows[i + 1] ?? [undefined, undefined, undefined];
      expect(checked.segments.length).toBe(kept);
      if (nextSeek === undefined) expect(checked.seek).toBeGreaterThanOrEqual(contentFrames);
      else expect([checked.seek, checked.lastSpeechTimestamp]).toEqual([nextSeek, nextLast]);
    }
  }
});

import { sampleRate } from "../../audio/constants";
import type { Word } from "../../transcript/types";
import { hopLength } from "../logMel/constants";
import type { WordTiming } from "./findAlignment";
import { defaultPunctuations, mergePunctuations, type Punctuations } from "./mergePunctuations";
import { roundToHundredths } from "./round";
import { type CutSegment, endOf, type TimedSegment } from "./timedSegment";
import { shortenAtSentenceEnds, shortenAtStart, typicalDuration } from "./wordDurations";

export interface WindowToTime {
  /** Segments of one window, with the tokens that were aligned. */
  readonly segments: readonly CutSegment[];
  readonly alignment: readonly WordTiming[];
  /** End-of-text: tokens below are text. */
  readonly eot: number;
  /** When the last word before this window ended, 0 if there is none. */
  readonly lastSpeechTimestamp: number;
  readonly punctuations?: Punctuations;
}

export interface TimedWindow {
  readonly segments: readonly TimedSegment[];
  /** When the last word ended; `skipSilence`, which may drop segments, needs the time from before this window. */
  readonly lastSpeechTimestamp: number;
}

/**
 * Gives a window's segments their words, with times in seconds of the audio, and moves the segments' own times to those
 * of their words where these are plausible.
 *
 * Words that are much longer than usual, because they took in a pause, are shortened at the beginning of segments and at
 * the ends of sentences. Source: openai/whisper timing.py, add_word_timestamps.
 */
export function addWordTimestamps(window: WindowToTime): TimedWindow {
  const { segments, alignment, eot, punctuations = defaultPunctuations } = window;
  const usual = typicalDuration(alignment);
  const timings = mergePunctuations(shortenAtSentenceEnds(alignment, usual), punctuations);
  let { lastSpeechTimestamp } = window;
  let next = 0;
  const timed = segments.map((segment) => {
    const textTokens = segment.tokens.filter((token) => token < eot).length;
    const from = next;
    for (let saved = 0; next < timings.length && saved < textTokens; next++) saved += timings[next]!.tokens.length;
    const words = inAudio(timings.slice(from, next), segments[0]!.seek);
    const withWords = fitTogether(segment, shortenAtStart(words, usual, lastSpeechTimestamp), usual);
    if (words.length > 0) lastSpeechTimestamp = withWords.end;
    return withWords;
  });
  return { segments: timed, lastSpeechTimestamp: endOf(timed) ?? lastSpeechTimestamp };
}

/** The words that have text, at their times in the audio. */
function inAudio(timings: readonly WordTiming[], seek: number): readonly Word[] {
  const timeOffset = (seek * hopLength) / sampleRate;
  return timings
    .filter(({ word }) => word !== "")
    .map(({ word, start, end, probability }) => ({
      word,
      start: roundToHundredths(timeOffset + start),
      end: roundToHundredths(timeOffset + end),
      probability,
    }));
}

/** The segment's own times win where a word reaches more than half a second beyond them; else those of the words. */
function fitTogether(segment: CutSegment, words: readonly Word[], usual: number): TimedSegment {
  const fitted = [...words];
  let { start, end } = segment;
  const first = fitted[0];
  if (!first) return { ...segment, words: fitted };
  if (start < first.end && start - 0.5 > first.start) {
    fitted[0] = { ...first, start: Math.max(0, Math.min(first.end - usual, start)) };
  } else {
    start = first.start;
  }
  const last = fitted.at(-1)!;
  if (end > last.start && end + 0.5 < last.end) {
    fitted[fitted.length - 1] = { ...last, end: Math.max(last.start + usual, end) };
  } else {
    end = last.end;
  }
  return { ...segment, start, end, words: fitted };
}

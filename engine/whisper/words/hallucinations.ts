import { sampleRate } from "../../audio/constants";
import type { Word } from "../../transcript/types";
import { roundHalfEven } from "../decoding/roundHalfEven";
import { framesPerSecond, hopLength, nFrames } from "../logMel/constants";
import { endOf, type TimedSegment } from "./timedSegment";

/** A window whose words have times. */
export interface WindowToCheck {
  readonly segments: readonly TimedSegment[];
  /** First frame of the next window, as the window's tokens have it. */
  readonly seek: number;
  /** First frame of this window. */
  readonly previousSeek: number;
  /** Frames of audio in this window. */
  readonly segmentSize: number;
  /** Frames of the whole audio; Infinity while its end is not known. */
  readonly contentFrames: number;
  /** The tokens end with one timestamp: nothing is said after the last segment. */
  readonly singleTimestampEnding: boolean;
  /** When the last word before this window ended, 0 if there is none. */
  readonly lastSpeechTimestamp: number;
  /** Seconds of silence around a suspicious segment from which on it is dropped; undefined keeps all segments. */
  readonly threshold: number | undefined;
}

export interface CheckedWindow {
  /** The segments to keep. */
  readonly segments: readonly TimedSegment[];
  readonly seek: number;
  readonly lastSpeechTimestamp: number;
  /** The window begins with silence before a suspicious segment: it gives nothing and is decoded again from `seek` on. */
  readonly isSkipped: boolean;
}

/**
 * Says where the next window begins, now that the words' times are known, and drops what was made up in silence.
 *
 * A suspicious segment with silence, or more suspicious segments, on both sides ends the window: it goes, with all that
 * follows, and decoding begins again there. Source: openai/whisper transcribe.py, hallucination_silence_threshold.
 */
export function skipSilence(window: WindowToCheck): CheckedWindow {
  const { segments, previousSeek, lastSpeechTimestamp, threshold } = window;
  const timeOffset = secondsOf(previousSeek);
  if (threshold !== undefined) {
    const first = nextWordsSegment(segments);
    const gap = first && isSegmentAnomaly(first) ? first.start - timeOffset : 0;
    if (gap > threshold) {
      return { segments: [], seek: previousSeek + framesOf(gap), lastSpeechTimestamp, isSkipped: true };
    }
  }
  const invented = threshold === undefined ? -1 : firstInvented(window, threshold);
  const kept = invented < 0 ? segments : segments.slice(0, invented);
  return {
    segments: kept,
    seek: invented < 0 ? seekAfterWords(window) : seekBeforeInvented(window, segments[invented]!),
    lastSpeechTimestamp: endOf(kept) ?? lastSpeechTimestamp,
    isSkipped: false,
  };
}

/** After the last word; after the window where the threshold says that too little time is left for another word. */
function seekAfterWords(window: WindowToCheck): number {
  const { segments, seek, previousSeek, segmentSize, singleTimestampEnding, threshold } = window;
  const end = endOf(segments);
  if (singleTimestampEnding || end === undefined || !(end > secondsOf(previousSeek))) return seek;
  const remaining = secondsOf(previousSeek + nFrames) - end;
  return threshold === undefined || remaining > threshold ? framesOf(end) : previousSeek + segmentSize;
}

/** Where the invented segment begins, a second on at least; the end of the audio where little is left after it. */
function seekBeforeInvented({ previousSeek, contentFrames, threshold = 0 }: WindowToCheck, segment: TimedSegment) {
  if (secondsOf(contentFrames) - segment.end < threshold) return contentFrames;
  return framesOf(Math.max(secondsOf(previousSeek) + 1, segment.start));
}

/** The first suspicious segment with silence, or more suspicious segments, on both sides; -1 if there is none. */
function firstInvented(window: WindowToCheck, threshold: number): number {
  const { segments, previousSeek, segmentSize } = window;
  const timeOffset = secondsOf(previousSeek);
  const windowEnd = secondsOf(previousSeek + nFrames);
  let lastEnd = window.lastSpeechTimestamp;
  return segments.findIndex((segment, i) => {
    if (segment.words.length === 0) return false;
    const silenceBefore =
      segment.start - lastEnd > threshold || segment.start < threshold || segment.start - timeOffset < 2;
    lastEnd = segment.end;
    if (!silenceBefore || !isSegmentAnomaly(segment)) return false;
    const next = nextWordsSegment(segments.slice(i + 1));
    const nextStart = next?.words[0]?.start ?? timeOffset + secondsOf(segmentSize);
    const silenceAfter = nextStart - segment.end > threshold || windowEnd - segment.end < 2;
    return silenceAfter || (next !== undefined && isSegmentAnomaly(next));
  });
}

/** The first segment that has words. */
export function nextWordsSegment(segments: readonly TimedSegment[]): TimedSegment | undefined {
  return segments.find(({ words }) => words.length > 0);
}

/** Punctuation of any kind, which says nothing about a segment. */
const punctuation = "\"'“¿([{-\"'.。,，!！?？:：”)]}、";

/** Whether a segment is suspicious: three points among its first eight words, or almost one for each of them. */
export function isSegmentAnomaly({ words }: Pick<TimedSegment, "words">): boolean {
  if (words.length === 0) return false;
  const judged = words.filter(({ word }) => !punctuation.includes(word)).slice(0, 8);
  const score = judged.reduce((sum, word) => sum + wordAnomalyScore(word), 0);
  return score >= 3 || score + 0.01 >= judged.length;
}

/** Points against a word: for being improbable, shorter than 0.133 s or longer than 2 s. */
export function wordAnomalyScore({ start, end, probability }: Omit<Word, "word">): number {
  const duration = end - start;
  let score = 0;
  if (probability < 0.15) score += 1;
  if (duration < 0.133) score += (0.133 - duration) * 15;
  if (duration > 2) score += duration - 2;
  return score;
}

function secondsOf(frames: number): number {
  return (frames * hopLength) / sampleRate;
}

function framesOf(seconds: number): number {
  return roundHalfEven(seconds * framesPerSecond);
}

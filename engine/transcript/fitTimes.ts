import { sampleRate } from "../audio/constants";
import type { AudioSource } from "../audio/source";
import { mapRun } from "./mapRun";
import type { Segment, TranscribeEvent, Transcript, Word } from "./types";

/** Seconds that a word lasts at least: one step of Whisper's clock. */
const leastWord = 0.02;
/** Seconds that a text lasts at least: as little as can be written. */
const leastText = 0.001;

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Segments whose times can be shown: none after the audio's end, and no text or word without a length. Whisper's own times
 * run to the end of its window, and a word that it finds no time for gets none. Times that need no change have none.
 *
 * `seconds`: length of the audio; Infinity while it is not known.
 */
export function fitTimes(segments: readonly Segment[], seconds: number): readonly Segment[] {
  const allWords = segments.flatMap((segment) => segment.words ?? []);
  const words = fitWords(allWords, seconds);
  let next = 0;
  const withWords = segments.map((segment): Segment => {
    if (!segment.words) return segment;
    const fitted: readonly Word[] = segment.words.map((word) => ({ ...word, ...words[next++] }));
    const [first, last] = [fitted[0], fitted.at(-1)];
    return {
      ...segment,
      words: fitted,
      start: Math.min(segment.start, first?.start ?? segment.start),
      end: Math.max(segment.end, last?.end ?? segment.end),
    };
  });
  return withWords.map((segment) => ({ ...segment, ...fitSegment(segment, seconds) }));
}

/** A text without a length gets one; several at one moment stay there, since silence may lie on either side. */
function fitSegment({ start: from, end: to, text }: Segment, limit: number): Span {
  const end = Math.min(to, limit);
  const start = Math.min(from, end);
  if (text.trim() === "" || !isShort(start, end)) return { start, end };
  const later = rounded(start + leastText);
  return later <= limit ? { start, end: later } : { start: Math.max(0, rounded(end - leastText)), end };
}

/** Lengthens what has no length towards its end, and at `limit` towards its beginning; neighbours make room. */
function fitWords(spans: readonly Span[], limit: number): readonly Span[] {
  let floor = Number.NEGATIVE_INFINITY;
  const forward = spans.map(({ start: from, end: to }) => {
    const start = Math.max(from, floor);
    const end = isShort(start, to) ? rounded(start + leastWord) : to;
    floor = end === to ? Number.NEGATIVE_INFINITY : end;
    return { start, end };
  });
  let ceiling = limit;
  const backward = forward.toReversed().map(({ start: from, end: to }) => {
    const end = Math.min(to, ceiling);
    const start = isShort(from, end) ? Math.max(0, rounded(end - leastWord)) : from;
    ceiling = start < from ? start : limit;
    return { start, end };
  });
  return backward.toReversed();
}

/** As it is written: in whole milliseconds. */
function isShort(start: number, end: number): boolean {
  return Math.round(1000 * end) <= Math.round(1000 * start);
}

function rounded(seconds: number): number {
  return Math.round(1e6 * seconds) / 1e6;
}

/** Audio that knows its length once it was read to its end. */
export function measured(source: AudioSource): AudioSource & { readonly length: number } {
  let samples = 0;
  let hasEnded = false;
  return {
    start: source.start,
    seconds: source.seconds,
    get length() {
      return hasEnded ? samples / sampleRate : Number.POSITIVE_INFINITY;
    },
    async read() {
      const chunk = await source.read();
      if (chunk) samples += chunk.length;
      else hasEnded = true;
      return chunk;
    },
  };
}

/** A run over audio with the times of its segments fitted; `length` tells that of the audio as far as it is known. */
export function withFittedTimes(
  audio: { readonly length: number },
  run: AsyncGenerator<TranscribeEvent, Transcript>,
): AsyncGenerator<TranscribeEvent, Transcript> {
  const segments = (found: readonly Segment[]) => fitTimes(found, audio.length);
  const event = (one: TranscribeEvent) =>
    one.type === "segments" ? { ...one, segments: segments(one.segments) } : one;
  return mapRun(run, { event, segments });
}

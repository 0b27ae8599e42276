import { sampleRate } from "../audio/constants";
import type { AudioSource, Gap } from "../audio/source";
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

/** What bounds the times of a text, in seconds from the audio's beginning. */
export interface Bounds {
  /** Length of the audio; Infinity while it is not known. */
  readonly length: number;
  /** Where there is no sound. */
  readonly gaps: readonly Gap[];
}

/**
 * Segments whose times can be shown: none in a gap or after the audio's end, and no text or word without a length. Whisper's
 * own times run to the end of its window, begin within its first second, and a word that it finds no time for gets none.
 * Times that need no change have none.
 */
export function fitTimes(given: readonly Segment[], { length: seconds, gaps }: Bounds): readonly Segment[] {
  const segments = gaps.length === 0 ? given : given.map((segment) => withoutGaps(segment, gaps));
  const allWords = segments.flatMap((segment) => segment.words ?? []);
  const limit = lastMillisecond(seconds);
  const words = fitWords(allWords, limit);
  let next = 0;
  const withWords = segments.map((segment): Segment => {
    if (!segment.words) return segment;
    const fitted = segment.words.map((word) => withSpan(word, words[next++]));
    const [first, last] = [fitted[0], fitted.at(-1)];
    return {
      ...segment,
      words: fitted,
      start: Math.min(segment.start, first?.start ?? segment.start),
      end: Math.max(segment.end, last?.end ?? segment.end),
    };
  });
  return withWords.map((segment) => withSpan(segment, fitSegment(segment, limit)));
}

/** Itself where its times are these already: a text of hours has tens of thousands of words. */
function withSpan<T extends Segment | Word>(timed: T, span: Span = timed): T {
  return timed.start === span.start && timed.end === span.end ? timed : { ...timed, start: span.start, end: span.end };
}

/** A segment and its words without the gaps in which they begin or end; one that lies in a gap stays there. */
function withoutGaps(segment: Segment, gaps: readonly Gap[]): Segment {
  const { start, end } = outside(segment, gaps);
  if (start === segment.start && end === segment.end && !segment.words) return segment;
  const within = (seconds: number) => Math.min(Math.max(seconds, start), end);
  const words = segment.words?.map((word) => {
    const span = outside(word, gaps);
    return { ...word, start: within(span.start), end: within(span.end) };
  });
  return { ...segment, start, end, ...(words && { words }) };
}

function outside({ start: from, end: to }: Span, gaps: readonly Gap[]): Span {
  const start = gaps.find((gap) => gap.start <= from && from < gap.end)?.end ?? from;
  const end = gaps.find((gap) => gap.start < to && to <= gap.end)?.start ?? to;
  return start < end ? { start, end } : { start: from, end: to };
}

/** A text without a length gets one; several at one moment stay there, since silence may lie on either side. */
function fitSegment({ start: from, end: to, text }: Segment, limit: number): Span {
  const end = Math.min(to, limit);
  const start = Math.min(from, end);
  if (text.trim() === "" || !isShort(start, end)) return { start, end };
  const later = rounded(start + leastText);
  return later <= limit ? { start, end: later } : { start: Math.max(0, rounded(end - leastText)), end };
}

/**
 * Lengthens what has no length towards its end, and at `limit` towards its beginning; neighbours make room. Times that go back
 * are those of another voice, which is no neighbour.
 */
function fitWords(spans: readonly Span[], limit: number): readonly Span[] {
  let floor = Number.NEGATIVE_INFINITY;
  const forward = spans.map(({ start: from, end: to }, i) => {
    if (from < (spans[i - 1]?.start ?? from)) floor = Number.NEGATIVE_INFINITY;
    const start = Math.max(from, floor);
    const end = isShort(start, to) ? rounded(start + leastWord) : to;
    floor = end === to ? Number.NEGATIVE_INFINITY : end;
    return { start, end };
  });
  let ceiling = limit;
  const backward = forward.toReversed().map(({ start: from, end: to }, i, all) => {
    if (to > (all[i - 1]?.end ?? to)) ceiling = limit;
    const end = Math.min(to, ceiling);
    const start = isShort(from, end) ? Math.max(0, rounded(end - leastWord)) : from;
    ceiling = start < from ? start : limit;
    return { start, end };
  });
  return backward.toReversed();
}

/** Sound behind a gap begins with a codec's run-up of up to 0.1 s, and containers round: one set to 0:05 begins at 4.936. */
function wholeTenth(seconds: number): number {
  return Math.ceil(10 * seconds - 0.05) / 10;
}

/** As it is written: in whole milliseconds. */
function isShort(start: number, end: number): boolean {
  return Math.round(1000 * end) <= Math.round(1000 * start);
}

/** Times are written in whole milliseconds: the last one that is not behind the end. */
export function lastMillisecond(seconds: number): number {
  return Math.floor(rounded(seconds) * 1000 + 1e-6) / 1000;
}

function rounded(seconds: number): number {
  return Math.round(1e6 * seconds) / 1e6;
}

/** Audio that knows its gaps, and its length once it was read to its end. */
export function measured(source: AudioSource): AudioSource & Bounds {
  let samples = 0;
  let hasEnded = false;
  return {
    start: source.start,
    seconds: source.seconds,
    get gaps() {
      const { gaps = [], start: first } = source;
      return gaps.map(({ start, end }) => ({ start: start - first, end: wholeTenth(end) - first }));
    },
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

/** A run over audio with the times of its segments fitted, by what is known of it then. */
export function withFittedTimes(
  audio: Bounds,
  run: AsyncGenerator<TranscribeEvent, Transcript>,
): AsyncGenerator<TranscribeEvent, Transcript> {
  const segments = (found: readonly Segment[]) => fitTimes(found, audio);
  const event = (one: TranscribeEvent) =>
    one.type === "segments" ? { ...one, segments: segments(one.segments) } : one;
  return mapRun(run, { event, segments });
}

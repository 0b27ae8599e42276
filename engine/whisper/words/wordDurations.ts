import type { Word } from "../../transcript/types";
import type { WordTiming } from "./findAlignment";

const sentenceEndMarks = ".。!！?？";
/** Seconds: a usual word is not longer, however slowly the words of a window are said. */
const longestUsual = 0.7;

/** The median duration of the words that last, in seconds, 0.7 at most; 0 where no word lasts. */
export function typicalDuration(alignment: readonly WordTiming[]): number {
  const durations = Float64Array.from(alignment, ({ start, end }) => end - start)
    .filter((duration) => duration !== 0)
    .sort();
  if (durations.length === 0) return 0;
  const middle = durations.length >> 1;
  const median = durations.length % 2 === 1 ? durations[middle]! : (durations[middle - 1]! + durations[middle]!) / 2;
  return Math.min(longestUsual, median);
}

/**
 * Shortens words that end or follow a sentence to twice the usual duration, because they took in the pause.
 *
 * Punctuation must still be words of its own. Source: openai/whisper timing.py, add_word_timestamps.
 */
export function shortenAtSentenceEnds(alignment: readonly WordTiming[], usual: number): readonly WordTiming[] {
  const longest = usual * 2;
  return alignment.map((timing, i) => {
    const before = alignment[i - 1];
    if (!before || timing.end - timing.start <= longest) return timing;
    if (sentenceEndMarks.includes(timing.word)) return { ...timing, end: timing.start + longest };
    return sentenceEndMarks.includes(before.word) ? { ...timing, start: timing.end - longest } : timing;
  });
}

/**
 * Shortens the first two words of a segment that comes after a pause, where they are longer than twice the usual
 * duration: the pause is theirs no more.
 *
 * `lastSpeechTimestamp` is when the segment before ended. Source: openai/whisper timing.py, add_word_timestamps.
 */
export function shortenAtStart<Timed extends Pick<Word, "start" | "end">>(
  words: readonly Timed[],
  usual: number,
  lastSpeechTimestamp: number,
): readonly Timed[] {
  let [first, second] = words;
  if (!first || !(first.end - lastSpeechTimestamp > usual * 4)) return words;
  const longest = usual * 2;
  const bothTooLong = second !== undefined && second.end - first.start > longest * 2;
  if (!(first.end - first.start > longest) && !bothTooLong) return words;
  if (second && second.end - second.start > longest) {
    const boundary = Math.max(second.end / 2, second.end - longest);
    first = { ...first, end: boundary };
    second = { ...second, start: boundary };
  }
  first = { ...first, start: Math.max(0, first.end - longest) };
  return second ? [first, second, ...words.slice(2)] : [first];
}

/**
 * How plain text and subtitles are set, in openai/whisper's names; without the times of words nothing of subtitles has an effect.
 *
 * Numbers are whole and at least 1; no number means no limit.
 */
export interface ExportOptions {
  /** Seconds of the audio: nothing is shown behind its end. Not known: for as long as the rules below want. */
  readonly seconds?: number;
  /** Of plain text: a line a segment, as openai/whisper has it, or paragraphs with an empty line between. */
  readonly plainText?: "segments" | "paragraphs";
  /** Characters (code points) of a line; a longer word has a line of its own. */
  readonly maxLineWidth?: number;
  /** Lines of a cue; with `maxLineWidth` it lets cues run across segments. */
  readonly maxLineCount?: number;
  /** Words of a cue, unless both limits above are given. */
  readonly maxWordsPerLine?: number;
  /** A cue a word, which is underlined as it is spoken. */
  readonly highlightWords?: boolean;
  /** Seconds that a cue stays at least, as far as the next one leaves room; not with `highlightWords`. */
  readonly minSeconds?: number;
  /** Seconds after which a cue ends before its next word, where the times of words are known. */
  readonly maxSeconds?: number;
  /** Characters (code points) a second that can be read: a cue stays as long as that takes, like `minSeconds`. */
  readonly maxPace?: number;
}

/** Throws a RangeError that names a limit which is not a whole number above 0, or a time or pace that is not a number above 0. */
export function checkOptions(options: ExportOptions): void {
  const { maxLineWidth, maxLineCount, maxWordsPerLine, minSeconds, maxSeconds, maxPace } = options;
  for (const [name, limit] of Object.entries({ maxLineWidth, maxLineCount, maxWordsPerLine })) {
    if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1))
      throw new RangeError(`${name} is ${limit}, expected a whole number above 0`);
  }
  for (const [name, limit] of Object.entries({ minSeconds, maxSeconds, maxPace })) {
    if (limit !== undefined && !(Number.isFinite(limit) && limit > 0))
      throw new RangeError(`${name} is ${limit}, expected a number above 0`);
  }
}

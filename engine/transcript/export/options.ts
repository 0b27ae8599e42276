/**
 * How subtitles are set, in openai/whisper's names; without the times of words nothing of it has an effect.
 *
 * Numbers are whole and at least 1; no number means no limit.
 */
export interface ExportOptions {
  /** Characters (code points) of a line; a longer word has a line of its own. */
  readonly maxLineWidth?: number;
  /** Lines of a cue; with `maxLineWidth` it lets cues run across segments. */
  readonly maxLineCount?: number;
  /** Words of a cue, unless both limits above are given. */
  readonly maxWordsPerLine?: number;
  /** A cue a word, which is underlined as it is spoken. */
  readonly highlightWords?: boolean;
}

/** Throws a RangeError that names a limit which is not a whole number above 0. */
export function checkOptions({ maxLineWidth, maxLineCount, maxWordsPerLine }: ExportOptions): void {
  for (const [name, limit] of Object.entries({ maxLineWidth, maxLineCount, maxWordsPerLine })) {
    if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1))
      throw new RangeError(`${name} is ${limit}, expected a whole number above 0`);
  }
}

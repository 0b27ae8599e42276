import type { Caption } from "../captions/layOut";
import type { CaptionRules } from "../captions/rules";
import type { DocumentHead } from "./head";

/**
 * How plain text and subtitles are set. Subtitles are laid out by the rules of `captions`; without them as openai/whisper does,
 * by its options, which have an effect only where the times of words are known. Those numbers are whole and at least 1; no number
 * means no limit.
 */
export interface ExportOptions {
  /** Seconds of the audio: nothing is shown behind its end. Not known: for as long as the rules below want. */
  readonly seconds?: number;
  /** Of plain text: a line a segment, as openai/whisper has it, or paragraphs with an empty line between. */
  readonly plainText?: "segments" | "paragraphs";
  /** What TXT, MD, HTML and DOCX say above the text; nothing unless given. */
  readonly head?: DocumentHead | undefined;
  /** Whether they, WebVTT and paragraphs of plain text say who speaks: they do unless told, SRT only where it is told. */
  readonly speakers?: "named" | "left-out" | undefined;
  /** Of HTML: the sound's name from where the page lies, with `/` between folders. */
  readonly sound?: string | undefined;
  /** Rules of subtitles, in place of openai/whisper's three limits. */
  readonly captions?: CaptionRules | undefined;
  /** With these rules: captions that were changed by hand, which stay as they are. */
  readonly kept?: readonly Caption[] | undefined;
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

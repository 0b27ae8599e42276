import { wordsIn } from "../captions/edit";
import { layOutCaptions } from "../captions/layOut";
import { strip } from "../strip";
import type { Transcript, Word } from "../types";
import { lasting } from "./lasting";
import { layOutWords } from "./layout";
import { milliseconds } from "./milliseconds";
import { checkOptions, type ExportOptions } from "./options";

/** What subtitles show from `start` to `end` seconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** One line or several. */
  readonly text: string;
}

/** A cue with its words, where their times are known; one that begins a line begins with a line break. */
export interface WordedCue extends Cue {
  readonly words: readonly Word[] | undefined;
}

/**
 * The cues of a transcript: by the rules of captions; without them a segment each, or, where all segments have words, as the
 * options set the words.
 *
 * Throws a RangeError for options that are no limits. Source without rules: openai/whisper utils.py, SubtitlesWriter, except in
 * texts that would break the file (`cueText`).
 */
export function cuesOf(transcript: Transcript, options: ExportOptions = {}): readonly Cue[] {
  const cues = wordedCues(transcript, options);
  const shown = options.highlightWords ? cues.flatMap(options.captions ? highlightedWithin : highlighted) : cues;
  return shown.map(({ start, end, text }) => ({ start, end, text: cueText(text) }));
}

/** The same with their words, and none of these underlined. */
export function wordedCues({ segments }: Transcript, options: ExportOptions = {}): readonly WordedCue[] {
  checkOptions(options);
  const { captions, kept, seconds, highlightWords } = options;
  const isByWords = segments.every(({ words }) => words !== undefined);
  if (captions) {
    const laid = layOutCaptions(segments, captions, { seconds, kept });
    return laid.map((caption) => ({ ...caption, words: isByWords ? wordsIn(caption.words, caption.text) : undefined }));
  }
  if (!isByWords) {
    return lasting(segments.map(({ start, end, text }) => ({ start, end, text: strip(text), words: undefined })));
  }
  const cues = layOutWords(segments, options).map(plain);
  return highlightWords ? cues : lasting(cues);
}

function plain(words: readonly Word[]): WordedCue {
  // Two voices at once: the last word of a cue need not be the last one that is heard.
  const start = Math.min(...words.map((word) => word.start));
  const end = Math.max(...words.map((word) => word.end));
  return { start, end, text: words.map(({ word }) => word).join(""), words };
}

/** The same while the caption is shown, which is longer than its words are said, or shorter. */
function highlightedWithin(cue: WordedCue): readonly Cue[] {
  const { start, end, text } = cue;
  if (!cue.words) return [cue];
  const within = (seconds: number) => Math.min(Math.max(seconds, start), end);
  const words = cue.words.map((word) => ({ ...word, start: within(word.start), end: within(word.end) }));
  const cues = highlighted({ start, end, text, words });
  const last = Math.max(start, ...words.map((word) => word.end));
  return [...cues, { start: last, end, text }].filter((one) => milliseconds(one.end) > milliseconds(one.start));
}

/** A cue a word, which is underlined, and between words that do not meet one without an underline. */
function highlighted({ start, text, end, words }: WordedCue): readonly Cue[] {
  if (!words) return [{ start, end, text }];
  const cues: Cue[] = [];
  let last = start;
  for (const [i, word] of words.entries()) {
    // Times that are written alike leave no gap to fill, nor do words that overlap.
    if (milliseconds(last) < milliseconds(word.start)) cues.push({ start: last, end: word.start, text });
    const marked = words.map(({ word }, j) => (j === i ? underlined(word) : word)).join("");
    cues.push({ start: word.start, end: word.end, text: marked });
    last = word.end;
  }
  return cues;
}

/** White space before a word and a line break behind it stay outside; a word of several lines is not underlined. */
function underlined(word: string): string {
  const stripped = strip(word);
  const from = stripped === "" ? word.length : word.indexOf(stripped);
  const to = from < word.length && word.endsWith("\n") ? word.length - 1 : word.length;
  const text = word.slice(from, to);
  return text.includes("\n") ? word : `${word.slice(0, from)}<u>${text}</u>${word.slice(to)}`;
}

/** An arrow would be read as a time line, and an empty line as the end of the cue. */
function cueText(text: string): string {
  return text.replace(/-{2,}>/g, "->").replace(/(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+/g, "\n");
}

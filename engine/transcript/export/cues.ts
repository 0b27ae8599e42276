import { wordsIn } from "../captions/edit";
import { layOutCaptions } from "../captions/layOut";
import { captionSpeakers } from "../captions/speakers";
import { strip } from "../strip";
import type { Segment, Transcript, Word } from "../types";
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
  /** Whose voice it is, where that is known and voices are named. */
  readonly speaker?: string | undefined;
  /** The same, where it was another one before. */
  readonly voice?: string | undefined;
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
  return shown.map((cue) => ({ ...withoutWords(cue), text: cueText(cue.text) }));
}

function withoutWords({ start, end, text, speaker, voice }: Cue): Cue {
  return { start, end, text, ...(speaker !== undefined && { speaker }), ...(voice !== undefined && { voice }) };
}

/** The same with their words, and none of these underlined. */
export function wordedCues({ segments }: Transcript, options: ExportOptions = {}): readonly WordedCue[] {
  const cues = cuesWithSpeakers(segments, options);
  if (options.speakers === "left-out" || cues.every(({ speaker }) => speaker === undefined)) {
    return cues.map(({ speaker: _, ...cue }) => cue);
  }
  return cues.map((cue, i) => (cue.speaker === cues[i - 1]?.speaker ? cue : { ...cue, voice: cue.speaker }));
}

function cuesWithSpeakers(segments: readonly Segment[], options: ExportOptions): readonly WordedCue[] {
  checkOptions(options);
  const { captions, kept, seconds, highlightWords } = options;
  const isByWords = segments.every(({ words }) => words !== undefined);
  if (captions) {
    const laid = layOutCaptions(segments, captions, { seconds, kept });
    const speakers = captionSpeakers(laid, segments);
    return laid.map((caption, i) => ({
      ...caption,
      ...{ words: isByWords ? wordsIn(caption.words, caption.text) : undefined, speaker: speakers[i] },
    }));
  }
  if (!isByWords) {
    return lasting(
      segments.map(({ start, end, text, speaker }) => ({ start, end, text: strip(text), words: undefined, speaker })),
    );
  }
  const cues = bySpeaker(segments).flatMap((run) =>
    layOutWords(run, options).map((words) => ({ ...plain(words), speaker: run[0]?.speaker })),
  );
  return highlightWords ? cues : lasting(cues);
}

/** Stretches of one speaker: no cue goes on where another begins. */
function bySpeaker(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const runs: Segment[][] = [];
  for (const segment of segments) {
    const run = runs.at(-1);
    if (run && run[0]?.speaker === segment.speaker) run.push(segment);
    else runs.push([segment]);
  }
  return runs;
}

function plain(words: readonly Word[]): WordedCue {
  // Two voices at once: the last word of a cue need not be the last one that is heard.
  const start = Math.min(...words.map((word) => word.start));
  const end = Math.max(...words.map((word) => word.end));
  return { start, end, text: words.map(({ word }) => word).join(""), words };
}

/** The same while the caption is shown, which is longer than its words are said, or shorter. */
function highlightedWithin(cue: WordedCue): readonly Cue[] {
  const { start, end } = cue;
  if (!cue.words) return [cue];
  const within = (seconds: number) => Math.min(Math.max(seconds, start), end);
  const words = cue.words.map((word) => ({ ...word, start: within(word.start), end: within(word.end) }));
  const cues = highlighted({ ...cue, words });
  const last = Math.max(start, ...words.map((word) => word.end));
  return [...cues, { ...withoutWords(cue), start: last }].filter(
    (one) => milliseconds(one.end) > milliseconds(one.start),
  );
}

/** A cue a word, which is underlined, and between words that do not meet one without an underline. */
function highlighted(cue: WordedCue): readonly Cue[] {
  const { start, words } = cue;
  const whole = withoutWords(cue);
  if (!words) return [whole];
  const cues: Cue[] = [];
  let last = start;
  for (const [i, word] of words.entries()) {
    // Times that are written alike leave no gap to fill, nor do words that overlap.
    if (milliseconds(last) < milliseconds(word.start)) cues.push({ ...whole, start: last, end: word.start });
    const marked = words.map(({ word }, j) => (j === i ? underlined(word) : word)).join("");
    cues.push({ ...whole, start: word.start, end: word.end, text: marked });
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

import { strip } from "../strip";
import type { Segment, Word } from "../types";
import type { ExportOptions } from "./options";

/** A silence of more seconds than this ends a cue, from one word's start to the next one's. */
const longPause = 3;
/** openai/whisper's number for "no limit"; words above it do begin another line or cue. */
const unlimited = 1000;

/**
 * Sets words as cues; a word that begins a line within its cue begins with a line break.
 *
 * With both limits of lines, cues take no notice of segments: they end when they are full or at a long pause.
 * Otherwise a segment, or every `maxWordsPerLine` words of it, is a cue of its own.
 * Source: openai/whisper utils.py, SubtitlesWriter.
 */
export function layOutWords(segments: readonly Segment[], options: ExportOptions): readonly (readonly Word[])[] {
  const { maxLineWidth = unlimited, maxLineCount = Number.POSITIVE_INFINITY } = options;
  const acrossSegments = options.maxLineWidth !== undefined && options.maxLineCount !== undefined;
  const cues: Word[][] = [];
  let cue: Word[] = [];
  let lines = 1;
  let lineWidth = 0;
  let lastStart = Number.POSITIVE_INFINITY;
  for (const { word, isFirst } of groupedWords(segments, options)) {
    const pauses = acrossSegments && word.start - lastStart > longPause;
    const leavesGroup = !acrossSegments && isFirst && cue.length > 0;
    const width = codePoints(word.word);
    lastStart = word.start;
    if (lineWidth > 0 && lineWidth + width <= maxLineWidth && !pauses && !leavesGroup) {
      cue.push(word);
      lineWidth += width;
      continue;
    }
    const text = strip(word.word);
    const isFull = cue.length > 0 && (pauses || lines >= maxLineCount);
    const breaksLine = !isFull && !leavesGroup && lineWidth > 0;
    if (isFull || leavesGroup) {
      cues.push(cue);
      cue = [];
      lines = 1;
    } else if (breaksLine) lines++;
    cue.push({ ...word, word: breaksLine ? `\n${text}` : text });
    lineWidth = codePoints(text);
  }
  return cue.length > 0 ? [...cues, cue] : cues;
}

/** Every word, and whether it is the first of the words that a segment may put into one cue. */
function* groupedWords(segments: readonly Segment[], { maxWordsPerLine = unlimited }: ExportOptions) {
  for (const { words = [] } of segments) {
    for (const [i, word] of words.entries()) yield { word, isFirst: i % maxWordsPerLine === 0 };
  }
}

/** Python's len(): an emoji is one character, not two. */
function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

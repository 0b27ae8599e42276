import type { Paragraph } from "../../../engine/index";
import { type PlacedWord, placedWords } from "../../state/transcripts/paragraphs";

/** Where the playhead is in a text. */
export interface Spoken {
  readonly paragraph: number;
  /** The word that is being said, or was said last. */
  readonly word: PlacedWord | undefined;
}

/** The word of a second; undefined before the first paragraph. */
export function spokenAt(paragraphs: readonly Paragraph[], second: number): Spoken | undefined {
  const paragraph = paragraphs.findLastIndex(({ start }) => start <= second);
  const found = paragraphs[paragraph];
  return found && { paragraph, word: placedWords(found).findLast(({ start }) => start <= second) };
}

/** The word at a place of a paragraph's text: the one that it is in, or the one before it. */
export function wordAt(words: readonly PlacedWord[], offset: number): PlacedWord | undefined {
  return words.findLast(({ from }) => from <= offset) ?? words[0];
}

export type WordStep = "back" | "forward";

/** Seconds by which a media element may miss the place that it was sent to. */
const exact = 0.01;
/** Seconds into a word within which a step back means the word before it. */
const soon = 0.15;

/** The word behind the one that is said at a second, or the beginning of that one, and before it the word before. */
export function wordBeside(words: readonly PlacedWord[], second: number, way: WordStep): PlacedWord | undefined {
  return way === "forward"
    ? words.find(({ start }) => start > second + exact)
    : words.findLast(({ start }) => start < second - soon);
}

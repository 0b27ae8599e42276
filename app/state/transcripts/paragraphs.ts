import { type Paragraph, plainParagraphs, type Segment } from "../../../engine/index";

/** A word with its times in seconds and its place in a paragraph's text. */
export interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** How sure the model is of it, 0 to 1; undefined where it is no word but a stretch whose words have no times. */
  readonly probability: number | undefined;
}

/** A silence of this many seconds before a paragraph is written down. */
export const notedSilence = 10;

/** Seconds of silence before a paragraph; 0 where it is too short to note. */
export function silenceBefore({ gap }: Paragraph): number {
  return gap >= notedSilence ? gap : 0;
}

const placed = new WeakMap<Paragraph, readonly PlacedWord[]>();

/** The words of a paragraph in the order of its text; a segment whose words have no times is one stretch. */
export function placedWords(paragraph: Paragraph): readonly PlacedWord[] {
  const known = placed.get(paragraph) ?? placeWords(paragraph);
  placed.set(paragraph, known);
  return known;
}

/** When a character of a paragraph's text is said, as far as that is known. */
export function secondAt(paragraph: Paragraph, character: number): number {
  const word = placedWords(paragraph).findLast(({ from }) => from <= character);
  return word?.start ?? paragraph.start;
}

function placeWords({ segments }: Paragraph): readonly PlacedWord[] {
  const result: PlacedWord[] = [];
  const first = segments[0]?.text ?? "";
  let at = first.trimStart().length - first.length;
  for (const segment of segments) {
    result.push(...wordsIn(segment, at));
    at += segment.text.length;
  }
  return result;
}

/** The words of a segment whose text begins at a place of its paragraph's. */
function wordsIn({ text, start, end, words }: Segment, at: number): readonly PlacedWord[] {
  const stretch = text.trim();
  const begins = at + text.indexOf(stretch);
  if (!words?.length) return [{ start, end, from: begins, to: begins + stretch.length, probability: undefined }];
  let from = 0;
  return words.flatMap(({ word, probability, ...times }) => {
    const found = text.indexOf(word.trim(), from);
    if (found < 0) return [];
    from = found + word.trim().length;
    return [{ start: times.start, end: times.end, from: at + found, to: at + from, probability }];
  });
}

/** The words of a transcript as one text, paragraphs apart by an empty line, voices named: what `Copy` copies. */
export function plainText(segments: readonly Segment[]): string {
  return plainParagraphs(segments).trimEnd();
}

/** How many words the segments hold, by the rules of the text's language (Chinese and Thai write no spaces). */
export function countWords(segments: readonly Segment[], language: string | undefined): number {
  return segments.reduce((total, segment) => total + wordsOf(segment, language), 0);
}

/** Of a live recording the last segment grows; those before it have been counted. */
const counted = new WeakMap<Segment, { readonly language: string | undefined; readonly words: number }>();

function wordsOf(segment: Segment, language: string | undefined): number {
  const known = counted.get(segment);
  if (known && known.language === language) return known.words;
  let words = 0;
  for (const piece of segmenter(language).segment(segment.text)) if (piece.isWordLike === true) words++;
  counted.set(segment, { language, words });
  return words;
}

const segmenters = new Map<string | undefined, Intl.Segmenter>();

function segmenter(language: string | undefined): Intl.Segmenter {
  const known = segmenters.get(language) ?? newSegmenter(language);
  segmenters.set(language, known);
  return known;
}

function newSegmenter(language: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: "word" });
  } catch {
    return new Intl.Segmenter("en", { granularity: "word" });
  }
}

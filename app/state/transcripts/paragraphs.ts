import { beginsParagraph, type Segment } from "../../../engine/index";

/** What the page sets as one block: text from `start` to `end` seconds, and the silence before it when it is long. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Seconds of silence before this paragraph; 0 when it is too short to note. */
  readonly silence: number;
  /** Whose voice it is, where a recording has several. */
  readonly speaker: string | undefined;
  /** Its words in the order of the text, where their times are known. */
  readonly words: readonly PlacedWord[];
}

/** A word with its times in seconds and its place in a paragraph's text. */
export interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** A silence of this many seconds before a paragraph is written down. */
const notedSilence = 10;

/** Sets segments as paragraphs, by the engine's rule. */
export function paragraphs(segments: readonly Segment[]): readonly Paragraph[] {
  return growingParagraphs()(segments);
}

/**
 * `paragraphs` for text that grows: of the segments of the call before, only the last paragraph and what changed is set
 * anew.
 */
export function growingParagraphs(): (segments: readonly Segment[]) => readonly Paragraph[] {
  let known: readonly Segment[] = [];
  let set: readonly Paragraph[] = [];
  /** Segments before the first of each paragraph. */
  let firsts: readonly number[] = [];
  return (segments) => {
    const same = segments.findIndex((segment, index) => segment !== known[index]);
    const changed = same < 0 ? segments.length : same;
    const kept = Math.max(0, firsts.filter((first) => first <= changed).length - 1);
    const from = firsts[kept] ?? 0;
    const result = set.slice(0, kept);
    const starts = firsts.slice(0, kept);
    for (const [index, segment] of segments.slice(from).entries()) {
      const before = result.length;
      add(result, segment);
      if (result.length > before) starts.push(from + index);
    }
    [known, set, firsts] = [segments, result, starts];
    return result;
  };
}

/** Adds a segment to the last paragraph, or begins another one. */
function add(set: Paragraph[], segment: Segment): void {
  if (segment.text.trim() === "") return;
  const last = set.at(-1);
  const { start, end, speaker } = segment;
  if (last === undefined || beginsParagraph(segment, last)) {
    const gap = start - (last?.end ?? 0);
    const text = segment.text.trimStart();
    const words = placed(segment, text.length - segment.text.length);
    set.push({ start, end, text, silence: gap >= notedSilence ? gap : 0, speaker, words });
  } else {
    const words = [...last.words, ...placed(segment, last.text.length)];
    set[set.length - 1] = { ...last, end: Math.max(last.end, end), text: last.text + segment.text, words };
  }
}

/** The words of a segment whose text begins at a place of its paragraph's. */
function placed({ text, words = [] }: Segment, at: number): readonly PlacedWord[] {
  const result: PlacedWord[] = [];
  let from = 0;
  for (const { word, start, end } of words) {
    const found = text.indexOf(word.trim(), from);
    if (found < 0) continue;
    from = found + word.trim().length;
    result.push({ start, end, from: at + found, to: at + from });
  }
  return result;
}

/** The words of a transcript as one text, paragraphs apart by an empty line, voices named: what `Copy` copies. */
export function plainText(segments: readonly Segment[]): string {
  return paragraphs(segments)
    .map(({ speaker, text }) => `${speaker === undefined ? "" : `${speaker}: `}${text.trim()}`)
    .join("\n\n");
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

import type { Segment } from "../../engine/index";

/** What the page sets as one block: text from `start` to `end` seconds, and the silence before it when it is long. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Seconds of silence before this paragraph; 0 when it is too short to note. */
  readonly silence: number;
}

/** A pause of this many seconds begins a paragraph; one of `notedSilence` is written down. */
const pause = 2;
const notedSilence = 10;
/** The first sentence end after this many characters begins a paragraph. */
const longEnough = 600;
const sentenceEnd = /[.!?…。！？؟।]["'”’»)\]]*$/u;

/** Sets segments as paragraphs: a break at a pause, or at a sentence end once there is enough text. */
export function paragraphs(segments: readonly Segment[]): readonly Paragraph[] {
  const result: Paragraph[] = [];
  for (const segment of segments) {
    if (segment.text.trim() === "") continue;
    const last = result.at(-1);
    const gap = segment.start - (last?.end ?? 0);
    if (last === undefined || gap >= pause || isFull(last.text)) {
      const text = segment.text.trimStart();
      result.push({ start: segment.start, end: segment.end, text, silence: gap >= notedSilence ? gap : 0 });
    } else {
      result[result.length - 1] = { ...last, end: segment.end, text: last.text + segment.text };
    }
  }
  return result;
}

function isFull(text: string): boolean {
  return text.length > longEnough && sentenceEnd.test(text.trimEnd());
}

/** The words of a transcript as one text, paragraphs apart by an empty line: what `Copy` copies. */
export function plainText(segments: readonly Segment[]): string {
  return paragraphs(segments)
    .map((paragraph) => paragraph.text.trim())
    .join("\n\n");
}

/** How many words the segments hold, by the rules of the text's language (Chinese and Thai write no spaces). */
export function countWords(segments: readonly Segment[], language: string | undefined): number {
  const words = segmenter(language);
  let total = 0;
  for (const segment of segments) {
    for (const piece of words.segment(segment.text)) if (piece.isWordLike === true) total++;
  }
  return total;
}

function segmenter(language: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: "word" });
  } catch {
    return new Intl.Segmenter("en", { granularity: "word" });
  }
}

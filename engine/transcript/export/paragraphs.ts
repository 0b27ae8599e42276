import { strip } from "../../whisper/transcribe/strip";
import type { Segment } from "../types";

/** Text that is read in one go, with the second at which it begins. */
export interface Paragraph {
  readonly start: number;
  readonly text: string;
}

/** A pause of this many seconds begins a paragraph. */
const pause = 2;
/** The first sentence end after this many characters does, too. */
const longEnough = 600;
const sentenceEnd = /[.!?…。！？؟।]["'”’»)\]]*$/u;

/** Sets segments as paragraphs by the page's own rule: a break at a pause, or at a sentence end in a long text. */
export function paragraphsOf(segments: readonly Segment[]): readonly Paragraph[] {
  const result: Paragraph[] = [];
  let text = "";
  let start = 0;
  let lastEnd = 0;
  const close = () => {
    if (text !== "") result.push({ start, text: strip(text) });
    text = "";
  };
  for (const segment of segments) {
    if (strip(segment.text) === "") continue;
    if (segment.start - lastEnd >= pause || isFull(text)) close();
    if (text === "") start = segment.start;
    text += segment.text;
    lastEnd = segment.end;
  }
  close();
  return result;
}

function isFull(text: string): boolean {
  return text.length > longEnough && sentenceEnd.test(strip(text));
}

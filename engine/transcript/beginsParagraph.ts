import { strip } from "./strip";
import type { Segment } from "./types";

/** A pause of this many seconds begins a paragraph. */
const pause = 2;
/** The first sentence end after this many characters does, too. */
const longEnough = 600;
const sentenceEnd = /[.!?…。！？؟।]["'”’»)\]]*$/u;

/** What a paragraph is so far: its text, the second at which it ends, and whose voice it is. */
export interface OpenParagraph {
  readonly end: number;
  readonly text: string;
  readonly speaker?: string | undefined;
}

/** Whether a segment begins another paragraph: after a pause, in another voice, or after a sentence end in a long text. */
export function beginsParagraph({ start, speaker }: Segment, open: OpenParagraph): boolean {
  return start - open.end >= pause || speaker !== open.speaker || isFull(open.text);
}

function isFull(text: string): boolean {
  return text.length > longEnough && sentenceEnd.test(strip(text));
}

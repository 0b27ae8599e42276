import type { Paragraph } from "../../../engine/index";
import type { TranscriptSegment } from "../../client/transcripts/types";
import type { Correction } from "./editor/correctionOf";

/** A paragraph of a transcript, whose segments have numbers. */
export type TextParagraph = Paragraph<TranscriptSegment>;

/** Where the caret is, in the text of one paragraph. */
export interface Caret {
  /** Numbers of the segments of that paragraph. */
  readonly ids: ReadonlySet<number>;
  readonly from: number;
  readonly to: number;
}

/** Which paragraph is edited; all others are read. */
export interface Editing {
  readonly caret: Caret | undefined;
  /** Puts the caret, or a selection, in a paragraph. */
  begin(paragraph: Pick<TextParagraph, "segments">, from: number, to?: number): void;
  leave(): void;
  /** Says something of it over the desk: why it is not done, above all. */
  say(words: string): void;
  /** One word was written for another; until that is answered, or another one comes. */
  readonly correction: Correction | undefined;
  corrected(correction: Correction | undefined): void;
}

/** Index of the paragraph that the caret is in; -1: nothing is edited. */
export function editedIndex(paragraphs: readonly TextParagraph[], caret: Caret | undefined): number {
  return caret ? paragraphs.findIndex(({ segments }) => segments.some(({ id }) => caret.ids.has(id))) : -1;
}

/** The same for as long as a paragraph is edited, whatever becomes of its segments. */
export function editedKey({ caret }: Editing): string {
  return `-${[...(caret?.ids ?? [])][0]}`;
}

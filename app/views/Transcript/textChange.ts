import { diffWordsWithSpace } from "diff";

/** A paragraph that has become another. */
export interface TextChange {
  readonly start: number;
  readonly before: string;
  readonly now: string;
}

/** A part of a text: of both, or of one alone. */
export interface ChangePart {
  readonly value: string;
  readonly added?: boolean;
  readonly removed?: boolean;
}

/** Edits of a paragraph beyond which it is another one: nobody could read them, and a search for them takes too long. */
const mostEdits = 120;

/** The words of both texts in one; where hardly any are in both, one after the other. */
export function partsOf({ before, now }: TextChange): readonly ChangePart[] {
  const parts = diffWordsWithSpace(before, now, { maxEditLength: mostEdits });
  if (parts) return parts;
  return [{ value: before, removed: true }, { value: " " }, { value: now, added: true }];
}

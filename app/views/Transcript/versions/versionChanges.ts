import { diffWordsWithSpace } from "diff";
import type { TranscriptSegment } from "../../../client/transcripts/types";
import type { TextParagraph } from "../editing";

/** A paragraph of now in which a version has another text. */
export interface VersionChange {
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

/** Where a version is other than the text of now, by the paragraphs of now: of each what was said in its time. */
export function versionChanges(
  version: readonly TranscriptSegment[],
  paragraphs: readonly TextParagraph[],
): readonly VersionChange[] {
  const before: string[] = paragraphs.map(() => "");
  let at = 0;
  for (const { text, start, end } of version) {
    const middle = (start + end) / 2;
    while (at + 1 < paragraphs.length && (paragraphs[at + 1] as TextParagraph).start <= middle) at++;
    before[at] = (before[at] ?? "") + text;
  }
  return before.flatMap((text, index) => {
    const { start = version[0]?.start ?? 0, text: now = "" } = paragraphs[index] ?? {};
    return text.trim() === now.trim() ? [] : [{ start, before: text.trim(), now: now.trim() }];
  });
}

/** The words of both texts in one; where hardly any are in both, one after the other. */
export function partsOf({ before, now }: VersionChange): readonly ChangePart[] {
  const parts = diffWordsWithSpace(before, now, { maxEditLength: mostEdits });
  if (parts) return parts;
  return [{ value: before, removed: true }, { value: " " }, { value: now, added: true }];
}

import type { TranscriptSegment } from "../../../client/transcripts/types";
import type { TextParagraph } from "../editing";
import type { TextChange } from "../textChange";

/** Where a version is other than the text of now, by the paragraphs of now: of each what was said in its time. */
export function versionChanges(
  version: readonly TranscriptSegment[],
  paragraphs: readonly TextParagraph[],
): readonly TextChange[] {
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

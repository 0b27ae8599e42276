import type { TranscriptSegment } from "../types";

/** What was heard, before anybody changed it: each segment as it was, in the order of its times. */
export function originalOf(segments: readonly TranscriptSegment[]): readonly TranscriptSegment[] {
  return segments.flatMap(({ original, partOf, part: _____, paragraph: _, ...segment }) => {
    if (partOf !== undefined) return [];
    if (original === undefined) return [segment];
    const { words: __, speaker: ___, also: ____, ...rest } = segment;
    return [{ ...rest, ...original }];
  });
}

/** Whether anybody has changed what was heard. */
export function isEdited(segments: readonly TranscriptSegment[]): boolean {
  return segments.some(({ original }) => original !== undefined);
}

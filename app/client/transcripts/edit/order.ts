import type { TranscriptSegment } from "../types";

/** Segments in the order in which they were said; parts of one that was divided follow it, whatever their times are. */
export function inTimeOrder(segments: readonly TranscriptSegment[]): readonly TranscriptSegment[] {
  const whole = new Map(segments.map((segment) => [segment.id, segment]));
  const rootOf = (segment: TranscriptSegment) => whole.get(segment.partOf ?? segment.id) ?? segment;
  return segments.toSorted((a, b) => {
    const [one, other] = [rootOf(a), rootOf(b)];
    return one === other ? (a.part ?? 0) - (b.part ?? 0) : one.start - other.start || one.id - other.id;
  });
}

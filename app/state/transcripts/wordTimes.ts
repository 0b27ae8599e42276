import type { Segment } from "../../../engine/index";
import { hasTimes } from "../../client/transcripts/edit/rewrite";
import type { TranscriptSegment } from "../../client/transcripts/types";

/** Whether a segment says something, and nobody knows when each of its words is said: what a person wrote has times that are guessed. */
export function lacksWordTimes(segment: TranscriptSegment): boolean {
  if (segment.text.trim() === "") return false;
  return !hasTimes(segment) || (segment.words?.some(({ probability }) => probability === 1) ?? true);
}

/** The segments that have to be heard: those whose words have no times, and what was found in the same windows. */
export function segmentsToHear(segments: readonly TranscriptSegment[]): readonly TranscriptSegment[] {
  const windows = new Set(segments.filter(lacksWordTimes).map(({ seek }) => seek));
  return segments.filter((segment) => windows.has(segment.seek));
}

/** The segments with the words of those that were found, unless they have a text by now that is another one. */
export function withWordTimes<S extends TranscriptSegment>(
  segments: readonly S[],
  found: ReadonlyMap<number, Segment>,
): readonly S[] {
  let isOther = false;
  const timed = segments.map((segment) => {
    const { text, start, end, words } = found.get(segment.id) ?? {};
    if (!words || start === undefined || end === undefined || text !== segment.text || !lacksWordTimes(segment))
      return segment;
    isOther = true;
    return { ...segment, start, end, words };
  });
  return isOther ? timed : segments;
}

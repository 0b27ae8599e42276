import type { Caption, Segment } from "../../../engine/index";
import { hasTimes } from "../../client/transcripts/edit/rewrite";
import type { TranscriptSegment } from "../../client/transcripts/types";

/** Whether a segment says something, and nobody knows when each of its words is said: what a person wrote has times that are guessed. */
export function lacksWordTimes(segment: TranscriptSegment): boolean {
  if (segment.text.trim() === "") return false;
  return !hasTimes(segment) || (segment.words?.some(({ probability }) => probability === 1) ?? true);
}

/** Whether a segment says something of which nobody knows when it is said, and which no person has written or timed. */
export function isUntimed(segment: TranscriptSegment, captions: readonly Caption[] = []): boolean {
  return segment.original === undefined && lacksWordTimes(segment) && !isHeld(segment, captions);
}

/**
 * Whether a caption that somebody has changed stands for a part of a segment: by other times of its words that caption would not
 * be known to stand for them.
 */
function isHeld({ start, end }: Segment, captions: readonly Caption[]): boolean {
  return captions.some(({ said }) => said.start < end && said.end > start);
}

/** The segments that have to be heard: those whose words have no times, and what was found in the same windows. */
export function segmentsToHear(segments: readonly TranscriptSegment[]): readonly TranscriptSegment[] {
  const windows = new Set(segments.filter(lacksWordTimes).map(({ seek }) => seek));
  return segments.filter((segment) => windows.has(segment.seek));
}

/** What somebody has changed by hand, and what of it is left as it is. */
export interface LeftAlone {
  readonly captions: readonly Caption[] | undefined;
  /** Whether texts that a person has written are. */
  readonly edited: "left" | "timed";
}

/** The segments with the words of those that were found, unless they have a text by now that is another one. */
export function withWordTimes<S extends TranscriptSegment>(
  segments: readonly S[],
  found: ReadonlyMap<number, Segment>,
  { captions = [], edited }: LeftAlone,
): readonly S[] {
  let isOther = false;
  const timed = segments.map((segment) => {
    const { text, start, end, words } = found.get(segment.id) ?? {};
    if (!words || start === undefined || end === undefined || text !== segment.text || !lacksWordTimes(segment))
      return segment;
    if (isHeld(segment, captions) || (edited === "left" && segment.original !== undefined)) return segment;
    isOther = true;
    return { ...segment, start, end, words };
  });
  return isOther ? timed : segments;
}

import type { Segment } from "../../transcript/types";
import type { SilenceMap } from "../../vad/silenceMap";
import { framesPerSecond } from "../logMel/constants";

/**
 * A segment of audio from which silence was cut, at its times in the original audio, to the millisecond.
 *
 * It begins and ends in speech: what begins where two regions meet begins in the later one, what ends there ends in the
 * earlier one. Where it has words, which never lie across a cut, it lasts from its first to its last.
 */
export function segmentInOriginal(segment: Segment, map: SilenceMap): Segment {
  const words = segment.words?.map((word) => ({ ...word, ...rounded(map.wordInOriginal(word.start, word.end)) }));
  const [first] = words ?? [];
  const times = first
    ? { start: first.start, end: words?.at(-1)?.end ?? first.end }
    : timesInOriginal(segment.start, segment.end, map);
  return { ...segment, ...times, seek: frameInOriginal(segment.seek, map), ...(words ? { words } : {}) };
}

/** The original frame of one that something begins with. */
export function frameInOriginal(frame: number, map: SilenceMap): number {
  return Math.round(map.startInOriginal(frame / framesPerSecond) * framesPerSecond);
}

/** What lasts no time would begin after it ends where two regions meet. */
function timesInOriginal(start: number, end: number, map: SilenceMap): Times {
  if (end <= start) return rounded(map.wordInOriginal(start, end));
  return rounded({ start: map.startInOriginal(start), end: map.endInOriginal(end) });
}

interface Times {
  readonly start: number;
  readonly end: number;
}

/** Sums of times are not exact; a sample is shorter than a millisecond anyway. */
function rounded({ start, end }: Times): Times {
  return { start: Math.round(1000 * start) / 1000, end: Math.round(1000 * end) / 1000 };
}

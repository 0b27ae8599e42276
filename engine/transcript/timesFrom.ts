import { framesPerSecond } from "./frames";
import { mapRun } from "./mapRun";
import type { Segment, TranscribeEvent, Transcript } from "./types";

/** A segment of audio that begins at second `from` of the whole, at its times in the whole. */
export function segmentFrom(from: number, segment: Segment): Segment {
  const { words } = segment;
  return {
    ...segment,
    seek: segment.seek + Math.round(from * framesPerSecond),
    start: from + segment.start,
    end: from + segment.end,
    ...(words && { words: words.map((word) => ({ ...word, start: from + word.start, end: from + word.end })) }),
  };
}

/**
 * A run over audio that begins at second `from` of the whole, with all of its times those of the whole. Whatever
 * transcribes counts from the first sample that it is given; this is the one place where that is made up for.
 */
export function timesFrom(
  from: number,
  run: AsyncGenerator<TranscribeEvent, Transcript>,
): AsyncGenerator<TranscribeEvent, Transcript> {
  return mapRun(run, {
    event: (event) => eventFrom(from, event),
    segments: (segments) => segments.map((one) => segmentFrom(from, one)),
  });
}

function eventFrom(from: number, event: TranscribeEvent): TranscribeEvent {
  switch (event.type) {
    case "segments":
      return { ...event, segments: event.segments.map((segment) => segmentFrom(from, segment)) };
    case "recovered":
    case "alone":
      return { ...event, seconds: from + event.seconds };
    case "progress": {
      const { seconds, totalSeconds } = event;
      return {
        ...event,
        seconds: from + seconds,
        totalSeconds: totalSeconds === undefined ? undefined : from + totalSeconds,
      };
    }
    default:
      return event;
  }
}

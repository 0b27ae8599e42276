import { roundHalfEven } from "../decoding/roundHalfEven";
import { framesPerSecond } from "../logMel/constants";

/** A stretch of the audio in frames, the end exclusive; Infinity: to the end of the audio. */
export interface Clip {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretches that are transcribed, from seconds start, end, start, end …; without a last end to the end of the audio.
 *
 * They come one after the other: a stretch that begins before the end of the one before is an error, where openai/whisper
 * would go back. Throws a RangeError. Source: openai/whisper transcribe.py, clip_timestamps.
 */
export function clipsOf(clipTimestamps: readonly number[]): readonly Clip[] {
  const points = (clipTimestamps.length > 0 ? clipTimestamps : [0]).map((seconds, i, all) => {
    if (!(seconds >= (all[i - 1] ?? 0))) {
      throw new RangeError(`clipTimestamps holds ${seconds}; seconds from ${all[i - 1] ?? 0} on were expected there.`);
    }
    return roundHalfEven(seconds * framesPerSecond);
  });
  if (points.length % 2 === 1) points.push(Number.POSITIVE_INFINITY);
  return Array.from({ length: points.length / 2 }, (_, i) => ({ start: points[2 * i]!, end: points[2 * i + 1]! }));
}

/** Where in the clips decoding goes on from `seek`, and where that clip ends; undefined where all are done. */
export function nextClip(
  clips: readonly Clip[],
  seek: number,
): { readonly seek: number; readonly end: number } | undefined {
  for (const { start, end } of clips) {
    const at = Math.max(seek, start);
    if (at < end) return { seek: at, end };
  }
  return undefined;
}

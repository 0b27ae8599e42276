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
 * They never go back: of a stretch that begins before the end of the one before only what lies behind is left, where
 * openai/whisper decodes twice. Throws a RangeError for a time below 0 and for a stretch that ends before it begins.
 * Source: openai/whisper transcribe.py, clip_timestamps.
 */
export function clipsOf(clipTimestamps: readonly number[]): readonly Clip[] {
  const points = clipTimestamps.length > 0 ? clipTimestamps : [0];
  const clips: Clip[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [from = 0, to = Number.POSITIVE_INFINITY] = points.slice(i, i + 2);
    for (const [seconds, least] of [[from, 0] as const, [to, from] as const]) {
      if (!(seconds >= least))
        throw new RangeError(`clipTimestamps holds ${seconds}; seconds from ${least} on were expected there.`);
    }
    const start = Math.max(roundHalfEven(from * framesPerSecond), clips.at(-1)?.end ?? 0);
    const end = roundHalfEven(to * framesPerSecond);
    if (start < end) clips.push({ start, end });
  }
  return clips;
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

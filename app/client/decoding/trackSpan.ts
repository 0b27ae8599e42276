import { type Input, type InputAudioTrack, Mp3InputFormat, OggInputFormat } from "mediabunny";
import type { FileBytes } from "./fileSource";
import { decoderDelay, readLameTag } from "./lameTag";

/** The part of a track that is sound, in seconds of the track's own clock. */
export interface TrackSpan {
  readonly start: number;
  readonly end: number;
  /** Length for progress, which may be an estimate. */
  readonly seconds: number;
}

/**
 * Where a track's sound begins and ends: encoders work in whole frames, and MP3 and Ogg files say how many samples of
 * the first and the last are none of it. Other containers have such times in their packets.
 */
export async function trackSpan(input: Input, track: InputAudioTrack, file: FileBytes): Promise<TrackSpan> {
  const format = await input.getFormat();
  if (format instanceof OggInputFormat) {
    const end = await track.computeDuration();
    return { start: 0, end, seconds: end };
  }
  const duration = (await track.getDurationFromMetadata()) ?? (await track.computeDuration());
  const gap = format instanceof Mp3InputFormat ? await readLameTag(file) : undefined;
  if (!gap) return { start: 0, end: Number.POSITIVE_INFINITY, seconds: duration };
  const rate = await track.getSampleRate();
  const start = (gap.delay + decoderDelay) / rate;
  const end = duration - Math.max(0, gap.padding - decoderDelay) / rate;
  return { start, end, seconds: Math.max(0, end - start) };
}

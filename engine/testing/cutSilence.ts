import type { SpeechRegion } from "../vad/speechTracker";

/** The audio without its silence: the regions' samples, one region after another. */
export function cutSilence(samples: Float32Array, regions: readonly SpeechRegion[]): Float32Array<ArrayBuffer> {
  const cut = new Float32Array(regions.reduce((sum, { start, end }) => sum + end - start, 0));
  let at = 0;
  for (const { start, end } of regions) {
    cut.set(samples.subarray(start, end), at);
    at += end - start;
  }
  return cut;
}

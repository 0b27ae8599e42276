import { seededRandom } from "../../kernels/testing/data";
import type { AudioSource } from "../audio/source";

/** Quiet seeded noise of this length, in chunks of one second. */
export function noiseSource(seconds: number): AudioSource {
  const random = seededRandom(seconds);
  let left = Math.round(seconds * 16000);
  return {
    start: 0,
    seconds,
    read: async () => {
      if (left === 0) return null;
      const chunk = Float32Array.from({ length: Math.min(left, 16000) }, () => 0.02 * (random() - 0.5));
      left -= chunk.length;
      return chunk;
    },
  };
}

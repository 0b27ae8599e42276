import { type AudioSource, sampleRate } from "../../../engine/index";
import { secondsOf } from "./names";
import { fromPcm, sampleBytes } from "./pcm";

/** Bytes of one reading: half a minute. */
const chunk = 30 * sampleRate * sampleBytes;

/** A kept track from a second on. */
export function recordingSource(track: Blob, from: number): AudioSource {
  const start = Math.round(from * sampleRate) * sampleBytes;
  let at = start;
  return {
    start: secondsOf(start),
    seconds: secondsOf(Math.max(0, track.size - start)),
    async read() {
      const bytes = new Uint8Array(await track.slice(at, at + chunk).arrayBuffer());
      at += bytes.length;
      const samples = fromPcm(bytes);
      return samples.length === 0 ? null : samples;
    },
  };
}

import { sampleRate } from "../../engine/index";
import { decodePath } from "../audio/decodePath";

/** What the contenders transcribe: 16 kHz mono. */
export interface RaceAudio {
  /** At most a window. */
  readonly clip: Float32Array<ArrayBuffer>;
  readonly long: Float32Array<ArrayBuffer> | undefined;
}

const clipSeconds = 30;
const longSeconds = 360;

/** Reads the clip and, where there is one, the long audio. */
export async function readAudio(clip: string, long: string | undefined): Promise<RaceAudio> {
  return {
    clip: await firstSeconds(clip, clipSeconds),
    long: long === undefined ? undefined : await firstSeconds(long, longSeconds),
  };
}

async function firstSeconds(path: string, seconds: number): Promise<Float32Array<ArrayBuffer>> {
  const samples = new Float32Array(seconds * sampleRate);
  const file = await decodePath(path);
  let length = 0;
  while (length < samples.length) {
    const chunk = await file.read();
    if (!chunk) break;
    samples.set(chunk.subarray(0, samples.length - length), length);
    length = Math.min(samples.length, length + chunk.length);
  }
  await file.close();
  return samples.slice(0, length);
}

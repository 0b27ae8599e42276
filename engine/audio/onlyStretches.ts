import { sampleRate } from "./constants";
import type { AudioSource, Gap } from "./source";

/** A stretch of a recording, in seconds. */
export type Stretch = Pick<Gap, "start" | "end">;

/** Some stretches of a source alone, one after the other as if nothing lay between. They are in order and do not overlap. */
export function onlyStretches(source: AudioSource, stretches: readonly Stretch[]): AudioSource {
  const sampleOf = (second: number) => Math.max(0, Math.round((second - source.start) * sampleRate));
  const left = stretches.map(({ start, end }) => ({ from: sampleOf(start), to: sampleOf(end) }));
  let at = 0;
  const read = async (): Promise<Float32Array<ArrayBuffer> | null> => {
    while (left.length > 0) {
      const chunk = await source.read();
      if (chunk === null) return null;
      const pieces = left.map(({ from, to }) => chunk.subarray(Math.max(0, from - at), Math.max(0, to - at)));
      at += chunk.length;
      while (left[0] !== undefined && left[0].to <= at) left.shift();
      const kept = joined(pieces);
      if (kept.length > 0) return kept;
    }
    return null;
  };
  return { read, start: 0, seconds: stretches.reduce((sum, { start, end }) => sum + end - start, 0) };
}

/** Where what lies in the joined stretches lies in the recording: in parts, where it goes on over an end. */
export function placedIn<Timed extends Stretch>(
  stretches: readonly Stretch[],
  joined: readonly Timed[],
): readonly Timed[] {
  let before = 0;
  return stretches.flatMap(({ start, end }) => {
    const [from, to] = [before, before + end - start];
    before = to;
    return joined.flatMap((one) => {
      const [first, last] = [Math.max(one.start, from), Math.min(one.end, to)];
      return last > first ? [{ ...one, start: start + first - from, end: start + last - from }] : [];
    });
  });
}

function joined(pieces: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

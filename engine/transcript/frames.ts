import { sampleRate } from "../audio/constants";

/** Frames a second: the grid of 10 ms on which `seek` of a segment counts, and on which live sound is looked at. */
export const framesPerSecond = 100;
/** Samples from one frame to the next. */
export const frameSamples = sampleRate / framesPerSecond;

export function secondsOf(frames: number): number {
  return frames / framesPerSecond;
}

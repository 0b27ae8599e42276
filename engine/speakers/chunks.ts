import { frameSeconds, speaksAlone, type WindowActivity } from "./activity";
import { windowFrames } from "./segmentation";
import { framesPerStep } from "./voiceNetwork";

/** Frames of features of a chunk, which is as long as a window. */
export const chunkFrames = 1000;
/** Samples behind a chunk that its last frames of features see. */
export const tail = 240;
export const stepSeconds = (framesPerStep * 160) / 16_000;
/** A voice needs so many steps in which it speaks alone. */
export const leastSteps = 3;
/** How much a step in which nobody speaks alone counts in the mean from which features are counted. */
const otherStep = 0.1;

/** Steps of a chunk that begins at a sample in which a track of a window speaks alone, 1 or 0. */
export function stepsAlone(window: WindowActivity, track: number, at: number, steps: number): Float32Array {
  return Float32Array.from({ length: steps }, (_, step) => {
    const seconds = (at - window.start) / 16_000 + (step + 0.5) * stepSeconds;
    const frame = Math.floor(seconds / frameSeconds);
    return frame >= 0 && frame < windowFrames && speaksAlone(window, frame, track) ? 1 : 0;
  });
}

/**
 * How much each step counts in the mean from which a chunk's features are counted: where somebody speaks alone, wholly; else little, since
 * silence would make voices alike that are not, and unlike those that are; behind the sound's last sample not at all.
 */
export function stepCounts(alone: readonly Float32Array[], steps: number, length: number): Float32Array {
  return Float32Array.from({ length: steps }, (_, step) => {
    if (step > 0 && step * framesPerStep * 160 >= length) return 0;
    return alone.some((track) => track[step]! > 0) ? 1 : otherStep;
  });
}

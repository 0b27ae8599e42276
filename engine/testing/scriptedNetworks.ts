import type { LiveNetworks } from "../speakers/liveSpeakers";
import { classes, frameSamples, windowFrames } from "../speakers/segmentation";

/** A sample of sound in which person n speaks is n + 1. */
export function said(...stretches: readonly (readonly [person: number, seconds: number])[]): Float32Array {
  return Float32Array.from(stretches.flatMap(([person, seconds]) => new Array(seconds * 16_000).fill(person + 1)));
}

/** Networks that know who speaks: a track for each person of a window, as they come, and a voice for each. */
export function scriptedNetworks(voiceOf: (person: number) => Float32Array): LiveNetworks {
  let window: Float32Array = new Float32Array(0);
  const personAt = (sample: number) => (window[Math.min(sample, window.length - 1)] ?? 0) - 1;
  return {
    segmentation: {
      async *hearInPieces([samples]: readonly Float32Array[]): AsyncGenerator<void, readonly Float32Array[]> {
        window = samples!;
        const found: number[] = [];
        const logarithms = new Float32Array(windowFrames * classes).fill(-20);
        for (let frame = 0; frame < windowFrames; frame++) {
          const person = personAt(frame * frameSamples + 495);
          if (person >= 0 && !found.includes(person)) found.push(person);
          logarithms[frame * classes + 1 + found.indexOf(person)] = 0;
        }
        yield;
        return [logarithms];
      },
    },
    voice: {
      steps: 125,
      *hearInPieces() {
        yield;
      },
      voices: async (choices: readonly Float32Array[]) =>
        choices.map((steps) => voiceOf(personAt(steps.indexOf(1) * 1280 + 640))),
    },
  };
}

/** A voice by its angle. */
export function at(degrees: number): Float32Array {
  const angle = (degrees * Math.PI) / 180;
  return Float32Array.of(Math.cos(angle), Math.sin(angle));
}

import { type SpeechModel, stepSamples } from "./sileroVad";

/** What tells the probabilities of speech in a whole file, many steps at a time. */
export interface SpeechDetector {
  /** Steps of 512 samples that it takes at a time. */
  readonly batch: number;
  /** Whether what comes next may be read while it hears. */
  readonly hearsBeside?: boolean;
  /**
   * Takes the next steps of the audio, as many as it takes or at the end fewer, and returns a probability for each. The samples are
   * good until it gives its promise.
   */
  probabilities(samples: Float32Array): Promise<ArrayLike<number>>;
}

/** One that can be made to hear what comes as if it were the beginning. */
export interface ForgettingDetector extends SpeechDetector {
  forget(): void;
}

/** A model that takes one step after the other; it is reset, and nobody else may push to it. */
export function stepByStep(model: SpeechModel, batch = 1): ForgettingDetector {
  model.reset();
  return {
    batch,
    forget: () => model.reset(),
    probabilities: async (samples) =>
      Array.from({ length: samples.length / stepSamples }, (_, step) => model.push(samples, step * stepSamples)),
  };
}

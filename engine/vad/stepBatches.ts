import { stepSamples } from "./sileroVad";
import type { SpeechDetector } from "./speechDetector";

/**
 * Audio that comes piece by piece, heard in the batches that a detector takes: each step's probability is handed on, in order. Where
 * the detector hears beside, that may be as late as with the samples of the batch that follows.
 */
export class StepBatches {
  readonly #detector: SpeechDetector;
  readonly #onStep: (probability: number) => void;
  /** Samples that do not yet make a batch. */
  readonly #batch: Float32Array;
  #filled = 0;
  #received = 0;
  /** What is being heard. */
  #hearing: Promise<void> = Promise.resolve();

  constructor(detector: SpeechDetector, onStep: (probability: number) => void) {
    this.#detector = detector;
    this.#onStep = onStep;
    this.#batch = new Float32Array(detector.batch * stepSamples);
  }

  /** Samples received so far. */
  get samples(): number {
    return this.#received;
  }

  /** Takes 16 kHz mono samples, any number. */
  async push(samples: Float32Array): Promise<void> {
    this.#received += samples.length;
    for (let at = 0; at < samples.length; ) {
      const count = Math.min(this.#batch.length - this.#filled, samples.length - at);
      this.#batch.set(samples.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      if (this.#filled === this.#batch.length) await this.#hear(this.#filled);
    }
  }

  /** Ends the audio, whose last step is filled up with silence. */
  async end(): Promise<void> {
    const whole = Math.ceil(this.#filled / stepSamples) * stepSamples;
    this.#batch.fill(0, this.#filled, whole);
    if (whole > 0) await this.#hear(whole);
    await this.#hearing;
  }

  async #hear(length: number): Promise<void> {
    await this.#hearing;
    this.#hearing = this.#handOn(this.#batch.subarray(0, length));
    // Whoever gives more samples hears of a failure.
    this.#hearing.catch(() => {});
    this.#filled = 0;
    if (!this.#detector.hearsBeside) await this.#hearing;
  }

  async #handOn(samples: Float32Array): Promise<void> {
    const probabilities = await this.#detector.probabilities(samples);
    for (let step = 0; step < probabilities.length; step++) this.#onStep(probabilities[step]!);
  }
}

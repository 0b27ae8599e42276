import type { VadOptions } from "./options";
import { stepSamples } from "./sileroVad";
import type { SpeechDetector } from "./speechDetector";
import { SpeechRegions } from "./speechRegions";
import type { SpeechRegion } from "./speechTracker";

/**
 * Regions of speech of a file that is read piece by piece, heard in the batches that its detector takes: equal to
 * `getSpeechTimestamps` over the whole audio, in memory that does not grow. A region is returned once it has ended, enough
 * silence follows for its padding, and the batch with that is whole.
 */
export class VadBatches {
  readonly #detector: SpeechDetector;
  readonly #regions: SpeechRegions;
  /** Samples that do not yet make a batch. */
  readonly #batch: Float32Array;
  #filled = 0;
  #received = 0;

  constructor(detector: SpeechDetector, options: Partial<VadOptions> = {}) {
    this.#detector = detector;
    this.#regions = new SpeechRegions(options);
    this.#batch = new Float32Array(detector.batch * stepSamples);
  }

  /** Samples received so far. */
  get samples(): number {
    return this.#received;
  }

  /** No region still to come begins before this sample: what lies before it and in no region so far is silence. */
  get settled(): number {
    return this.#regions.settled;
  }

  /** Takes 16 kHz mono samples, any number, and returns the regions that are finished now. */
  async push(samples: Float32Array): Promise<readonly SpeechRegion[]> {
    const finished: SpeechRegion[] = [];
    this.#received += samples.length;
    for (let at = 0; at < samples.length; ) {
      const count = Math.min(this.#batch.length - this.#filled, samples.length - at);
      this.#batch.set(samples.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      if (this.#filled === this.#batch.length) await this.#hear(this.#filled, finished);
    }
    return finished;
  }

  /** Ends the audio, whose last step is filled up with silence, and returns the last regions. */
  async end(): Promise<readonly SpeechRegion[]> {
    const finished: SpeechRegion[] = [];
    const whole = Math.ceil(this.#filled / stepSamples) * stepSamples;
    this.#batch.fill(0, this.#filled, whole);
    if (whole > 0) await this.#hear(whole, finished);
    this.#regions.end(this.#received, finished);
    return finished;
  }

  async #hear(length: number, finished: SpeechRegion[]): Promise<void> {
    const probabilities = await this.#detector.probabilities(this.#batch.subarray(0, length));
    for (let step = 0; step < probabilities.length; step++) this.#regions.push(probabilities[step]!, finished);
    this.#filled = 0;
  }
}

import type { VadOptions } from "./options";
import type { SpeechDetector } from "./speechDetector";
import { SpeechRegions } from "./speechRegions";
import type { SpeechRegion } from "./speechTracker";
import { StepBatches } from "./stepBatches";

/**
 * Regions of speech of a file that is read piece by piece, heard in the batches that its detector takes: equal to
 * `getSpeechTimestamps` over the whole audio, in memory that does not grow. A region is returned once it has ended, enough
 * silence follows for its padding, and the batch with that is whole.
 */
export class VadBatches {
  readonly #steps: StepBatches;
  readonly #regions: SpeechRegions;
  #finished: SpeechRegion[] = [];

  constructor(detector: SpeechDetector, options: Partial<VadOptions> = {}) {
    this.#steps = new StepBatches(detector, (probability) => this.#regions.push(probability, this.#finished));
    this.#regions = new SpeechRegions(options);
  }

  /** Samples received so far. */
  get samples(): number {
    return this.#steps.samples;
  }

  /** No region still to come begins before this sample: what lies before it and in no region so far is silence. */
  get settled(): number {
    return this.#regions.settled;
  }

  /** Takes 16 kHz mono samples, any number, and returns the regions that are finished now. */
  async push(samples: Float32Array): Promise<readonly SpeechRegion[]> {
    await this.#steps.push(samples);
    return this.#take();
  }

  /** Ends the audio, whose last step is filled up with silence, and returns the last regions. */
  async end(): Promise<readonly SpeechRegion[]> {
    await this.#steps.end();
    this.#regions.end(this.#steps.samples, this.#finished);
    return this.#take();
  }

  #take(): readonly SpeechRegion[] {
    const finished = this.#finished;
    this.#finished = [];
    return finished;
  }
}

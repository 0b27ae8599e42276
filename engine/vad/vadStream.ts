import type { VadOptions } from "./options";
import { type SpeechModel, stepSamples } from "./sileroVad";
import { SpeechRegions } from "./speechRegions";
import type { SpeechRegion } from "./speechTracker";

/**
 * Regions of speech of audio that arrives piece by piece, in memory that does not grow: equal to `getSpeechTimestamps`
 * over the whole audio. A region is returned once it has ended and enough silence follows for its padding.
 */
export class VadStream {
  readonly #model: SpeechModel;
  readonly #regions: SpeechRegions;
  /** Samples that do not yet make a step. */
  readonly #step = new Float32Array(stepSamples);
  #filled = 0;
  #received = 0;

  /** Takes the model over: it is reset, and nobody else may push to it. */
  constructor(model: SpeechModel, options: Partial<VadOptions> = {}) {
    model.reset();
    this.#model = model;
    this.#regions = new SpeechRegions(options);
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
  push(samples: Float32Array): readonly SpeechRegion[] {
    const finished: SpeechRegion[] = [];
    this.#received += samples.length;
    let at = 0;
    while (at < samples.length) {
      if (this.#filled === 0 && samples.length - at >= stepSamples) {
        this.#regions.push(this.#model.push(samples, at), finished);
        at += stepSamples;
      } else {
        at += this.#fill(samples, at);
        if (this.#filled === stepSamples) this.#takeStep(finished);
      }
    }
    return finished;
  }

  /** Ends the audio, whose last step is filled up with silence, and returns the last regions. */
  end(): readonly SpeechRegion[] {
    const finished: SpeechRegion[] = [];
    if (this.#filled > 0) {
      this.#step.fill(0, this.#filled);
      this.#takeStep(finished);
    }
    this.#regions.end(this.#received, finished);
    return finished;
  }

  /** Copies what the step has room for, from samples[at] on, and returns how many samples that was. */
  #fill(samples: Float32Array, at: number): number {
    const count = Math.min(stepSamples - this.#filled, samples.length - at);
    this.#step.set(samples.subarray(at, at + count), this.#filled);
    this.#filled += count;
    return count;
  }

  #takeStep(finished: SpeechRegion[]): void {
    this.#regions.push(this.#model.push(this.#step), finished);
    this.#filled = 0;
  }
}

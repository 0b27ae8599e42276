import { batchSteps, togetherSteps } from "./deviceSteps";
import { contextSamples, memorySize, type SileroVad, type SpeechBatch, stepSamples } from "./sileroVad";
import type { SileroWeights } from "./sileroWeights";
import type { ForgettingDetector } from "./speechDetector";

/** Hears a batch on the device of now, as `DeviceVad.hear` does; undefined where the device fails. */
export type HearOnDevice = (
  weights: SileroWeights,
  batch: SpeechBatch,
) => Promise<Float32Array<ArrayBuffer> | undefined>;

/** Squares of louder numbers, of which no recording has any, would not fit f32. */
const loudest = 1e9;

/**
 * The voice detector of one file on a device. What it remembers of the audio is here, not there: it goes on where another
 * device takes over between two batches, and what a device fails to hear, the plain model does.
 */
export class BatchedVad implements ForgettingDetector {
  readonly batch: number;
  readonly hearsBeside: boolean;
  readonly #model: SileroVad;
  readonly #onDevice: HearOnDevice;
  /** The last samples of the batch before, then this one's. */
  readonly #samples: Float32Array<ArrayBuffer>;
  readonly #memory = new Float32Array(memorySize);

  /** Takes the model over: nobody else may push to it. `batch`: `batchSteps`, `togetherSteps` or `shortSteps`. */
  constructor(model: SileroVad, onDevice: HearOnDevice, batch = batchSteps) {
    this.batch = batch;
    this.hearsBeside = batch === togetherSteps;
    this.#samples = new Float32Array(contextSamples + batch * stepSamples);
    this.#model = model;
    this.#onDevice = onDevice;
  }

  forget(): void {
    this.#samples.fill(0, 0, contextSamples);
    this.#memory.fill(0);
  }

  async probabilities(samples: Float32Array): Promise<Float32Array> {
    this.#samples.set(samples, contextSamples);
    tame(this.#samples);
    const batch = { samples: this.#samples, memory: this.#memory, steps: samples.length / stepSamples };
    const heard = (await this.#onDevice(this.#model.weights, batch)) ?? this.#model.hear(batch);
    this.#memory.set(heard.subarray(0, memorySize));
    this.#samples.copyWithin(0, samples.length, samples.length + contextSamples);
    return heard.subarray(memorySize);
  }
}

/** What is no finite number counts as 0: one NaN would stay in the memory for ever. */
function tame(samples: Float32Array): void {
  let power = 0;
  for (let i = 0; i < samples.length; i++) power += samples[i]! ** 2;
  // None is louder than its root, which is told faster than of each.
  if (power <= loudest ** 2) return;
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i]!;
    if (!(Math.abs(x) <= loudest)) samples[i] = Number.isFinite(x) ? Math.sign(x) * loudest : 0;
  }
}

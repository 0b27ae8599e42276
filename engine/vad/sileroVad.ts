import { convolve4, convolve4By2, linear, lstmStep, sigmoid } from "./sileroLayers";
import { channels, readSileroWeights, type SileroWeights } from "./sileroWeights";
import { frameBins, frameLength, Spectrum256 } from "./spectrum256";

/** Samples at 16 kHz that one probability stands for. */
export const stepSamples = 512;

/** Samples of the step before that a step sees again, and samples by which its end is mirrored. */
export const contextSamples = 64;
const hop = frameLength / 2;
/** Spectra of a step. */
const positions = 4;

/** Numbers that the LSTM remembers: its last output, then its cells. */
export const memorySize = 2 * channels.memory;

/** Steps of a file, with all that is remembered of those before. */
export interface SpeechBatch {
  /** [64 + 512 · steps, or more]: the last samples before the steps, then theirs; finite, −1…1. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** [256]: what the LSTM remembers. */
  readonly memory: Float32Array<ArrayBuffer>;
  readonly steps: number;
}

/** What turns steps of 512 samples into probabilities of speech; SileroVad, or a test's script. */
export interface SpeechModel {
  /** Takes samples[at … at + 511] and returns the probability of speech in them, 0…1. */
  push(samples: Float32Array, at?: number): number;
  /** Forgets the audio so far. */
  reset(): void;
}

/**
 * Silero VAD v6 at 16 kHz, step by step: 64 + 512 samples, 4 magnitude spectra, 4 convolutions, an LSTM, a sigmoid.
 * All memory is made with the instance; a step allocates nothing. Model: snakers4/silero-vad (MIT).
 */
export class SileroVad implements SpeechModel {
  readonly weights: SileroWeights;
  readonly #spectrum: Spectrum256;
  readonly #samples = new Float64Array(contextSamples + stepSamples + contextSamples);
  readonly #magnitudes = new Float64Array(frameBins * positions);
  readonly #firstPair = { out: this.#magnitudes, at: 0, stride: positions };
  readonly #secondPair = { out: this.#magnitudes, at: 2, stride: positions };
  readonly #first = new Float64Array(channels.first * positions);
  readonly #second = new Float64Array(channels.second * 2);
  readonly #third = new Float64Array(channels.third);
  /** What the LSTM reads: the last convolution's output, then its own last output. */
  readonly #joined = new Float64Array(2 * channels.memory);
  readonly #encoded = this.#joined.subarray(0, channels.memory);
  readonly #cell = new Float64Array(channels.memory);
  readonly #hidden = new Float64Array(channels.memory);

  constructor(weights: SileroWeights) {
    this.weights = weights;
    this.#spectrum = new Spectrum256(weights.window);
  }

  /** Reads the model file; throws `model-corrupt` as `readSileroWeights` does. */
  static fromFile(file: Uint8Array): SileroVad {
    return new SileroVad(readSileroWeights(file));
  }

  /**
   * Takes samples[at … at + 511] (16 kHz, −1…1; what is no finite number counts as 0) and returns the probability of
   * speech in them. Throws a RangeError where there are fewer.
   */
  push(samples: Float32Array, at = 0): number {
    if (at < 0 || at + stepSamples > samples.length) {
      throw new RangeError(`samples ${at} to ${at + stepSamples} of ${samples.length}`);
    }
    const { conv1, conv2, conv3, conv4, lstm, output } = this.weights;
    this.#take(samples, at);
    this.#spectrum.compute(this.#samples, 0, hop, this.#firstPair);
    this.#spectrum.compute(this.#samples, 2 * hop, 3 * hop, this.#secondPair);
    convolve4(conv1, this.#magnitudes, this.#first);
    convolve4By2(conv2, this.#first, this.#second);
    linear(conv3, this.#second, this.#third);
    linear(conv4, this.#third, this.#encoded);
    lstmStep(lstm, this.#joined, this.#cell, this.#hidden);
    this.#joined.set(this.#hidden, channels.memory);
    let sum = output.bias[0]!;
    for (let i = 0; i < channels.memory; i++) sum += output.weight[i]! * Math.max(0, this.#hidden[i]!);
    return sigmoid(sum);
  }

  /** Hears a batch, whatever was heard before: what the LSTM remembers behind it, then the probabilities, [256 + steps]. */
  hear({ samples, memory, steps }: SpeechBatch): Float32Array<ArrayBuffer> {
    this.#samples.set(samples.subarray(0, contextSamples), stepSamples);
    this.#joined.set(memory.subarray(0, channels.memory), channels.memory);
    this.#cell.set(memory.subarray(channels.memory));
    const heard = new Float32Array(memorySize + steps);
    for (let step = 0; step < steps; step++) {
      heard[memorySize + step] = this.push(samples, contextSamples + step * stepSamples);
    }
    heard.set(this.#joined.subarray(channels.memory));
    heard.set(this.#cell, channels.memory);
    return heard;
  }

  reset(): void {
    this.#samples.fill(0);
    this.#joined.fill(0);
    this.#cell.fill(0);
  }

  /** Moves the last samples of the step before to the front and mirrors the end without repeating the last sample. */
  #take(samples: Float32Array, at: number): void {
    const held = this.#samples;
    held.copyWithin(0, stepSamples, stepSamples + contextSamples);
    for (let i = 0; i < stepSamples; i++) {
      const x = samples[at + i]!;
      // One NaN would stay in the memory for ever.
      held[contextSamples + i] = Number.isFinite(x) ? x : 0;
    }
    const last = contextSamples + stepSamples - 1;
    for (let i = 1; i <= contextSamples; i++) held[last + i] = held[last - i]!;
  }
}

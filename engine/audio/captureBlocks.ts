import { openFeatures } from "../families";
import type { FeatureSpec, FeatureStream } from "../features";
import type { CapturedBlock } from "../stream/types";
import { CaptureResampler } from "./captureResampler";
import { sampleRate } from "./constants";
import { toSixteenBits } from "./sixteenBits";

export interface CaptureBlocksOptions {
  /** The frames that are made beside the samples; none unless told. */
  readonly features?: FeatureSpec | undefined;
  /** Length of a block; 0.05 unless told. */
  readonly blockSeconds?: number;
  /** Second of the recording at which the first sample lies; 0 unless told. */
  readonly start?: number;
}

/** Seconds. */
const shortestBlock = 0.01;
/** Longer input is taken piece by piece, so that buffers stay small. */
const pieceLength = 4096;
const none: readonly CapturedBlock[] = [];

/**
 * Turns captured sound into blocks of 16 kHz samples and the feature frames that they complete, as the audio thread does it;
 * samples are rounded to 16 bits, so that what is heard is what a recording stores. Allocates only the blocks that it returns.
 */
export class CaptureBlocks {
  readonly #spec: FeatureSpec | undefined;
  readonly #features: FeatureStream | undefined;
  readonly #start: number;
  readonly #resampler = new CaptureResampler();
  /** Samples of the block that is being filled. */
  readonly #samples: Float32Array<ArrayBuffer>;
  #filled = 0;
  #receivedSamples = 0;
  #ended = false;

  /** Throws a RangeError for blocks shorter than 0.01 s or longer than a minute. */
  constructor({ features, blockSeconds = 0.05, start = 0 }: CaptureBlocksOptions = {}) {
    const length = Math.round(blockSeconds * sampleRate);
    if (!(length >= shortestBlock * sampleRate && length <= 60 * sampleRate))
      throw new RangeError(`blocks of ${blockSeconds} s; 0.01 to 60 were expected`);
    this.#spec = features;
    this.#features = openFeatures(features);
    this.#start = start;
    this.#samples = new Float32Array(length);
  }

  /**
   * Takes mono samples at `rate` Hz, which may change at any time, and returns the blocks that are complete now. Without
   * samples it only gets ready for the rate. Throws `audio-unreadable` for a rate that is no whole number from 1 kHz to 1 MHz.
   */
  push(samples: Float32Array, rate: number): readonly CapturedBlock[] {
    if (this.#ended) throw new Error("samples after the end of the recording");
    if (samples.length <= pieceLength) {
      this.#resampler.write(samples, rate);
      return this.#takeSamples();
    }
    const blocks: CapturedBlock[] = [];
    for (let at = 0; at < samples.length; at += pieceLength) {
      this.#resampler.write(samples.subarray(at, at + pieceLength), rate);
      blocks.push(...this.#takeSamples());
    }
    return blocks;
  }

  /** Ends the recording: what is left, and the frames that waited for more, with silence behind the last sample. */
  end(): readonly CapturedBlock[] {
    if (this.#ended) return none;
    this.#resampler.end();
    const blocks = [...this.#takeSamples()];
    this.#ended = true;
    this.#features?.end();
    const last = this.#takeBlock();
    if (last.samples.length > 0 || (last.features?.values.length ?? 0) > 0) blocks.push(last);
    return blocks;
  }

  #takeSamples(): readonly CapturedBlock[] {
    let blocks: CapturedBlock[] | undefined;
    for (;;) {
      const from = this.#filled;
      const count = this.#resampler.read(this.#samples, from);
      if (count === 0) return blocks ?? none;
      this.#filled += count;
      this.#receivedSamples += count;
      toSixteenBits(this.#samples, from, this.#filled);
      this.#features?.push(this.#samples, from, this.#filled);
      if (this.#filled === this.#samples.length) {
        blocks ??= [];
        blocks.push(this.#takeBlock());
      }
    }
  }

  #takeBlock(): CapturedBlock {
    const start = this.#start + (this.#receivedSamples - this.#filled) / sampleRate;
    const samples = this.#samples.slice(0, this.#filled);
    this.#filled = 0;
    if (!this.#spec || !this.#features) return { start, samples };
    return { start, samples, features: { spec: this.#spec, values: this.#features.take() } };
  }
}

import type { CapturedBlock } from "../stream/types";
import { hopLength, nFft } from "../whisper/logMel/constants";
import { FrameCutter } from "../whisper/logMel/frameCutter";
import { MelFrame } from "../whisper/logMel/melFrame";
import { CaptureResampler } from "./captureResampler";
import { sampleRate } from "./constants";
import { toSixteenBits } from "./sixteenBits";

export interface CaptureBlocksOptions {
  readonly nMels: 80 | 128;
  /** Length of a block; 0.1 unless told. */
  readonly blockSeconds?: number;
  /** Second of the recording at which the first sample lies; 0 unless told. */
  readonly start?: number;
}

/** Longer input is taken piece by piece, so that buffers stay small. */
const pieceLength = 4096;
/** Frames of a block that may have waited for samples of the next one. */
const waitingFrames = 4;
const none: readonly CapturedBlock[] = [];

/**
 * Turns captured sound into blocks of 16 kHz samples and log-mel frames, as the audio thread does it; samples are rounded
 * to 16 bits, so that what is heard is what a recording stores. Allocates only the blocks that it returns.
 */
export class CaptureBlocks {
  readonly #nMels: number;
  readonly #start: number;
  readonly #frame: MelFrame;
  readonly #resampler = new CaptureResampler();
  readonly #cutter = new FrameCutter((samples, from) => this.#addFrame(samples, from));
  /** Samples of the block that is being filled. */
  readonly #samples: Float32Array<ArrayBuffer>;
  #filled = 0;
  /** Frames that came with them. */
  readonly #frames: Float32Array<ArrayBuffer>;
  #frameCount = 0;
  #receivedSamples = 0;
  #computedFrames = 0;
  #contentFrames = Number.POSITIVE_INFINITY;

  /** Throws a RangeError for blocks shorter than a frame's hop (0.01 s) or longer than a minute. */
  constructor({ nMels, blockSeconds = 0.1, start = 0 }: CaptureBlocksOptions) {
    const length = Math.round(blockSeconds * sampleRate);
    if (!(length >= hopLength && length <= 60 * sampleRate))
      throw new RangeError(`blocks of ${blockSeconds} s; 0.01 to 60 were expected`);
    this.#nMels = nMels;
    this.#start = start;
    this.#frame = new MelFrame(nMels);
    this.#samples = new Float32Array(length);
    this.#frames = new Float32Array((Math.ceil(length / hopLength) + waitingFrames) * nMels);
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

  /** Ends the recording: what is left, and the frames up to floor(samples / 160), with silence behind the last sample. */
  end(): readonly CapturedBlock[] {
    if (this.#ended) return none;
    this.#resampler.end();
    const blocks = [...this.#takeSamples()];
    this.#contentFrames = Math.floor(this.#receivedSamples / hopLength);
    this.#cutter.push(new Float32Array(nFft + hopLength));
    if (this.#filled > 0 || this.#frameCount > 0) blocks.push(this.#takeBlock());
    return blocks;
  }

  get #ended(): boolean {
    return this.#contentFrames !== Number.POSITIVE_INFINITY;
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
      this.#cutter.push(this.#samples, from, this.#filled);
      if (this.#filled === this.#samples.length) {
        blocks ??= [];
        blocks.push(this.#takeBlock());
      }
    }
  }

  #takeBlock(): CapturedBlock {
    const start = this.#start + (this.#receivedSamples - this.#filled) / sampleRate;
    const samples = this.#samples.slice(0, this.#filled);
    const frames = this.#frames.slice(0, this.#frameCount * this.#nMels);
    this.#filled = 0;
    this.#frameCount = 0;
    return { start, samples, frames };
  }

  #addFrame(samples: Float32Array, from: number): void {
    if (this.#computedFrames >= this.#contentFrames) return;
    this.#frame.compute(samples, from, this.#frames, this.#frameCount * this.#nMels);
    this.#frameCount++;
    this.#computedFrames++;
  }
}

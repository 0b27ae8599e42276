import { hopLength, nBins, nFft } from "./constants";
import { PowerSpectrum400, sampleOrder } from "./fft400";
import { log10InPlace } from "./log10";
import { type MelFilters, melFilters } from "./melFilters";

/** Power below which openai/whisper does not look (audio.py: clamp(min=1e-10)). */
const smallestPower = 1e-10;
/** Raw log-mel of silence. */
export const silence = -10;

/** Hann window of 400, periodic as torch.hann_window's default, in the order in which the transform reads samples. */
const window = Float64Array.from(sampleOrder, (n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / nFft));

/** Computes raw log-mel frames, log10 of the mel power, one at a time: the unit that microphone and file share. */
export class MelFrame {
  readonly nMels: 80 | 128;
  readonly #filters: MelFilters;
  readonly #transform = new PowerSpectrum400();
  readonly #power = new Float64Array(nBins);
  readonly #mel: Float64Array<ArrayBuffer>;
  readonly #melWords: Int32Array;

  constructor(nMels: 80 | 128) {
    this.nMels = nMels;
    this.#filters = melFilters(nMels);
    this.#mel = new Float64Array(nMels);
    this.#melWords = new Int32Array(this.#mel.buffer);
  }

  /** The frames of samples[160 · i … 160 · i + 399], frame-major [count × nMels]. */
  computeAll(samples: Float32Array, count: number): Float32Array<ArrayBuffer> {
    const frames = new Float32Array(count * this.nMels);
    for (let i = 0; i < count; i++) this.compute(samples, hopLength * i, frames, i * this.nMels);
    return frames;
  }

  /** Writes the frame of samples[from … from + 399] to frame[at … at + nMels − 1] and returns its largest value. */
  compute(samples: Float32Array, from: number, frame: Float32Array, at: number): number {
    this.#transform.compute(samples, from, window, this.#power);
    this.#sumPower();
    log10InPlace(this.#mel, this.#melWords);
    const mel = this.#mel;
    let largest = silence;
    for (let i = 0; i < mel.length; i++) {
      const value = mel[i]!;
      frame[at + i] = value;
      largest = Math.max(largest, value);
    }
    return Math.fround(largest);
  }

  #sumPower(): void {
    const { firstBin, falling, rising } = this.#filters;
    const power = this.#power;
    let rose = 0;
    let k = 0;
    for (let s = 0; s <= this.nMels; s++) {
      const end = firstBin[s + 1]!;
      let falls = 0;
      let rises = 0;
      for (; k < end; k++) {
        falls += falling[k]! * power[k]!;
        rises += rising[k]! * power[k]!;
      }
      if (s > 0) this.#mel[s - 1] = Math.max(rose + falls, smallestPower);
      rose = rises;
    }
  }
}

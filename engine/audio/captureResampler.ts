import { checkRate } from "./resample";
import { SincResampler } from "./sincResampler";
import { captureFilter } from "./sincTable";

/**
 * A stream of mono samples whose rate may change at any time in 16 kHz: output m is the sound at m / 16000 s.
 *
 * A resampler is linear, so where the rate changes the samples before and those after are resampled each as if silence
 * were on the other side, and what both give around the change is added up: no output is missing, doubled or shifted.
 */
export class CaptureResampler {
  #resampler: SincResampler | undefined;
  #rate = 0;
  /** What samples of former rates add to the outputs to come, from #tailAt on. */
  #tail = new Float32Array(0);
  #tailAt = 0;

  /** Throws `audio-unreadable` for a rate that is no whole number from 1 kHz to 1 MHz. Nothing at a rate makes it ready for it at the start. */
  write(samples: Float32Array, rate: number): void {
    if (rate !== this.#rate) this.#change(rate, samples);
    this.#resampler?.write(samples);
  }

  /** Writes what is complete to output[at …], as much as there is room for, and returns how much that is. */
  read(output: Float32Array, at: number): number {
    const count = this.#resampler?.read(output, at) ?? 0;
    for (let i = 0; i < count && this.#tailAt < this.#tail.length; i++) output[at + i]! += this.#tail[this.#tailAt++]!;
    return count;
  }

  /** Ends the stream: silence follows it, and what is left can be read. */
  end(): void {
    this.#resampler?.write(new Float32Array(this.#resampler.half));
  }

  #change(rate: number, samples: Float32Array): void {
    checkRate(rate);
    const first = samples[0];
    if (this.#resampler && first === undefined) return;
    const lead = this.#resampler && first !== undefined ? this.#ringOut(this.#resampler, rate, first) : undefined;
    this.#resampler = new SincResampler(rate, captureFilter, lead);
    this.#rate = rate;
  }

  /** Lets the present resampler end; how many samples of `rate` the next output lies before the change. */
  #ringOut(resampler: SincResampler, rate: number, first: number): number {
    const lead = (resampler.pending * rate) / this.#rate;
    // The sample at the change counts half on either side (the trapezoid rule).
    resampler.write(Float32Array.of(first / 2));
    resampler.write(new Float32Array(2 * resampler.half));
    const tail = new Float32Array(Math.max(resampler.available, this.#tail.length - this.#tailAt));
    resampler.read(tail, 0);
    for (let i = 0; this.#tailAt < this.#tail.length; i++) tail[i]! += this.#tail[this.#tailAt++]!;
    this.#tail = tail;
    this.#tailAt = 0;
    return lead;
  }
}

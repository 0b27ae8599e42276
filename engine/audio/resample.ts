import { SottoError } from "../errors";
import { sampleRate } from "./constants";
import { SincResampler } from "./sincResampler";
import type { SincFilter } from "./sincTable";

/** Turns a stream of mono samples into 16 kHz, piece by piece. */
export interface Resampler {
  /** Takes samples of any number and returns what they complete; the filter lags 3 ms behind. */
  push(samples: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer>;
  /** Ends the stream: silence follows it. In all ceil(samples · 16000 / rate) samples were returned. */
  flush(): Float32Array<ArrayBuffer>;
}

const lowestRate = 1000;
const highestRate = 1_000_000;

/**
 * A resampler from `rate` Hz to 16 kHz by a Kaiser-windowed sinc, aligned in time (output m is the input at m / 16000 s).
 * 16 kHz passes through untouched.
 *
 * Throws `audio-unreadable` for a rate that is no whole number from 1 kHz to 1 MHz.
 */
export function createResampler(rate: number, filter: SincFilter): Resampler {
  checkRate(rate);
  if (rate === sampleRate) return passThrough;
  const resampler = new SincResampler(rate, filter);
  const push = (samples: Float32Array): Float32Array<ArrayBuffer> => {
    resampler.write(samples);
    const output = new Float32Array(resampler.available);
    resampler.read(output, 0);
    return output;
  };
  return { push, flush: () => push(new Float32Array(resampler.half)) };
}

/** Throws `audio-unreadable` for a rate that is no whole number from 1 kHz to 1 MHz. */
export function checkRate(rate: number): void {
  if (Number.isInteger(rate) && rate >= lowestRate && rate <= highestRate) return;
  throw new SottoError(
    "audio-unreadable",
    `The audio has ${rate} samples a second; ${lowestRate} to ${highestRate} were expected.`,
  );
}

const passThrough: Resampler = { push: (samples) => samples, flush: () => new Float32Array(0) };

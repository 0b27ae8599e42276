import { SottoError } from "../errors";
import { sampleRate } from "./constants";
import { type SincFilter, sincTable } from "./sincTable";

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
  if (!Number.isInteger(rate) || rate < lowestRate || rate > highestRate) {
    throw new SottoError(
      "audio-unreadable",
      `The audio has ${rate} samples a second; ${lowestRate} to ${highestRate} were expected.`,
    );
  }
  return rate === sampleRate ? passThrough : new SincResampler(rate, filter);
}

const passThrough: Resampler = { push: (samples) => samples, flush: () => new Float32Array(0) };

class SincResampler implements Resampler {
  /** Output m lies at input m · step / phases, in lowest terms. */
  readonly #step: number;
  readonly #phases: number;
  readonly #half: number;
  readonly #rows: readonly Float32Array[];
  /** Input from the first sample that the next output needs. */
  #input: Float32Array<ArrayBuffer>;
  #filled: number;
  /** Where the next output lies: whole samples (counted in #input from #half − 1) and phases. */
  #position = 0;
  #phase = 0;
  #received = 0;
  #returned = 0;

  constructor(rate: number, filter: SincFilter) {
    const divisor = greatestCommonDivisor(rate, sampleRate);
    this.#step = rate / divisor;
    this.#phases = sampleRate / divisor;
    const table = sincTable(rate, sampleRate, this.#phases, filter);
    this.#half = table.half;
    this.#rows = table.rows;
    // Silence comes before the first sample.
    this.#filled = table.half - 1;
    this.#input = new Float32Array(4 * table.half);
  }

  push(samples: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
    this.#received += samples.length;
    this.#append(samples);
    // Output m needs the input up to #half beyond it.
    return this.#produce(Math.max(0, this.#outputs(this.#received - this.#half)));
  }

  flush(): Float32Array<ArrayBuffer> {
    this.#append(new Float32Array(this.#half));
    return this.#produce(this.#outputs(this.#received));
  }

  /** How many outputs lie before an input position. */
  #outputs(position: number): number {
    return Math.ceil((position * this.#phases) / this.#step);
  }

  #append(samples: Float32Array): void {
    if (this.#filled + samples.length > this.#input.length) {
      const grown = new Float32Array(2 * (this.#filled + samples.length));
      grown.set(this.#input.subarray(0, this.#filled));
      this.#input = grown;
    }
    this.#input.set(samples, this.#filled);
    this.#filled += samples.length;
  }

  #produce(total: number): Float32Array<ArrayBuffer> {
    const output = new Float32Array(total - this.#returned);
    for (let i = 0; i < output.length; i++) {
      output[i] = this.#interpolate();
      this.#phase += this.#step;
      const whole = Math.floor(this.#phase / this.#phases);
      this.#position += whole;
      this.#phase -= whole * this.#phases;
    }
    this.#returned = total;
    const used = Math.min(this.#position, this.#filled);
    this.#input.copyWithin(0, used, this.#filled);
    this.#filled -= used;
    this.#position -= used;
    return output;
  }

  /** The input at the present position; between two rows of the table where it has fewer rows than there are phases. */
  #interpolate(): number {
    const exactRow = (this.#phase * (this.#rows.length - 1)) / this.#phases;
    const row = Math.floor(exactRow);
    const fraction = exactRow - row;
    const value = dot(this.#rows[row]!, this.#input, this.#position);
    if (fraction === 0) return value;
    return value + fraction * (dot(this.#rows[row + 1]!, this.#input, this.#position) - value);
  }
}

/** Sum of row · input from `at` on; four sums at a time, because one would wait for its own additions. */
function dot(row: Float32Array, input: Float32Array, at: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < row.length; i += 4) {
    a += row[i]! * input[at + i]!;
    b += row[i + 1]! * input[at + i + 1]!;
    c += row[i + 2]! * input[at + i + 2]!;
    d += row[i + 3]! * input[at + i + 3]!;
  }
  return a + c + (b + d);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

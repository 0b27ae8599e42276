import { sampleRate } from "./constants";
import { type SincFilter, sincTable } from "./sincTable";

/** Parts of a phase in which a lead is counted: a power of two, so that adding whole phases to it stays exact. */
const phaseParts = 2 ** 16;

/**
 * A stream of mono samples at a whole rate in 16 kHz, aligned in time: output m is the input at m / 16000 s,
 * less a lead in input samples.
 *
 * Written and read piece by piece without allocating, but for a buffer that grows to the longest piece.
 */
export class SincResampler {
  /** Half the filter's taps: an output is complete when so many input samples follow it. */
  readonly half: number;
  /** Output m lies at input m · step / phases, in lowest terms. */
  readonly #step: number;
  readonly #phases: number;
  readonly #rows: readonly Float32Array[];
  /** Input from the first sample that the next output needs. */
  #input: Float32Array<ArrayBuffer>;
  #filled: number;
  /** Where the next output lies: whole samples (counted in #input from half − 1) and phases. */
  #position = 0;
  #phase: number;
  #firstWeight: number;

  /** With a lead, which may be a fraction, the stream goes on from another one, which shares its first sample. */
  constructor(rate: number, filter: SincFilter, lead?: number) {
    const divisor = greatestCommonDivisor(rate, sampleRate);
    this.#step = rate / divisor;
    this.#phases = sampleRate / divisor;
    const whole = Math.ceil(lead ?? 0);
    this.#phase = Math.round((whole - (lead ?? 0)) * this.#phases * phaseParts) / phaseParts;
    const phases = Number.isInteger(this.#phase) ? this.#phases : Number.POSITIVE_INFINITY;
    const table = sincTable(rate, sampleRate, phases, filter);
    this.half = table.half;
    this.#rows = table.rows;
    // Silence comes before the first sample.
    this.#filled = table.half - 1 + whole;
    this.#input = new Float32Array(4 * table.half + whole);
    this.#firstWeight = lead === undefined ? 1 : 1 / 2;
  }

  /** Outputs that are complete and not yet read. */
  get available(): number {
    const whole = this.#filled - 2 * this.half - this.#position + 1;
    return Math.max(0, Math.ceil((whole * this.#phases - this.#phase) / this.#step));
  }

  /** Input samples from where the next output lies to the end of what was written. */
  get pending(): number {
    return this.#filled - (this.#position + this.half - 1) - this.#phase / this.#phases;
  }

  write(samples: Float32Array): void {
    if (this.#filled + samples.length > this.#input.length) {
      const grown = new Float32Array(2 * (this.#filled + samples.length));
      grown.set(this.#input.subarray(0, this.#filled));
      this.#input = grown;
    }
    this.#input.set(samples, this.#filled);
    if (this.#firstWeight !== 1 && samples.length > 0) {
      this.#input[this.#filled]! *= this.#firstWeight;
      this.#firstWeight = 1;
    }
    this.#filled += samples.length;
  }

  /** Writes what is complete to output[at …], as much as there is room for, and returns how much that is. */
  read(output: Float32Array, at: number): number {
    const count = Math.min(this.available, output.length - at);
    for (let i = 0; i < count; i++) {
      output[at + i] = this.#interpolate();
      this.#phase += this.#step;
      const whole = Math.floor(this.#phase / this.#phases);
      this.#position += whole;
      this.#phase -= whole * this.#phases;
    }
    const used = Math.min(this.#position, this.#filled);
    this.#input.copyWithin(0, used, this.#filled);
    this.#filled -= used;
    this.#position -= used;
    return count;
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

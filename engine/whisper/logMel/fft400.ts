import { nFft } from "./constants";

/**
 * Power spectrum of 400 real samples by the prime-factor algorithm (Good 1958, Thomas 1963): because 16 and 25 have no
 * common factor, a transform of 400 is 25 transforms of 16 and then 16 of 25 with no twiddle factors between them.
 * Real input leaves 9 of those 16, and the two that are real themselves go through one complex transform.
 *
 * Sample n = (25 n1 + 16 n2) mod 400 goes to row n1, column n2; row k1, column k2 is the bin k with
 * k mod 16 = k1 and k mod 25 = k2. f64, because the quiet bins of a loud frame matter after the logarithm.
 */
export class PowerSpectrum400 {
  // Columns of the second stage stand next to each other: [25, 8], column 0 holds rows 0 (real) and 8 (imaginary).
  readonly #re = new Float64Array(25 * COLUMNS);
  readonly #im = new Float64Array(25 * COLUMNS);

  /**
   * Writes |X[k]|² for k = 0 … 200 into `power` [201].
   * The samples are samples[from … from + 399] times `window` [400], which is in the order of `sampleOrder`.
   */
  compute(samples: Float32Array, from: number, window: Float64Array, power: Float64Array): void {
    this.#transforms16(samples, from, window);
    this.#transforms25();
    this.#writePower(power);
  }

  #transforms16(x: Float32Array, from: number, w: Float64Array): void {
    const re = this.#re;
    const im = this.#im;
    const order = sampleOrder;
    for (let n2 = 0; n2 < 25; n2++) {
      const o = n2 * 16;
      const x0 = x[from + order[o]!]! * w[o]!;
      const x1 = x[from + order[o + 1]!]! * w[o + 1]!;
      const x2 = x[from + order[o + 2]!]! * w[o + 2]!;
      const x3 = x[from + order[o + 3]!]! * w[o + 3]!;
      const x4 = x[from + order[o + 4]!]! * w[o + 4]!;
      const x5 = x[from + order[o + 5]!]! * w[o + 5]!;
      const x6 = x[from + order[o + 6]!]! * w[o + 6]!;
      const x7 = x[from + order[o + 7]!]! * w[o + 7]!;
      const x8 = x[from + order[o + 8]!]! * w[o + 8]!;
      const x9 = x[from + order[o + 9]!]! * w[o + 9]!;
      const x10 = x[from + order[o + 10]!]! * w[o + 10]!;
      const x11 = x[from + order[o + 11]!]! * w[o + 11]!;
      const x12 = x[from + order[o + 12]!]! * w[o + 12]!;
      const x13 = x[from + order[o + 13]!]! * w[o + 13]!;
      const x14 = x[from + order[o + 14]!]! * w[o + 14]!;
      const x15 = x[from + order[o + 15]!]! * w[o + 15]!;
      const at = n2 * COLUMNS;

      // Even bins: a real transform of 8 of the sums.
      const s0 = x0 + x8;
      const s1 = x1 + x9;
      const s2 = x2 + x10;
      const s3 = x3 + x11;
      const s4 = x4 + x12;
      const s5 = x5 + x13;
      const s6 = x6 + x14;
      const s7 = x7 + x15;
      const t0 = s0 + s4;
      const t1 = s1 + s5;
      const t2 = s2 + s6;
      const t3 = s3 + s7;
      re[at] = t0 + t2 + (t1 + t3);
      im[at] = t0 + t2 - (t1 + t3);
      re[at + 4] = t0 - t2;
      im[at + 4] = t3 - t1;
      const u0 = s0 - s4;
      const u2 = s2 - s6;
      const minus = HALF_ROOT * (s1 - s5 - (s3 - s7));
      const plus = HALF_ROOT * (s1 - s5 + (s3 - s7));
      re[at + 2] = u0 + minus;
      im[at + 2] = -u2 - plus;
      re[at + 6] = u0 - minus;
      im[at + 6] = u2 - plus;

      // Odd bins: the differences i and 8 − i share a cosine and a sine.
      const d0 = x0 - x8;
      const d1 = x1 - x9;
      const d2 = x2 - x10;
      const d3 = x3 - x11;
      const d4 = x4 - x12;
      const d5 = x5 - x13;
      const d6 = x6 - x14;
      const d7 = x7 - x15;
      const p2 = HALF_ROOT * (d2 - d6);
      const q2 = HALF_ROOT * (d2 + d6);
      const p1 = d1 - d7;
      const q1 = d1 + d7;
      const p3 = d3 - d5;
      const q3 = d3 + d5;
      const e = COS_8 * p1 + SIN_8 * p3;
      const f = SIN_8 * p1 - COS_8 * p3;
      const h = SIN_8 * q1 + COS_8 * q3;
      const m = COS_8 * q1 - SIN_8 * q3;
      re[at + 1] = d0 + p2 + e;
      im[at + 1] = -h - (q2 + d4);
      re[at + 7] = d0 + p2 - e;
      im[at + 7] = q2 + d4 - h;
      re[at + 3] = d0 - p2 + f;
      im[at + 3] = -m - (q2 - d4);
      re[at + 5] = d0 - p2 - f;
      im[at + 5] = q2 - d4 - m;
    }
  }

  /** In place, 25 = 5 × 5: five-point transforms over n2 = 5a + b for each b, twiddles, then over b. */
  #transforms25(): void {
    const re = this.#re;
    const im = this.#im;
    for (let b = 0; b < 5; b++) {
      for (let column = 0; column < COLUMNS; column++) butterfly5(re, im, b * COLUMNS + column, 5 * COLUMNS);
      for (let a = 1; b > 0 && a < 5; a++) twiddle(re, im, (5 * a + b) * COLUMNS, a * b);
    }
    for (let a = 0; a < 5; a++) {
      for (let column = 0; column < COLUMNS; column++) butterfly5(re, im, 5 * a * COLUMNS + column, COLUMNS);
    }
  }

  #writePower(power: Float64Array): void {
    const re = this.#re;
    const im = this.#im;
    for (let i = 0; i < 25 * COLUMNS; i++) power[binOf[i]!] = re[i]! * re[i]! + im[i]! * im[i]!;
    for (let k2 = 0; k2 <= 12; k2++) {
      const i = rowOf(k2) * COLUMNS;
      const j = rowOf((25 - k2) % 25) * COLUMNS;
      // Z = A + iB with A and B spectra of real rows: A = (Z[k] + conj Z[−k]) / 2, B = (Z[k] − conj Z[−k]) / 2i.
      power[realRowBins[2 * k2]!] = ((re[i]! + re[j]!) ** 2 + (im[i]! - im[j]!) ** 2) / 4;
      power[realRowBins[2 * k2 + 1]!] = ((im[i]! + im[j]!) ** 2 + (re[j]! - re[i]!) ** 2) / 4;
    }
  }
}

const COLUMNS = 8;
const HALF_ROOT = Math.SQRT1_2;
const COS_8 = Math.cos(Math.PI / 8);
const SIN_8 = Math.sin(Math.PI / 8);
const COS_DIFFERENCE = Math.sqrt(5) / 4;
const SIN_72 = Math.sin((2 * Math.PI) / 5);
const SIN_36 = Math.sin(Math.PI / 5);

/** Sample index of row n1, column n2 at [16 n2 + n1]. */
export const sampleOrder: Int32Array = Int32Array.from(
  { length: nFft },
  (_, i) => (25 * (i % 16) + 16 * Math.floor(i / 16)) % nFft,
);

/** Bin k2 = ka + 5 kb of the transforms of 25 ends in row 5 ka + kb. */
function rowOf(k2: number): number {
  return 5 * (k2 % 5) + Math.floor(k2 / 5);
}

/** Bin 0 … 200 with k mod 16 = k1 and k mod 25 = k2, or its mirror 400 − k, which has the same power. */
function binFor(k1: number, k2: number): number {
  let k = k2;
  while (k % 16 !== k1) k += 25;
  return Math.min(k, nFft - k);
}

/** Bin of each place of the second stage; column 0 is overwritten from `realRowBins`. */
const binOf = new Int32Array(25 * COLUMNS);
const realRowBins = new Int32Array(26);
for (let k2 = 0; k2 < 25; k2++) {
  for (let k1 = 0; k1 < COLUMNS; k1++) binOf[rowOf(k2) * COLUMNS + k1] = binFor(k1, k2);
  if (k2 <= 12) realRowBins.set([binFor(0, k2), binFor(8, k2)], 2 * k2);
}
const twiddleCos = Float64Array.from({ length: 17 }, (_, i) => Math.cos((2 * Math.PI * i) / 25));
const twiddleSin = Float64Array.from({ length: 17 }, (_, i) => Math.sin((2 * Math.PI * i) / 25));

/** Multiplies one row by exp(−2πi · exponent / 25). */
function twiddle(re: Float64Array, im: Float64Array, at: number, exponent: number): void {
  const c = twiddleCos[exponent]!;
  const s = twiddleSin[exponent]!;
  for (let i = at; i < at + COLUMNS; i++) {
    const r = re[i]!;
    const j = im[i]!;
    re[i] = r * c + j * s;
    im[i] = j * c - r * s;
  }
}

/** Complex transform of the five values at `at`, `at + stride` …, in place. */
function butterfly5(re: Float64Array, im: Float64Array, at: number, stride: number): void {
  const i1 = at + stride;
  const i2 = i1 + stride;
  const i3 = i2 + stride;
  const i4 = i3 + stride;
  const ar = re[i1]! + re[i4]!;
  const ai = im[i1]! + im[i4]!;
  const br = re[i2]! + re[i3]!;
  const bi = im[i2]! + im[i3]!;
  const cr = re[i1]! - re[i4]!;
  const ci = im[i1]! - im[i4]!;
  const dr = re[i2]! - re[i3]!;
  const di = im[i2]! - im[i3]!;
  const sr = ar + br;
  const si = ai + bi;
  const mr = re[at]! - sr / 4;
  const mi = im[at]! - si / 4;
  const nr = COS_DIFFERENCE * (ar - br);
  const ni = COS_DIFFERENCE * (ai - bi);
  const ur = SIN_72 * cr + SIN_36 * dr;
  const ui = SIN_72 * ci + SIN_36 * di;
  const vr = SIN_36 * cr - SIN_72 * dr;
  const vi = SIN_36 * ci - SIN_72 * di;
  re[at] = re[at]! + sr;
  im[at] = im[at]! + si;
  re[i1] = mr + nr + ui;
  im[i1] = mi + ni - ur;
  re[i4] = mr + nr - ui;
  im[i4] = mi + ni + ur;
  re[i2] = mr - nr + vi;
  im[i2] = mi - ni - vr;
  re[i3] = mr - nr - vi;
  im[i3] = mi - ni + vr;
}

/** Samples of a frame. */
export const frameLength = 256;
/** Bins of a real frame. */
export const frameBins = frameLength / 2 + 1;

/** Where two spectra go: bin k of the first to out[k · stride + at], of the second to the place after it. */
export interface SpectrumPlace {
  readonly out: Float64Array;
  readonly at: number;
  readonly stride: number;
}

/**
 * Magnitudes of real frames of 256 samples, two at a time: one frame is the real part and the other the imaginary part
 * of a radix-4 transform, in f64.
 */
export class Spectrum256 {
  /** The window in the order in which the transform reads samples. */
  readonly #window: Float64Array;
  readonly #re = new Float64Array(frameLength);
  readonly #im = new Float64Array(frameLength);

  /** `window` [256] multiplies every frame. */
  constructor(window: ArrayLike<number>) {
    this.#window = Float64Array.from(sampleOrder, (n) => window[n]!);
  }

  /** Writes |X[k]| for k = 0 … 128 of the frames that begin at samples[first] and samples[second]. */
  compute(samples: Float64Array, first: number, second: number, { out, at, stride }: SpectrumPlace): void {
    const re = this.#re;
    const im = this.#im;
    const window = this.#window;
    for (let i = 0; i < frameLength; i++) {
      const n = sampleOrder[i]!;
      re[i] = samples[first + n]! * window[i]!;
      im[i] = samples[second + n]! * window[i]!;
    }
    for (let quarter = 1; quarter < frameLength; quarter *= 4) butterflies(re, im, quarter);
    for (let k = 0; k < frameBins; k++) {
      const j = (frameLength - k) % frameLength;
      // Z = A + iB with A and B spectra of real frames: A = (Z[k] + conj Z[−k]) / 2, B = (Z[k] − conj Z[−k]) / 2i.
      const sumRe = re[k]! + re[j]!;
      const sumIm = im[k]! + im[j]!;
      const differenceRe = re[k]! - re[j]!;
      const differenceIm = im[k]! - im[j]!;
      out[k * stride + at] = Math.sqrt(sumRe * sumRe + differenceIm * differenceIm) / 2;
      out[k * stride + at + 1] = Math.sqrt(sumIm * sumIm + differenceRe * differenceRe) / 2;
    }
  }
}

/** Index i with its four base-4 digits reversed. */
const sampleOrder = Uint8Array.from(
  { length: frameLength },
  (_, i) => ((i & 3) << 6) | ((i & 12) << 2) | ((i & 48) >> 2) | (i >> 6),
);
/** cos and −sin of 2π i / 256. */
const turnRe = Float64Array.from({ length: frameLength }, (_, i) => Math.cos((2 * Math.PI * i) / frameLength));
const turnIm = Float64Array.from({ length: frameLength }, (_, i) => -Math.sin((2 * Math.PI * i) / frameLength));

/** In place: every four transforms of `quarter` points, which lie one after another, become one. */
function butterflies(re: Float64Array, im: Float64Array, quarter: number): void {
  const step = frameLength / (4 * quarter);
  for (let j = 0; j < quarter; j++) {
    const c1 = turnRe[j * step]!;
    const s1 = turnIm[j * step]!;
    const c2 = turnRe[2 * j * step]!;
    const s2 = turnIm[2 * j * step]!;
    const c3 = turnRe[3 * j * step]!;
    const s3 = turnIm[3 * j * step]!;
    for (let i0 = j; i0 < frameLength; i0 += 4 * quarter) {
      const i1 = i0 + quarter;
      const i2 = i1 + quarter;
      const i3 = i2 + quarter;
      const bRe = re[i1]! * c1 - im[i1]! * s1;
      const bIm = re[i1]! * s1 + im[i1]! * c1;
      const cRe = re[i2]! * c2 - im[i2]! * s2;
      const cIm = re[i2]! * s2 + im[i2]! * c2;
      const dRe = re[i3]! * c3 - im[i3]! * s3;
      const dIm = re[i3]! * s3 + im[i3]! * c3;
      const acRe = re[i0]! + cRe;
      const acIm = im[i0]! + cIm;
      const minusRe = re[i0]! - cRe;
      const minusIm = im[i0]! - cIm;
      const bdRe = bRe + dRe;
      const bdIm = bIm + dIm;
      // −i (b − d)
      const turnedRe = bIm - dIm;
      const turnedIm = dRe - bRe;
      re[i0] = acRe + bdRe;
      im[i0] = acIm + bdIm;
      re[i1] = minusRe + turnedRe;
      im[i1] = minusIm + turnedIm;
      re[i2] = acRe - bdRe;
      im[i2] = acIm - bdIm;
      re[i3] = minusRe - turnedRe;
      im[i3] = minusIm - turnedIm;
    }
  }
}

/** Taps of a windowed-sinc filter for fractions of a sample. */
export interface SincTable {
  /** Row r of n + 1 is for the fraction r / n; tap i of 2 · half weighs the input at i − half + 1 from the whole sample. */
  readonly rows: readonly Float32Array[];
  /** Even, so that rows are a multiple of four. */
  readonly half: number;
}

/** A low-pass filter between two rates: a sinc under a Kaiser window. */
export type SincFilter = (from: number, to: number) => SincShape;

interface SincShape {
  /** Middle of its transition, in cycles per input sample. */
  readonly cutoff: number;
  /** Input samples each side. */
  readonly width: number;
  readonly kaiserBeta: number;
}

/**
 * Within 0.01 dB up to 7/16 of the lower rate and 85 dB down from 8/16 on, so that nothing is heard of what lies above:
 * Kaiser's length and β for 90 dB.
 */
export const steepFilter: SincFilter = (from, to) => {
  const stretch = Math.max(1, from / to);
  return { cutoff: 7.5 / 16 / stretch, width: 46 * stretch, kaiserBeta: 0.1102 * (90 - 8.7) };
};

/** For the microphone: `steepFilter`; at equal rates a sinc of the whole width, which leaves every sample as it is. */
export const captureFilter: SincFilter = (from, to) => {
  const shape = steepFilter(from, to);
  return from === to ? { ...shape, cutoff: 0.5 } : shape;
};

/**
 * The filter that openai/whisper hears files through: ffmpeg's default (libswresample resample.c: an even number of at least 32 taps at the lower rate,
 * cutoff 0.97 of half of it, β 9). It lets some of what lies above come through, and words depend on it.
 */
export const ffmpegFilter: SincFilter = (from, to) => {
  const factor = Math.min(1, (0.97 * to) / from);
  return { cutoff: factor / 2, width: Math.ceil(16 / factor), kaiserBeta: 9 };
};

/** 11,025 Hz has 640 phases; for more, linear interpolation between 512 rows errs by less than −100 dB. */
const mostExactRows = 640;
const interpolatedRows = 512;

/** The filter from `from` Hz to `to` Hz with a row for every phase, or 512 rows where the phases are more than 640. */
export function sincTable(from: number, to: number, phases: number, filter: SincFilter): SincTable {
  const { cutoff, width, kaiserBeta } = filter(from, to);
  const half = 2 * Math.ceil(width / 2);
  const count = phases <= mostExactRows ? phases : interpolatedRows;
  const rows = Array.from({ length: count + 1 }, (_, r) => {
    const row = Float64Array.from({ length: 2 * half }, (_, i) => {
      const offset = i - half + 1 - r / count;
      return sinc(2 * cutoff * offset) * kaiser(offset / width, kaiserBeta);
    });
    // Each row has gain 1 at 0 Hz, so that a constant stays one.
    const gain = row.reduce((sum, tap) => sum + tap, 0);
    return Float32Array.from(row, (tap) => tap / gain);
  });
  return { rows, half };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Kaiser window over −1 … 1, unnormalised. */
function kaiser(x: number, beta: number): number {
  return Math.abs(x) >= 1 ? 0 : besselI0(beta * Math.sqrt(1 - x * x));
}

/** Modified Bessel function of the first kind and order 0, by its power series. */
function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

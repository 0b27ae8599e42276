/** Taps of a windowed-sinc filter for fractions of a sample. */
export interface SincTable {
  /** Row r of n + 1 is for the fraction r / n; tap i of 2 · half weighs the input at i − half + 1 from the whole sample. */
  readonly rows: readonly Float32Array[];
  /** Even, so that rows are a multiple of four. */
  readonly half: number;
}

/** Zero crossings each side at the lower rate: Kaiser's length for 90 dB in a transition of 1/16 of it. */
const zeroCrossings = 46;
const kaiserBeta = 0.1102 * (90 - 8.7);
/** Middle of the transition from 7/16 to 8/16 of the lower rate. */
const cutoff = 7.5 / 16;
/** 11,025 Hz has 640 phases; for more, linear interpolation between 512 rows errs by less than −100 dB. */
const mostExactRows = 640;
const interpolatedRows = 512;

/** The filter from `from` Hz to `to` Hz with a row for every phase, or 512 rows where the phases are more than 640. */
export function sincTable(from: number, to: number, phases: number): SincTable {
  const stretch = Math.max(1, from / to);
  const half = 2 * Math.ceil((zeroCrossings * stretch) / 2);
  const count = phases <= mostExactRows ? phases : interpolatedRows;
  const rows = Array.from({ length: count + 1 }, (_, r) => {
    const row = Float64Array.from({ length: 2 * half }, (_, i) => {
      const t = (i - half + 1 - r / count) / stretch;
      return sinc(2 * cutoff * t) * kaiser(t / zeroCrossings);
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
function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : besselI0(kaiserBeta * Math.sqrt(1 - x * x));
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

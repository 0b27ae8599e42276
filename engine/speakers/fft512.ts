const SIZE = 512;
const STAGES = 9;

const cosines = Float64Array.from({ length: SIZE / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / SIZE));
const sines = Float64Array.from({ length: SIZE / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / SIZE));
const reversed = Uint16Array.from({ length: SIZE }, (_, i) => {
  let mirrored = 0;
  for (let bit = 0; bit < STAGES; bit++) mirrored |= ((i >> bit) & 1) << (STAGES - 1 - bit);
  return mirrored;
});

/**
 * The Fourier transform of 512 complex numbers, in place: a stage of two, then four of four, each of them two stages of two at once,
 * so that numbers are read and written half as often.
 */
export function fft512(re: Float64Array, im: Float64Array): void {
  reverse(re);
  reverse(im);
  for (let at = 0; at < SIZE; at += 2) {
    const x = re[at + 1]!;
    const y = im[at + 1]!;
    re[at + 1] = re[at]! - x;
    im[at + 1] = im[at]! - y;
    re[at] = re[at]! + x;
    im[at] = im[at]! + y;
  }
  for (let quarter = 2; quarter < SIZE; quarter *= 4) {
    for (let start = 0; start < SIZE; start += 4 * quarter) {
      for (let k = 0; k < quarter; k++) butterfly(re, im, start + k, quarter, (k * SIZE) / (4 * quarter));
    }
  }
}

/** Four numbers, a quarter of a block apart; `turn`: how far round the circle the third is turned, of SIZE. */
function butterfly(re: Float64Array, im: Float64Array, first: number, quarter: number, turn: number): void {
  const second = first + quarter;
  const third = second + quarter;
  const fourth = third + quarter;
  const c = cosines[turn]!;
  const s = sines[turn]!;
  const c2 = cosines[2 * turn]!;
  const s2 = sines[2 * turn]!;
  const x1 = re[second]! * c2 - im[second]! * s2;
  const y1 = re[second]! * s2 + im[second]! * c2;
  const x3 = re[fourth]! * c2 - im[fourth]! * s2;
  const y3 = re[fourth]! * s2 + im[fourth]! * c2;
  const sumX = re[third]! + x3;
  const sumY = im[third]! + y3;
  const gapX = re[third]! - x3;
  const gapY = im[third]! - y3;
  const u = sumX * c - sumY * s;
  const v = sumX * s + sumY * c;
  // a quarter of a turn further
  const p = gapX * s + gapY * c;
  const q = gapY * s - gapX * c;
  const x0 = re[first]!;
  const y0 = im[first]!;
  re[first] = x0 + x1 + u;
  im[first] = y0 + y1 + v;
  re[third] = x0 + x1 - u;
  im[third] = y0 + y1 - v;
  re[second] = x0 - x1 + p;
  im[second] = y0 - y1 + q;
  re[fourth] = x0 - x1 - p;
  im[fourth] = y0 - y1 - q;
}

/** Brings every number to the place whose bits are its own, read backwards. */
function reverse(numbers: Float64Array): void {
  for (let i = 0; i < SIZE; i++) {
    const j = reversed[i]!;
    if (j <= i) continue;
    const kept = numbers[i]!;
    numbers[i] = numbers[j]!;
    numbers[j] = kept;
  }
}

const SIZE = 512;
const STAGES = 9;

const cosines = Float64Array.from({ length: SIZE / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / SIZE));
const sines = Float64Array.from({ length: SIZE / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / SIZE));
const reversed = Uint16Array.from({ length: SIZE }, (_, i) => {
  let mirrored = 0;
  for (let bit = 0; bit < STAGES; bit++) mirrored |= ((i >> bit) & 1) << (STAGES - 1 - bit);
  return mirrored;
});

/** The Fourier transform of 512 complex numbers, in place. */
export function fft512(re: Float64Array, im: Float64Array): void {
  for (let i = 0; i < SIZE; i++) {
    const j = reversed[i]!;
    if (j <= i) continue;
    const [a, b] = [re[i]!, im[i]!];
    re[i] = re[j]!;
    im[i] = im[j]!;
    re[j] = a;
    im[j] = b;
  }
  for (let half = 1; half < SIZE; half *= 2) {
    const turn = SIZE / (2 * half);
    for (let start = 0; start < SIZE; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const [c, s] = [cosines[k * turn]!, sines[k * turn]!];
        const [at, to] = [start + k, start + k + half];
        const x = re[to]! * c - im[to]! * s;
        const y = re[to]! * s + im[to]! * c;
        re[to] = re[at]! - x;
        im[to] = im[at]! - y;
        re[at] = re[at]! + x;
        im[at] = im[at]! + y;
      }
    }
  }
}

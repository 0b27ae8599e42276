// What steps of 512 samples bring to the gates of the voice detector's LSTM (Silero VAD, 16 kHz): four magnitude spectra,
// four convolutions with ReLU, a linear layer. A unit of work is four steps, so that every weight is read once for them.
// Positions are rows of channels, which a convolution's taps see one behind another. Layout of weights: shared/speech.ts.
import { tile4 } from "../shared/tile_f32.wasm";

/** Steps of a unit. */
const GROUP: usize = 4;
const PANEL: i32 = 8;
// Bytes of rows: frames folded, magnitudes padded to panels, channels behind the convolutions.
const STEP: usize = 2048;
const SEEN: usize = 2304;
const HOP: usize = 512;
const HALF_FRAME: usize = 512;
const FOLDED: usize = 528;
const PANELED: usize = 544;
const FIRST: usize = 512;
const SECOND: usize = 256;
const THIRD: usize = 256;
const MEMORY: usize = 512;
const GATES: usize = 2048;
// In `spectrum`, behind the window: 17 panels of 132 each.
const COSINES: usize = 1056;
const SINES: usize = 72864;
// Where things lie in scratch memory, from a step's samples on.
const EVEN: usize = 2624;
const ODD: usize = EVEN + 4 * FOLDED;
const REAL: usize = ODD + 4 * FOLDED;
const IMAGINARY: usize = REAL + 4 * PANELED;
const SPECTRA: usize = IMAGINARY + 4 * PANELED;
/** Of a step: a row of zeros, four rows, a row of zeros. */
const SPECTRA_STEP: usize = 6 * FOLDED;
const FIRSTS: usize = SPECTRA + GROUP * SPECTRA_STEP;
/** Of a step: a row of zeros, four rows. */
const FIRSTS_STEP: usize = 5 * FIRST;
const SECONDS: usize = FIRSTS + GROUP * FIRSTS_STEP;
const THIRDS: usize = SECONDS + GROUP * 2 * SECOND;
const ENCODED: usize = THIRDS + GROUP * THIRD;
const ENTRIES: usize = ENCODED + GROUP * MEMORY;

@unmanaged
export class SpeechFeatures {
  samples: usize;
  spectrum: usize;
  conv1: usize;
  conv2: usize;
  conv3: usize;
  conv4: usize;
  entry: usize;
  gates: usize;
  steps: i32;
}

/** Scratch: STEPS_BYTES of speech_features.ts. */
export function speechFeatures(call: SpeechFeatures, from: i32, to: i32, scratch: usize): void {
  for (let unit = from; unit < to; unit++) group(call, <usize>unit * GROUP, scratch);
}

function group(call: SpeechFeatures, first: usize, scratch: usize): void {
  const count = min(GROUP, <usize>call.steps - first);
  // What missing steps come to is nobody's.
  for (let i: usize = 0; i < count; i++) {
    takeSamples(call.samples + (first + i) * STEP, scratch);
    spectra(call.spectrum, scratch, scratch + SPECTRA + i * SPECTRA_STEP);
  }
  const firsts = scratch + FIRSTS;
  const seconds = scratch + SECONDS;
  for (let i: usize = 0; i < GROUP; i++) {
    const rows = firsts + i * FIRSTS_STEP;
    memory.fill(rows, 0, FIRST);
    layer(call.conv1, scratch + SPECTRA + i * SPECTRA_STEP, FOLDED, 396, 128, rows + FIRST, FIRST);
  }
  layer(call.conv2, firsts, FIRSTS_STEP, 384, 64, seconds, 2 * SECOND);
  layer(call.conv2, firsts + 2 * FIRST, FIRSTS_STEP, 384, 64, seconds + SECOND, 2 * SECOND);
  layer(call.conv3, seconds, 2 * SECOND, 128, 64, scratch + THIRDS, THIRD);
  layer(call.conv4, scratch + THIRDS, THIRD, 64, 128, scratch + ENCODED, MEMORY);
  product(call.entry, scratch + ENCODED, MEMORY, 128, 512, scratch + ENTRIES, GATES);
  const bias = call.entry + 4 * 128 * 512;
  const gates = call.gates + first * GATES;
  for (let i: usize = 0; i < count * GATES; i += 16) {
    const sum = v128.load(scratch + ENTRIES + i);
    v128.store(gates + i, f32x4.add(sum, v128.load(bias + (i & (GATES - 1)))));
  }
}

/** A step's samples with those before them, and mirrored at the end without the last one. */
function takeSamples(from: usize, to: usize): void {
  memory.copy(to, from, SEEN);
  for (let i: usize = 0; i < 256; i += 16) v128.store(to + SEEN + i, reversed(v128.load(to + SEEN - 20 - i)));
  // A frame's sample 256, whose window is 0, must be a number.
  v128.store(to + SEEN + 256, f32x4.splat(0));
}

/** Magnitudes of the four frames of the samples at the beginning of scratch memory, between rows of zeros. */
function spectra(spectrum: usize, scratch: usize, magnitudes: usize): void {
  for (let frame: usize = 0; frame < 4; frame++) {
    fold(scratch + frame * HOP, spectrum, scratch + EVEN + frame * FOLDED, scratch + ODD + frame * FOLDED);
  }
  product(spectrum + COSINES, scratch + EVEN, FOLDED, 132, 136, scratch + REAL, PANELED);
  product(spectrum + SINES, scratch + ODD, FOLDED, 132, 136, scratch + IMAGINARY, PANELED);
  memory.fill(magnitudes, 0, FOLDED);
  memory.fill(magnitudes + 5 * FOLDED, 0, FOLDED);
  for (let frame: usize = 0; frame < 4; frame++) {
    const real = scratch + REAL + frame * PANELED;
    const imaginary = scratch + IMAGINARY + frame * PANELED;
    const row = magnitudes + (frame + 1) * FOLDED;
    for (let i: usize = 0; i < FOLDED; i += 16) {
      const re = v128.load(real + i);
      const im = v128.load(imaginary + i);
      v128.store(row + i, f32x4.sqrt(f32x4.add(f32x4.mul(re, re), f32x4.mul(im, im))));
    }
  }
}

/** Sums and differences of windowed samples n and 256 − n for n = 0 … 128, then three zeros. */
function fold(x: usize, window: usize, even: usize, odd: usize): void {
  for (let i: usize = 0; i < HALF_FRAME; i += 16) {
    const here = f32x4.mul(v128.load(x + i), v128.load(window + i));
    const partner = 2 * HALF_FRAME - 12 - i;
    const there = reversed(f32x4.mul(v128.load(x + partner), v128.load(window + partner)));
    v128.store(even + i, f32x4.add(here, there));
    v128.store(odd + i, f32x4.sub(here, there));
  }
  const middle = load<f32>(x + HALF_FRAME) * load<f32>(window + HALF_FRAME);
  v128.store(even + HALF_FRAME, f32x4.replace_lane(f32x4.splat(0), 0, middle));
  v128.store(odd + HALF_FRAME, f32x4.splat(0));
}

function reversed(v: v128): v128 {
  return v128.shuffle<i32>(v, v, 3, 2, 1, 0);
}

/** Four rows of x times a matrix, with its biases and ReLU. */
function layer(weight: usize, x: usize, xRow: usize, inputs: i32, outputs: i32, y: usize, yRow: usize): void {
  product(weight, x, xRow, inputs, outputs, y, yRow);
  const bias = weight + ((<usize>(inputs * outputs)) << 2);
  const zero = f32x4.splat(0);
  for (let row: usize = 0; row < 4; row++) {
    const to = y + row * yRow;
    for (let i: usize = 0; i < (<usize>outputs) << 2; i += 16) {
      v128.store(to + i, f32x4.pmax(zero, f32x4.add(v128.load(to + i), v128.load(bias + i))));
    }
  }
}

/** Four rows of x times a matrix in panels of eight outputs. */
function product(weight: usize, x: usize, xRow: usize, inputs: i32, outputs: i32, y: usize, yRow: usize): void {
  for (let n = 0; n < outputs; n += PANEL) {
    tile4(x, xRow, weight + ((<usize>(n * inputs)) << 2), inputs, y + ((<usize>n) << 2), yRow);
  }
}

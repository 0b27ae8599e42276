// Log-mel frames: log10 of the mel power of windowed samples, 1e-10 at least. samples: [400 + 160 × (frames − 1)]; y:
// [frames, mels]. A unit of work is four frames, one in each lane. Tables: tables.ts.
import { log10Of4 } from "../shared/log10.wasm";
import { madd } from "../shared/simd.wasm";
import { powerSpectra, SPECTRUM_BYTES } from "./spectrum400.wasm";

/** Frames of a unit. */
const GROUP: i32 = 4;
// Bytes: of the samples of four frames, from one frame to the next, of all bins.
const SAMPLES: usize = 3520;
const HOP: usize = 640;
const POWER: usize = 3216;
// In the tables, in bytes: by bin its weight where a mel falls and where the next one rises, and by stretch its first bin.
const FILTERS: usize = 1928;
const FIRST: usize = 3536;
const SMALLEST: f32 = 1e-10;

@unmanaged
export class LogMel {
  samples: usize;
  tables: usize;
  y: usize;
  frames: i32;
  mels: i32;
}

/** Scratch: WORK_BYTES of log_mel.ts. */
export function logMel(call: LogMel, from: i32, to: i32, scratch: usize): void {
  for (let unit = from; unit < to; unit++) group(call, unit * GROUP, scratch);
}

function group(call: LogMel, first: i32, scratch: usize): void {
  const count = min(GROUP, call.frames - first);
  const power = scratch + SPECTRUM_BYTES;
  let samples = call.samples + <usize>first * HOP;
  if (count < GROUP) {
    // What missing frames come to is nobody's, but there must be something to read.
    const rest = power + POWER;
    memory.copy(rest, samples, SAMPLES - <usize>(GROUP - count) * HOP);
    samples = rest;
  }
  powerSpectra(samples, call.tables, scratch, power);
  sumBins(call.tables, power, scratch, call.mels);
  const row = (<usize>call.mels) << 2;
  writeFrames(scratch, call.y + <usize>first * row, row, count);
}

/** Sums of the bins under each triangle, a vector each. */
function sumBins(tables: usize, power: usize, sums: usize, mels: i32): void {
  let rose = f32x4.splat(0);
  let k: i32 = 0;
  for (let stretch: i32 = 0; stretch <= mels; stretch++) {
    const end = <i32>load<f32>(tables + FIRST + ((<usize>stretch + 1) << 2));
    let falls = rose;
    let rises = f32x4.splat(0);
    for (; k < end; k++) {
      const weights = tables + FILTERS + ((<usize>k) << 3);
      const x = v128.load(power + ((<usize>k) << 4));
      falls = madd(v128.load32_splat(weights), x, falls);
      rises = madd(v128.load32_splat(weights, 4), x, rises);
    }
    if (stretch > 0) v128.store(sums + ((<usize>stretch - 1) << 4), falls);
    rose = rises;
  }
}

/** Logarithms of the sums, four mels of so many frames at a time. */
function writeFrames(sums: usize, y: usize, row: usize, count: i32): void {
  for (let at: usize = 0; at < row; at += 16) {
    const from = sums + (at << 2);
    const a = logOf(from);
    const b = logOf(from + 16);
    const c = logOf(from + 32);
    const d = logOf(from + 48);
    const low = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const high = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    v128.store(y + at, v128.shuffle<i64>(low, high, 0, 2));
    if (count > 1) v128.store(y + row + at, v128.shuffle<i64>(low, high, 1, 3));
    if (count < 3) continue;
    const nextLow = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const nextHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    v128.store(y + 2 * row + at, v128.shuffle<i64>(nextLow, nextHigh, 0, 2));
    if (count > 3) v128.store(y + 3 * row + at, v128.shuffle<i64>(nextLow, nextHigh, 1, 3));
  }
}

function logOf(sum: usize): v128 {
  return log10Of4(f32x4.pmax(f32x4.splat(SMALLEST), v128.load(sum)));
}

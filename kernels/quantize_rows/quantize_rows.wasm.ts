// Rows of x as 16-bit integers with a scale per 32 numbers, after LayerNorm where `affine` is given. Each 32 numbers also
// get their sum, with which the minima of quantised weights are multiplied. For products of bytes the upper bytes of 32
// numbers come first, then the lower ones, which have a sign too. A unit of work is a row.
import { normalise } from "../layer_norm/layer_norm.wasm";
import { rounded4 } from "../shared/simd.wasm";

const LARGEST: f32 = 32767;
/** 127 · 256 + 127: its two bytes, each with a sign. */
const LARGEST_OF_BYTES: f32 = 32639;

@unmanaged
export class QuantizeRows {
  x: usize;
  /** [2, cols] f32, or 0 for rows as they are. */
  affine: usize;
  /** [batches × rows, cols] i16, or as many pairs of bytes. */
  y: usize;
  /** [batches × rows, cols / 32, 2] f32: scale and sum. */
  blocks: usize;
  rows: i32;
  cols: i32;
  xRow: usize;
  xBatch: usize;
  /** 1: every 32 numbers as upper and lower bytes. */
  bytes: i32;
}

export function quantizeRows(call: QuantizeRows, from: i32, to: i32, scratch: usize): void {
  for (let row = from; row < to; row++) {
    let x = call.x + (row / call.rows) * call.xBatch + (row % call.rows) * call.xRow;
    if (call.affine) {
      normalise(x, call.affine, scratch, call.cols);
      x = scratch;
    }
    let y = call.y + ((<usize>row * call.cols) << 1);
    let block = call.blocks + ((<usize>row * (call.cols >> 5)) << 3);
    for (let c = 0; c < call.cols; c += 32) {
      if (call.bytes) {
        quantizeBlock(x, y, block, LARGEST_OF_BYTES);
        splitBlock(y);
      } else quantizeBlock(x, y, block, LARGEST);
      x += 128;
      y += 64;
      block += 8;
    }
  }
}

function quantizeBlock(x: usize, y: usize, block: usize, most: f32): void {
  let highest = f32x4.abs(v128.load(x));
  for (let i: usize = 16; i < 128; i += 16) highest = f32x4.pmax(highest, f32x4.abs(v128.load(x + i)));
  highest = f32x4.pmax(highest, v128.shuffle<i32>(highest, highest, 2, 3, 0, 1));
  const largest = max(f32x4.extract_lane(highest, 0), f32x4.extract_lane(highest, 1));
  const scale = largest / most;
  const inverse = f32x4.splat(largest > 0 ? most / largest : 0);
  let sum = i32x4.splat(0);
  for (let i: usize = 0; i < 128; i += 32) {
    const low = rounded4(v128.load(x + i), inverse);
    const high = rounded4(v128.load(x + i, 16), inverse);
    v128.store(y + (i >> 1), i16x8.narrow_i32x4_s(low, high));
    sum = i32x4.add(sum, i32x4.add(low, high));
  }
  sum = i32x4.add(sum, v128.shuffle<i32>(sum, sum, 2, 3, 0, 1));
  store<f32>(block, scale);
  store<f32>(block, scale * <f32>(i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1)), 4);
}

/** 32 numbers of 16 bits as their upper and lower bytes: number = 256 · upper + lower. */
function splitBlock(y: usize): void {
  const n0 = v128.load(y);
  const n1 = v128.load(y, 16);
  const n2 = v128.load(y, 32);
  const n3 = v128.load(y, 48);
  v128.store(y, upperBytes(n0, n1));
  v128.store(y, upperBytes(n2, n3), 16);
  v128.store(y, lowerBytes(n0, n1), 32);
  v128.store(y, lowerBytes(n2, n3), 48);
}

function lowerBytes(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}

/** What a lower byte takes away where it is below 0, the upper one has more. */
function upperBytes(a: v128, b: v128): v128 {
  const half = i16x8.splat(128);
  return v128.shuffle<i8>(
    i16x8.add(a, half),
    i16x8.add(b, half),
    1,
    3,
    5,
    7,
    9,
    11,
    13,
    15,
    17,
    19,
    21,
    23,
    25,
    27,
    29,
    31,
  );
}

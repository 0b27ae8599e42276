// A linear layer over many rows with quantised weights: 16-bit dot products, a scale and a minimum per 32 weights. A unit of
// work is `GROUP` panels of eight outputs, whose bytes are widened once for all rows.

import { GROUP } from "../matmul/matmul.wasm";
import { BLOCK_BYTES, finish, Linear, PANEL } from "../shared/linear.wasm";
import { madd } from "../shared/simd.wasm";

/** Rows of x that a group of panels is multiplied with before the next ones. */
const ROWS: i32 = 48;
const TILE: i32 = 4;
/** Bytes of 32 × 8 widened weights, and scales and minima. */
const WIDE_BYTES: usize = 576;

export function matmulI16(call: Linear, from: i32, to: i32, scratch: usize): void {
  const panelBytes = <usize>(call.cols >> 5) * WIDE_BYTES;
  for (let unit = from; unit < to; unit++) {
    const first = unit * GROUP * PANEL;
    const end = min(first + GROUP * PANEL, call.outputs);
    for (let n = first, wide = scratch; n < end; n += PANEL, wide += panelBytes) widen(call, n, wide);
    for (let batch = 0; batch < call.batches; batch++) {
      for (let row = 0; row < call.rows; row += ROWS) {
        const endRow = min(row + ROWS, call.rows);
        for (let n = first, wide = scratch; n < end; n += PANEL, wide += panelBytes) {
          multiply(call, batch, row, endRow, n, wide);
        }
      }
    }
  }
}

function widen(call: Linear, n: i32, wide: usize): void {
  let from = call.weight + <usize>(n / PANEL) * (call.cols >> 5) * BLOCK_BYTES;
  let to = wide;
  for (let block = 0; block < call.cols >> 5; block++) {
    for (let i: usize = 0; i < 256; i += 8) v128.store(to + (i << 1), v128.load_ext<i8>(from + i));
    for (let i: usize = 0; i < 64; i += 16) v128.store(to + 512 + i, v128.load(from + 256 + i));
    from += BLOCK_BYTES;
    to += WIDE_BYTES;
  }
}

function multiply(call: Linear, batch: i32, firstRow: i32, endRow: i32, n: i32, wide: usize): void {
  let row = firstRow;
  for (; row + TILE <= endRow; row += TILE) tile4(call, batch, row, n, wide);
  for (; row < endRow; row++) tile1(call, batch, row, n, wide);
}

function tile4(call: Linear, batch: i32, row: i32, n: i32, wide: usize): void {
  const xRow = (<usize>call.cols) << 1;
  const blockRow = (<usize>(call.cols >> 5)) << 3;
  let a0 = call.x + (<usize>batch * call.rows + row) * xRow;
  let a1 = a0 + xRow;
  let a2 = a1 + xRow;
  let a3 = a2 + xRow;
  let t = call.blocks + (<usize>batch * call.rows + row) * blockRow;
  const t2 = 2 * blockRow;
  const t3 = 3 * blockRow;
  let w = wide;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let block = call.cols >> 5; block > 0; block--) {
    let d00 = i32x4.splat(0);
    let d01 = d00;
    let d10 = d00;
    let d11 = d00;
    let d20 = d00;
    let d21 = d00;
    let d30 = d00;
    let d31 = d00;
    for (let quarter = 0; quarter < 4; quarter++) {
      let w0 = v128.load(w);
      let w1 = v128.load(w, 16);
      let v = v128.load32_splat(a0);
      d00 = i32x4.add(d00, i32x4.dot_i16x8_s(w0, v));
      d01 = i32x4.add(d01, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a1);
      d10 = i32x4.add(d10, i32x4.dot_i16x8_s(w0, v));
      d11 = i32x4.add(d11, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a2);
      d20 = i32x4.add(d20, i32x4.dot_i16x8_s(w0, v));
      d21 = i32x4.add(d21, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a3);
      d30 = i32x4.add(d30, i32x4.dot_i16x8_s(w0, v));
      d31 = i32x4.add(d31, i32x4.dot_i16x8_s(w1, v));
      w0 = v128.load(w, 32);
      w1 = v128.load(w, 48);
      v = v128.load32_splat(a0, 4);
      d00 = i32x4.add(d00, i32x4.dot_i16x8_s(w0, v));
      d01 = i32x4.add(d01, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a1, 4);
      d10 = i32x4.add(d10, i32x4.dot_i16x8_s(w0, v));
      d11 = i32x4.add(d11, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a2, 4);
      d20 = i32x4.add(d20, i32x4.dot_i16x8_s(w0, v));
      d21 = i32x4.add(d21, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a3, 4);
      d30 = i32x4.add(d30, i32x4.dot_i16x8_s(w0, v));
      d31 = i32x4.add(d31, i32x4.dot_i16x8_s(w1, v));
      w0 = v128.load(w, 64);
      w1 = v128.load(w, 80);
      v = v128.load32_splat(a0, 8);
      d00 = i32x4.add(d00, i32x4.dot_i16x8_s(w0, v));
      d01 = i32x4.add(d01, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a1, 8);
      d10 = i32x4.add(d10, i32x4.dot_i16x8_s(w0, v));
      d11 = i32x4.add(d11, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a2, 8);
      d20 = i32x4.add(d20, i32x4.dot_i16x8_s(w0, v));
      d21 = i32x4.add(d21, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a3, 8);
      d30 = i32x4.add(d30, i32x4.dot_i16x8_s(w0, v));
      d31 = i32x4.add(d31, i32x4.dot_i16x8_s(w1, v));
      w0 = v128.load(w, 96);
      w1 = v128.load(w, 112);
      v = v128.load32_splat(a0, 12);
      d00 = i32x4.add(d00, i32x4.dot_i16x8_s(w0, v));
      d01 = i32x4.add(d01, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a1, 12);
      d10 = i32x4.add(d10, i32x4.dot_i16x8_s(w0, v));
      d11 = i32x4.add(d11, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a2, 12);
      d20 = i32x4.add(d20, i32x4.dot_i16x8_s(w0, v));
      d21 = i32x4.add(d21, i32x4.dot_i16x8_s(w1, v));
      v = v128.load32_splat(a3, 12);
      d30 = i32x4.add(d30, i32x4.dot_i16x8_s(w0, v));
      d31 = i32x4.add(d31, i32x4.dot_i16x8_s(w1, v));
      w += 128;
      a0 += 16;
      a1 += 16;
      a2 += 16;
      a3 += 16;
    }
    let c0 = v128.load(w);
    let c1 = v128.load(w, 16);
    let r = v128.load32_splat(t);
    s00 = madd(f32x4.convert_i32x4_s(d00), f32x4.mul(c0, r), s00);
    s01 = madd(f32x4.convert_i32x4_s(d01), f32x4.mul(c1, r), s01);
    r = v128.load32_splat(t + blockRow);
    s10 = madd(f32x4.convert_i32x4_s(d10), f32x4.mul(c0, r), s10);
    s11 = madd(f32x4.convert_i32x4_s(d11), f32x4.mul(c1, r), s11);
    r = v128.load32_splat(t + t2);
    s20 = madd(f32x4.convert_i32x4_s(d20), f32x4.mul(c0, r), s20);
    s21 = madd(f32x4.convert_i32x4_s(d21), f32x4.mul(c1, r), s21);
    r = v128.load32_splat(t + t3);
    s30 = madd(f32x4.convert_i32x4_s(d30), f32x4.mul(c0, r), s30);
    s31 = madd(f32x4.convert_i32x4_s(d31), f32x4.mul(c1, r), s31);
    c0 = v128.load(w, 32);
    c1 = v128.load(w, 48);
    r = v128.load32_splat(t, 4);
    s00 = madd(c0, r, s00);
    s01 = madd(c1, r, s01);
    r = v128.load32_splat(t + blockRow, 4);
    s10 = madd(c0, r, s10);
    s11 = madd(c1, r, s11);
    r = v128.load32_splat(t + t2, 4);
    s20 = madd(c0, r, s20);
    s21 = madd(c1, r, s21);
    r = v128.load32_splat(t + t3, 4);
    s30 = madd(c0, r, s30);
    s31 = madd(c1, r, s31);
    w += 64;
    t += 8;
  }
  finish(call, batch, row, n, s00, s01);
  finish(call, batch, row + 1, n, s10, s11);
  finish(call, batch, row + 2, n, s20, s21);
  finish(call, batch, row + 3, n, s30, s31);
}

function tile1(call: Linear, batch: i32, row: i32, n: i32, wide: usize): void {
  let a = call.x + (((<usize>batch * call.rows + row) * call.cols) << 1);
  let t = call.blocks + (((<usize>batch * call.rows + row) * (call.cols >> 5)) << 3);
  let w = wide;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  for (let block = call.cols >> 5; block > 0; block--) {
    let d0 = i32x4.splat(0);
    let d1 = d0;
    for (let pair = 0; pair < 16; pair++) {
      const v = v128.load32_splat(a);
      d0 = i32x4.add(d0, i32x4.dot_i16x8_s(v128.load(w), v));
      d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v128.load(w, 16), v));
      a += 4;
      w += 32;
    }
    let r = v128.load32_splat(t);
    s0 = madd(f32x4.convert_i32x4_s(d0), f32x4.mul(v128.load(w), r), s0);
    s1 = madd(f32x4.convert_i32x4_s(d1), f32x4.mul(v128.load(w, 16), r), s1);
    r = v128.load32_splat(t, 4);
    s0 = madd(v128.load(w, 32), r, s0);
    s1 = madd(v128.load(w, 48), r, s1);
    w += 64;
    t += 8;
  }
  finish(call, batch, row, n, s0, s1);
}

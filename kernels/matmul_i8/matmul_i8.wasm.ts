// A linear layer over many rows with quantised weights of at most seven bits, by products of bytes: the rows' upper bytes and
// their lower ones are multiplied with the same weights, as these lie in their panels. A unit of work is `GROUP` panels.
import { GROUP } from "../matmul/matmul.wasm";
import { tile1 } from "../matvec_i8/matvec_i8.wasm";
import { BLOCK_BYTES, finish, Linear, PANEL } from "../shared/linear.wasm";
import { addDots4, madd } from "../shared/simd.wasm";

/** Rows of x that a group of panels is multiplied with before the next ones. */
const ROWS: i32 = 48;

export function matmulI8(call: Linear, from: i32, to: i32): void {
  for (let unit = from; unit < to; unit++) {
    const first = unit * GROUP * PANEL;
    const end = min(first + GROUP * PANEL, call.outputs);
    for (let batch = 0; batch < call.batches; batch++) {
      for (let row = 0; row < call.rows; row += ROWS) {
        for (let n = first; n < end; n += PANEL) multiply(call, batch, row, min(row + ROWS, call.rows), n);
      }
    }
  }
}

function multiply(call: Linear, batch: i32, firstRow: i32, endRow: i32, n: i32): void {
  const panel = call.weight + <usize>(n / PANEL) * (call.cols >> 5) * BLOCK_BYTES;
  let row = firstRow;
  for (; row + 2 <= endRow; row += 2) tile2(call, batch, row, n, panel);
  for (; row < endRow; row++) tile1(call, batch, row, n, panel);
}

/** Eight outputs of two rows: eight sums, as many as products are under way at once. */
function tile2(call: Linear, batch: i32, row: i32, n: i32, panel: usize): void {
  const blockRow = (<usize>(call.cols >> 5)) << 3;
  let a0 = call.x + (((<usize>batch * call.rows + row) * call.cols) << 1);
  let a1 = a0 + ((<usize>call.cols) << 1);
  let t = call.blocks + (<usize>batch * call.rows + row) * blockRow;
  let w = panel;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  for (let block = call.cols >> 5; block > 0; block--) {
    let u00 = i32x4.splat(0);
    let u01 = u00;
    let l00 = u00;
    let l01 = u00;
    let u10 = u00;
    let u11 = u00;
    let l10 = u00;
    let l11 = u00;
    // Written out, it takes more registers than there are, and half as long again.
    for (let four = 0; four < 8; four++) {
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      let v = v128.load32_splat(a0);
      u00 = addDots4(v, w0, u00);
      u01 = addDots4(v, w1, u01);
      v = v128.load32_splat(a0, 32);
      l00 = addDots4(v, w0, l00);
      l01 = addDots4(v, w1, l01);
      v = v128.load32_splat(a1);
      u10 = addDots4(v, w0, u10);
      u11 = addDots4(v, w1, u11);
      v = v128.load32_splat(a1, 32);
      l10 = addDots4(v, w0, l10);
      l11 = addDots4(v, w1, l11);
      w += 32;
      a0 += 4;
      a1 += 4;
    }
    // Four times the same: a function of its own is not inlined here, and the whole took 10.2 ms where this takes 7.8.
    let c0 = v128.load(w);
    let c1 = v128.load(w, 16);
    let r = v128.load32_splat(t);
    s00 = madd(f32x4.convert_i32x4_s(i32x4.add(i32x4.shl(u00, 8), l00)), f32x4.mul(c0, r), s00);
    s01 = madd(f32x4.convert_i32x4_s(i32x4.add(i32x4.shl(u01, 8), l01)), f32x4.mul(c1, r), s01);
    r = v128.load32_splat(t + blockRow);
    s10 = madd(f32x4.convert_i32x4_s(i32x4.add(i32x4.shl(u10, 8), l10)), f32x4.mul(c0, r), s10);
    s11 = madd(f32x4.convert_i32x4_s(i32x4.add(i32x4.shl(u11, 8), l11)), f32x4.mul(c1, r), s11);
    c0 = v128.load(w, 32);
    c1 = v128.load(w, 48);
    r = v128.load32_splat(t, 4);
    s00 = madd(c0, r, s00);
    s01 = madd(c1, r, s01);
    r = v128.load32_splat(t + blockRow, 4);
    s10 = madd(c0, r, s10);
    s11 = madd(c1, r, s11);
    w += 64;
    t += 8;
    a0 += 32;
    a1 += 32;
  }
  finish(call, batch, row, n, s00, s01);
  finish(call, batch, row + 1, n, s10, s11);
}

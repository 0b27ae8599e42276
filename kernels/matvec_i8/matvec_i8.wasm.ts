// A linear layer over few rows with quantised weights of at most seven bits, by products of bytes: a row's upper bytes and its
// lower ones are multiplied with the same weights. A unit of work is a panel of eight outputs.
import { BLOCK_BYTES, finish, Linear, PANEL } from "../shared/linear.wasm";
import { addDots4, madd } from "../shared/simd.wasm";

export function matvecI8(call: Linear, from: i32, to: i32): void {
  const panelBytes = <usize>(call.cols >> 5) * BLOCK_BYTES;
  for (let panel = from; panel < to; panel++) {
    const weights = call.weight + <usize>panel * panelBytes;
    for (let row = 0; row < call.rows; row++) tile1(call, 0, row, panel * PANEL, weights);
  }
}

/** Eight outputs of one row. */
export function tile1(call: Linear, batch: i32, row: i32, n: i32, panel: usize): void {
  const blocks = call.cols >> 5;
  let a = call.x + (((<usize>batch * call.rows + row) * call.cols) << 1);
  let t = call.blocks + (((<usize>batch * call.rows + row) * blocks) << 3);
  let w = panel;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  for (let block = 0; block < blocks; block++) {
    // Two of each: a sum waits longer for its product than a product for the next.
    let u0 = i32x4.splat(0);
    let u1 = u0;
    let l0 = u0;
    let l1 = u0;
    let u2 = u0;
    let u3 = u0;
    let l2 = u0;
    let l3 = u0;
    for (let eight = 0; eight < 4; eight++) {
      let w0 = v128.load(w);
      let w1 = v128.load(w, 16);
      let upper = v128.load32_splat(a);
      let lower = v128.load32_splat(a, 32);
      u0 = addDots4(upper, w0, u0);
      u1 = addDots4(upper, w1, u1);
      l0 = addDots4(lower, w0, l0);
      l1 = addDots4(lower, w1, l1);
      w0 = v128.load(w, 32);
      w1 = v128.load(w, 48);
      upper = v128.load32_splat(a, 4);
      lower = v128.load32_splat(a, 36);
      u2 = addDots4(upper, w0, u2);
      u3 = addDots4(upper, w1, u3);
      l2 = addDots4(lower, w0, l2);
      l3 = addDots4(lower, w1, l3);
      w += 64;
      a += 8;
    }
    u0 = i32x4.add(u0, u2);
    u1 = i32x4.add(u1, u3);
    l0 = i32x4.add(l0, l2);
    l1 = i32x4.add(l1, l3);
    let r = v128.load32_splat(t);
    s0 = madd(f32x4.convert_i32x4_s(i32x4.add(i32x4.shl(u0, 8), l0)), f32x4.mul(v128.load(w), r), s0);
    s1 = madd(f32x4.convert_i32x4_s(i32x4.add(i32x4.shl(u1, 8), l1)), f32x4.mul(v128.load(w, 16), r), s1);
    r = v128.load32_splat(t, 4);
    s0 = madd(v128.load(w, 32), r, s0);
    s1 = madd(v128.load(w, 48), r, s1);
    w += 64;
    a += 32;
    t += 8;
  }
  finish(call, batch, row, n, s0, s1);
}

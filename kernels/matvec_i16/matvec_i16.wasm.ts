// A linear layer over few rows with quantised weights: every panel is read once, widened on the way into 16-bit dot
// products. A unit of work is a panel of eight outputs.
import { BLOCK_BYTES, finish, Linear, PANEL } from "../shared/linear.wasm";
import { madd } from "../shared/simd.wasm";

export function matvecI16(call: Linear, from: i32, to: i32): void {
  const blocks = call.cols >> 5;
  let panel = call.weight + <usize>from * blocks * BLOCK_BYTES;
  for (let n = from * PANEL; n < to * PANEL; n += PANEL) {
    for (let row = 0; row < call.rows; row++) multiply(call, row, n, panel);
    panel += <usize>blocks * BLOCK_BYTES;
  }
}

function multiply(call: Linear, row: i32, n: i32, panel: usize): void {
  const blocks = call.cols >> 5;
  let a = call.x + ((<usize>row * call.cols) << 1);
  let t = call.blocks + ((<usize>row * blocks) << 3);
  let w = panel;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  for (let block = 0; block < blocks; block++) {
    let d0 = i32x4.splat(0);
    let d1 = d0;
    let e0 = d0;
    let e1 = d0;
    let v = v128.load32_splat(a);
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w), v));
    d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 8), v));
    v = v128.load32_splat(a, 4);
    e0 = i32x4.add(e0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 16), v));
    e1 = i32x4.add(e1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 24), v));
    v = v128.load32_splat(a, 8);
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 32), v));
    d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 40), v));
    v = v128.load32_splat(a, 12);
    e0 = i32x4.add(e0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 48), v));
    e1 = i32x4.add(e1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 56), v));
    v = v128.load32_splat(a, 16);
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 64), v));
    d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 72), v));
    v = v128.load32_splat(a, 20);
    e0 = i32x4.add(e0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 80), v));
    e1 = i32x4.add(e1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 88), v));
    v = v128.load32_splat(a, 24);
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 96), v));
    d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 104), v));
    v = v128.load32_splat(a, 28);
    e0 = i32x4.add(e0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 112), v));
    e1 = i32x4.add(e1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 120), v));
    v = v128.load32_splat(a, 32);
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 128), v));
    d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 136), v));
    v = v128.load32_splat(a, 36);
    e0 = i32x4.add(e0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 144), v));
    e1 = i32x4.add(e1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 152), v));
    v = v128.load32_splat(a, 40);
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 160), v));
    d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 168), v));
    v = v128.load32_splat(a, 44);
    e0 = i32x4.add(e0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 176), v));
    e1 = i32x4.add(e1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 184), v));
    v = v128.load32_splat(a, 48);
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 192), v));
    d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 200), v));
    v = v128.load32_splat(a, 52);
    e0 = i32x4.add(e0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 208), v));
    e1 = i32x4.add(e1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 216), v));
    v = v128.load32_splat(a, 56);
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 224), v));
    d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 232), v));
    v = v128.load32_splat(a, 60);
    e0 = i32x4.add(e0, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 240), v));
    e1 = i32x4.add(e1, i32x4.dot_i16x8_s(v128.load_ext<i8>(w, 248), v));
    let r = v128.load32_splat(t);
    s0 = madd(f32x4.convert_i32x4_s(i32x4.add(d0, e0)), f32x4.mul(v128.load(w, 256), r), s0);
    s1 = madd(f32x4.convert_i32x4_s(i32x4.add(d1, e1)), f32x4.mul(v128.load(w, 272), r), s1);
    r = v128.load32_splat(t, 4);
    s0 = madd(v128.load(w, 288), r, s0);
    s1 = madd(v128.load(w, 304), r, s1);
    a += 64;
    w += BLOCK_BYTES;
    t += 8;
  }
  finish(call, 0, row, n, s0, s1);
}

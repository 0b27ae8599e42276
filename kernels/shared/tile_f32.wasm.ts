// Register tiles of f32: rows of x times one panel of eight columns, [k, 8]. Results lie `yRow` bytes apart.
import { madd } from "./simd.wasm";

/** Six rows; k is a multiple of four. */
export function tile6(x: usize, xRow: usize, panel: usize, k: i32, y: usize, yRow: usize): void {
  let a0 = x;
  let a1 = a0 + xRow;
  let a2 = a1 + xRow;
  let a3 = a2 + xRow;
  let a4 = a3 + xRow;
  let a5 = a4 + xRow;
  let w = panel;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  let s40 = s00;
  let s41 = s00;
  let s50 = s00;
  let s51 = s00;
  for (let i = 0; i < k; i += 4) {
    let w0 = v128.load(w);
    let w1 = v128.load(w, 16);
    let v = v128.load32_splat(a0);
    s00 = madd(v, w0, s00);
    s01 = madd(v, w1, s01);
    v = v128.load32_splat(a1);
    s10 = madd(v, w0, s10);
    s11 = madd(v, w1, s11);
    v = v128.load32_splat(a2);
    s20 = madd(v, w0, s20);
    s21 = madd(v, w1, s21);
    v = v128.load32_splat(a3);
    s30 = madd(v, w0, s30);
    s31 = madd(v, w1, s31);
    v = v128.load32_splat(a4);
    s40 = madd(v, w0, s40);
    s41 = madd(v, w1, s41);
    v = v128.load32_splat(a5);
    s50 = madd(v, w0, s50);
    s51 = madd(v, w1, s51);
    w0 = v128.load(w, 32);
    w1 = v128.load(w, 48);
    v = v128.load32_splat(a0, 4);
    s00 = madd(v, w0, s00);
    s01 = madd(v, w1, s01);
    v = v128.load32_splat(a1, 4);
    s10 = madd(v, w0, s10);
    s11 = madd(v, w1, s11);
    v = v128.load32_splat(a2, 4);
    s20 = madd(v, w0, s20);
    s21 = madd(v, w1, s21);
    v = v128.load32_splat(a3, 4);
    s30 = madd(v, w0, s30);
    s31 = madd(v, w1, s31);
    v = v128.load32_splat(a4, 4);
    s40 = madd(v, w0, s40);
    s41 = madd(v, w1, s41);
    v = v128.load32_splat(a5, 4);
    s50 = madd(v, w0, s50);
    s51 = madd(v, w1, s51);
    w0 = v128.load(w, 64);
    w1 = v128.load(w, 80);
    v = v128.load32_splat(a0, 8);
    s00 = madd(v, w0, s00);
    s01 = madd(v, w1, s01);
    v = v128.load32_splat(a1, 8);
    s10 = madd(v, w0, s10);
    s11 = madd(v, w1, s11);
    v = v128.load32_splat(a2, 8);
    s20 = madd(v, w0, s20);
    s21 = madd(v, w1, s21);
    v = v128.load32_splat(a3, 8);
    s30 = madd(v, w0, s30);
    s31 = madd(v, w1, s31);
    v = v128.load32_splat(a4, 8);
    s40 = madd(v, w0, s40);
    s41 = madd(v, w1, s41);
    v = v128.load32_splat(a5, 8);
    s50 = madd(v, w0, s50);
    s51 = madd(v, w1, s51);
    w0 = v128.load(w, 96);
    w1 = v128.load(w, 112);
    v = v128.load32_splat(a0, 12);
    s00 = madd(v, w0, s00);
    s01 = madd(v, w1, s01);
    v = v128.load32_splat(a1, 12);
    s10 = madd(v, w0, s10);
    s11 = madd(v, w1, s11);
    v = v128.load32_splat(a2, 12);
    s20 = madd(v, w0, s20);
    s21 = madd(v, w1, s21);
    v = v128.load32_splat(a3, 12);
    s30 = madd(v, w0, s30);
    s31 = madd(v, w1, s31);
    v = v128.load32_splat(a4, 12);
    s40 = madd(v, w0, s40);
    s41 = madd(v, w1, s41);
    v = v128.load32_splat(a5, 12);
    s50 = madd(v, w0, s50);
    s51 = madd(v, w1, s51);
    w += 128;
    a0 += 16;
    a1 += 16;
    a2 += 16;
    a3 += 16;
    a4 += 16;
    a5 += 16;
  }
  store8(y, s00, s01);
  store8(y + yRow, s10, s11);
  store8(y + 2 * yRow, s20, s21);
  store8(y + 3 * yRow, s30, s31);
  store8(y + 4 * yRow, s40, s41);
  store8(y + 5 * yRow, s50, s51);
}

/** Four rows; k is a multiple of four. */
export function tile4(x: usize, xRow: usize, panel: usize, k: i32, y: usize, yRow: usize): void {
  let a0 = x;
  let a1 = a0 + xRow;
  let a2 = a1 + xRow;
  let a3 = a2 + xRow;
  let w = panel;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let i = 0; i < k; i += 4) {
    let w0 = v128.load(w);
    let w1 = v128.load(w, 16);
    let v = v128.load32_splat(a0);
    s00 = madd(v, w0, s00);
    s01 = madd(v, w1, s01);
    v = v128.load32_splat(a1);
    s10 = madd(v, w0, s10);
    s11 = madd(v, w1, s11);
    v = v128.load32_splat(a2);
    s20 = madd(v, w0, s20);
    s21 = madd(v, w1, s21);
    v = v128.load32_splat(a3);
    s30 = madd(v, w0, s30);
    s31 = madd(v, w1, s31);
    w0 = v128.load(w, 32);
    w1 = v128.load(w, 48);
    v = v128.load32_splat(a0, 4);
    s00 = madd(v, w0, s00);
    s01 = madd(v, w1, s01);
    v = v128.load32_splat(a1, 4);
    s10 = madd(v, w0, s10);
    s11 = madd(v, w1, s11);
    v = v128.load32_splat(a2, 4);
    s20 = madd(v, w0, s20);
    s21 = madd(v, w1, s21);
    v = v128.load32_splat(a3, 4);
    s30 = madd(v, w0, s30);
    s31 = madd(v, w1, s31);
    w0 = v128.load(w, 64);
    w1 = v128.load(w, 80);
    v = v128.load32_splat(a0, 8);
    s00 = madd(v, w0, s00);
    s01 = madd(v, w1, s01);
    v = v128.load32_splat(a1, 8);
    s10 = madd(v, w0, s10);
    s11 = madd(v, w1, s11);
    v = v128.load32_splat(a2, 8);
    s20 = madd(v, w0, s20);
    s21 = madd(v, w1, s21);
    v = v128.load32_splat(a3, 8);
    s30 = madd(v, w0, s30);
    s31 = madd(v, w1, s31);
    w0 = v128.load(w, 96);
    w1 = v128.load(w, 112);
    v = v128.load32_splat(a0, 12);
    s00 = madd(v, w0, s00);
    s01 = madd(v, w1, s01);
    v = v128.load32_splat(a1, 12);
    s10 = madd(v, w0, s10);
    s11 = madd(v, w1, s11);
    v = v128.load32_splat(a2, 12);
    s20 = madd(v, w0, s20);
    s21 = madd(v, w1, s21);
    v = v128.load32_splat(a3, 12);
    s30 = madd(v, w0, s30);
    s31 = madd(v, w1, s31);
    w += 128;
    a0 += 16;
    a1 += 16;
    a2 += 16;
    a3 += 16;
  }
  store8(y, s00, s01);
  store8(y + yRow, s10, s11);
  store8(y + 2 * yRow, s20, s21);
  store8(y + 3 * yRow, s30, s31);
}

/** One row; k is a multiple of four. Eight sums hide each other's latency. */
export function tile1(x: usize, panel: usize, k: i32, y: usize): void {
  let a = x;
  let w = panel;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let i = 0; i < k; i += 4) {
    let v = v128.load32_splat(a);
    s00 = madd(v, v128.load(w), s00);
    s01 = madd(v, v128.load(w, 16), s01);
    v = v128.load32_splat(a, 4);
    s10 = madd(v, v128.load(w, 32), s10);
    s11 = madd(v, v128.load(w, 48), s11);
    v = v128.load32_splat(a, 8);
    s20 = madd(v, v128.load(w, 64), s20);
    s21 = madd(v, v128.load(w, 80), s21);
    v = v128.load32_splat(a, 12);
    s30 = madd(v, v128.load(w, 96), s30);
    s31 = madd(v, v128.load(w, 112), s31);
    a += 16;
    w += 128;
  }
  store8(y, sum4(s00, s10, s20, s30), sum4(s01, s11, s21, s31));
}

function store8(y: usize, low: v128, high: v128): void {
  v128.store(y, low);
  v128.store(y, high, 16);
}

function sum4(a: v128, b: v128, c: v128, d: v128): v128 {
  return f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
}

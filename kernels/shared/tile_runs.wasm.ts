// Register tiles of f32 over what positions of a convolution see: `runs` stretches of `run` numbers, `xRun` bytes apart, times
// one panel of eight columns, [runs · run, 8]. Apart from tile6 of tile_f32 on purpose: with one function for both, attention over
// six heads of a window took 245 ms instead of 165 (one thread, medians of 9, the middle of three rounds in turns).
import { madd } from "./simd.wasm";

/** Six positions; `run` is a multiple of four. */
export function tileRuns6(x: usize, xCol: usize, xRun: usize, runs: i32, panel: usize, run: i32, y: usize): void {
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
  for (let r = 0; r < runs; r++) {
    let a0 = x + <usize>r * xRun;
    let a1 = a0 + xCol;
    let a2 = a1 + xCol;
    let a3 = a2 + xCol;
    let a4 = a3 + xCol;
    let a5 = a4 + xCol;
    for (let i = 0; i < run; i += 4) {
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
  }
  v128.store(y, s00);
  v128.store(y, s01, 16);
  v128.store(y, s10, 32);
  v128.store(y, s11, 48);
  v128.store(y, s20, 64);
  v128.store(y, s21, 80);
  v128.store(y, s30, 96);
  v128.store(y, s31, 112);
  v128.store(y, s40, 128);
  v128.store(y, s41, 144);
  v128.store(y, s50, 160);
  v128.store(y, s51, 176);
}

/** One position. */
export function tileRuns1(x: usize, xRun: usize, runs: i32, panel: usize, run: i32, y: usize): void {
  let w = panel;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  for (let r = 0; r < runs; r++) {
    let a = x + <usize>r * xRun;
    for (let i = 0; i < run; i++) {
      const v = v128.load32_splat(a);
      s0 = madd(v, v128.load(w), s0);
      s1 = madd(v, v128.load(w, 16), s1);
      a += 4;
      w += 32;
    }
  }
  v128.store(y, s0);
  v128.store(y, s1, 16);
}

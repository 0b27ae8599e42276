// Power spectra of 400 windowed samples, four frames at once, one in each lane. As in log_mel.wgsl a transform of 400 is 25 of
// 16 and then 16 of 25, here with their butterflies. Real input leaves 9 of those 16, and the two that are real themselves
// go through one complex transform.
import { madd } from "../shared/simd.wasm";

/** Vectors of a row, and bytes from one row, and one part of the numbers, to the next. */
const COLUMNS: usize = 8;
const ROW: usize = 128;
const PART: usize = 3200;
const FRAME: i32 = 400;
/** Bytes from a sample to that of the next frame, 160 behind it. */
const HOP: usize = 640;
// In the tables, in bytes.
const TURNS25: usize = 1728;
const HALF_ROOT: f32 = 0.7071067811865476;
const COS_8: f32 = 0.9238795325112867;
const SIN_8: f32 = 0.3826834323650898;
const COS_DIFFERENCE: f32 = 0.5590169943749475;
const SIN_72: f32 = 0.9510565162951535;
const SIN_36: f32 = 0.5877852522924731;

/** Bytes of scratch memory: real parts, then imaginary ones, [25, 8] each. */
export const SPECTRUM_BYTES: usize = 2 * PART;

/** Writes the power of bins 0 … 200, a vector each. */
export function powerSpectra(samples: usize, tables: usize, scratch: usize, power: usize): void {
  transforms16(samples, tables, scratch);
  transforms25(tables, scratch);
  powers(scratch, power);
}

/** The next sample's index. */
function after(n: i32): i32 {
  return n < FRAME - 25 ? n + 25 : n + 25 - FRAME;
}

/** A sample of four frames times the window. */
function windowed(samples: usize, n: i32, window: usize): v128 {
  const at = samples + ((<usize>n) << 2);
  let x = v128.load32_zero(at);
  x = v128.load_lane<f32>(at, x, 1, HOP);
  x = v128.load_lane<f32>(at, x, 2, 2 * HOP);
  x = v128.load_lane<f32>(at, x, 3, 3 * HOP);
  return f32x4.mul(x, v128.load32_splat(window));
}

/** Row n2 gets the transform of samples (25 n1 + 16 n2) mod 400; column 0 bins 0 (real) and 8 (imaginary). */
function transforms16(samples: usize, tables: usize, scratch: usize): void {
  const halfRoot = f32x4.splat(HALF_ROOT);
  const cos8 = f32x4.splat(COS_8);
  const sin8 = f32x4.splat(SIN_8);
  for (let n2: i32 = 0; n2 < 25; n2++) {
    const w = tables + ((<usize>n2) << 6);
    let n = 16 * n2;
    const x0 = windowed(samples, n, w);
    n = after(n);
    const x1 = windowed(samples, n, w + 4);
    n = after(n);
    const x2 = windowed(samples, n, w + 8);
    n = after(n);
    const x3 = windowed(samples, n, w + 12);
    n = after(n);
    const x4 = windowed(samples, n, w + 16);
    n = after(n);
    const x5 = windowed(samples, n, w + 20);
    n = after(n);
    const x6 = windowed(samples, n, w + 24);
    n = after(n);
    const x7 = windowed(samples, n, w + 28);
    n = after(n);
    const x8 = windowed(samples, n, w + 32);
    n = after(n);
    const x9 = windowed(samples, n, w + 36);
    n = after(n);
    const x10 = windowed(samples, n, w + 40);
    n = after(n);
    const x11 = windowed(samples, n, w + 44);
    n = after(n);
    const x12 = windowed(samples, n, w + 48);
    n = after(n);
    const x13 = windowed(samples, n, w + 52);
    n = after(n);
    const x14 = windowed(samples, n, w + 56);
    n = after(n);
    const x15 = windowed(samples, n, w + 60);
    const re = scratch + <usize>n2 * ROW;
    const im = re + PART;

    // Even bins: a real transform of 8 of the sums.
    const s0 = f32x4.add(x0, x8);
    const s1 = f32x4.add(x1, x9);
    const s2 = f32x4.add(x2, x10);
    const s3 = f32x4.add(x3, x11);
    const s4 = f32x4.add(x4, x12);
    const s5 = f32x4.add(x5, x13);
    const s6 = f32x4.add(x6, x14);
    const s7 = f32x4.add(x7, x15);
    const t0 = f32x4.add(f32x4.add(s0, s4), f32x4.add(s2, s6));
    const t1 = f32x4.add(f32x4.add(s1, s5), f32x4.add(s3, s7));
    v128.store(re, f32x4.add(t0, t1));
    v128.store(im, f32x4.sub(t0, t1));
    v128.store(re, f32x4.sub(f32x4.add(s0, s4), f32x4.add(s2, s6)), 64);
    v128.store(im, f32x4.sub(f32x4.add(s3, s7), f32x4.add(s1, s5)), 64);
    const u0 = f32x4.sub(s0, s4);
    const u1 = f32x4.sub(s1, s5);
    const u2 = f32x4.sub(s2, s6);
    const u3 = f32x4.sub(s3, s7);
    const minus = f32x4.mul(halfRoot, f32x4.sub(u1, u3));
    const plus = f32x4.mul(halfRoot, f32x4.add(u1, u3));
    v128.store(re, f32x4.add(u0, minus), 32);
    v128.store(im, f32x4.neg(f32x4.add(u2, plus)), 32);
    v128.store(re, f32x4.sub(u0, minus), 96);
    v128.store(im, f32x4.sub(u2, plus), 96);

    // Odd bins: the differences i and 8 − i share a cosine and a sine.
    const d0 = f32x4.sub(x0, x8);
    const d4 = f32x4.sub(x4, x12);
    const d2 = f32x4.sub(x2, x10);
    const d6 = f32x4.sub(x6, x14);
    const d1 = f32x4.sub(x1, x9);
    const d7 = f32x4.sub(x7, x15);
    const d3 = f32x4.sub(x3, x11);
    const d5 = f32x4.sub(x5, x13);
    const p2 = f32x4.mul(halfRoot, f32x4.sub(d2, d6));
    const q2 = f32x4.mul(halfRoot, f32x4.add(d2, d6));
    const p1 = f32x4.sub(d1, d7);
    const q1 = f32x4.add(d1, d7);
    const p3 = f32x4.sub(d3, d5);
    const q3 = f32x4.add(d3, d5);
    const e = madd(cos8, p1, f32x4.mul(sin8, p3));
    const f = f32x4.sub(f32x4.mul(sin8, p1), f32x4.mul(cos8, p3));
    const h = madd(sin8, q1, f32x4.mul(cos8, q3));
    const m = f32x4.sub(f32x4.mul(cos8, q1), f32x4.mul(sin8, q3));
    const sum = f32x4.add(d0, p2);
    const difference = f32x4.sub(d0, p2);
    const high = f32x4.add(q2, d4);
    const low = f32x4.sub(q2, d4);
    v128.store(re, f32x4.add(sum, e), 16);
    v128.store(im, f32x4.neg(f32x4.add(h, high)), 16);
    v128.store(re, f32x4.sub(sum, e), 112);
    v128.store(im, f32x4.sub(high, h), 112);
    v128.store(re, f32x4.add(difference, f), 48);
    v128.store(im, f32x4.neg(f32x4.add(m, low)), 48);
    v128.store(re, f32x4.sub(difference, f), 80);
    v128.store(im, f32x4.sub(low, m), 80);
  }
}

/** In place, 25 = 5 × 5: five-point transforms over n2 = 5a + b for each b, turns, then over b. Bin ka + 5 kb is in row 5 ka + kb. */
function transforms25(tables: usize, scratch: usize): void {
  for (let b: usize = 0; b < 5; b++) {
    butterflies(scratch + b * ROW, 5 * ROW);
    if (b == 0) continue;
    for (let a: usize = 1; a < 5; a++) turn(scratch + (5 * a + b) * ROW, tables + TURNS25 + 8 * a * b);
  }
  for (let a: usize = 0; a < 5; a++) butterflies(scratch + 5 * a * ROW, ROW);
}

/** Turns a row back by an angle whose cosine and sine are given. */
function turn(row: usize, angle: usize): void {
  const c = v128.load32_splat(angle);
  const s = v128.load32_splat(angle, 4);
  for (let at = row; at < row + ROW; at += 16) {
    const re = v128.load(at);
    const im = v128.load(at, PART);
    v128.store(at, madd(re, c, f32x4.mul(im, s)));
    v128.store(at, f32x4.sub(f32x4.mul(im, c), f32x4.mul(re, s)), PART);
  }
}

/** Transforms of the five numbers that lie `stride` apart, in every column of a row. */
function butterflies(row: usize, stride: usize): void {
  for (let at = row; at < row + ROW; at += 16) butterfly5(at, stride);
}

function butterfly5(at0: usize, stride: usize): void {
  const at1 = at0 + stride;
  const at2 = at1 + stride;
  const at3 = at2 + stride;
  const at4 = at3 + stride;
  const re0 = v128.load(at0);
  const im0 = v128.load(at0, PART);
  const re1 = v128.load(at1);
  const im1 = v128.load(at1, PART);
  const re2 = v128.load(at2);
  const im2 = v128.load(at2, PART);
  const re3 = v128.load(at3);
  const im3 = v128.load(at3, PART);
  const re4 = v128.load(at4);
  const im4 = v128.load(at4, PART);
  const sin72 = f32x4.splat(SIN_72);
  const sin36 = f32x4.splat(SIN_36);
  const ar = f32x4.add(re1, re4);
  const ai = f32x4.add(im1, im4);
  const br = f32x4.add(re2, re3);
  const bi = f32x4.add(im2, im3);
  const cr = f32x4.sub(re1, re4);
  const ci = f32x4.sub(im1, im4);
  const dr = f32x4.sub(re2, re3);
  const di = f32x4.sub(im2, im3);
  const sr = f32x4.add(ar, br);
  const si = f32x4.add(ai, bi);
  v128.store(at0, f32x4.add(re0, sr));
  v128.store(at0, f32x4.add(im0, si), PART);
  const midR = madd(sr, f32x4.splat(-0.25), re0);
  const midI = madd(si, f32x4.splat(-0.25), im0);
  const apart = f32x4.splat(COS_DIFFERENCE);
  const apartR = f32x4.mul(apart, f32x4.sub(ar, br));
  const apartI = f32x4.mul(apart, f32x4.sub(ai, bi));
  const r1 = f32x4.add(midR, apartR);
  const i1 = f32x4.add(midI, apartI);
  const r2 = f32x4.sub(midR, apartR);
  const i2 = f32x4.sub(midI, apartI);
  const wr = madd(sin72, cr, f32x4.mul(sin36, dr));
  const wi = madd(sin72, ci, f32x4.mul(sin36, di));
  const vr = f32x4.sub(f32x4.mul(sin36, cr), f32x4.mul(sin72, dr));
  const vi = f32x4.sub(f32x4.mul(sin36, ci), f32x4.mul(sin72, di));
  v128.store(at1, f32x4.add(r1, wi));
  v128.store(at1, f32x4.sub(i1, wr), PART);
  v128.store(at4, f32x4.sub(r1, wi));
  v128.store(at4, f32x4.add(i1, wr), PART);
  v128.store(at2, f32x4.add(r2, vi));
  v128.store(at2, f32x4.sub(i2, vr), PART);
  v128.store(at3, f32x4.sub(r2, vi));
  v128.store(at3, f32x4.add(i2, vr), PART);
}

/** Where bin k2 of the second stage lies. */
function rowOf(scratch: usize, k2: usize): usize {
  return scratch + (5 * (k2 % 5) + k2 / 5) * ROW;
}

/** Address of bin 0 … 200 with k mod 16 = k1 and k mod 25 = k2, or of its mirror 400 − k, which has the same power. */
function binAt(power: usize, k1: usize, k2: usize): usize {
  const k = (225 * k1 + 176 * k2) % 400;
  return power + (min(k, 400 - k) << 4);
}

function powers(scratch: usize, power: usize): void {
  for (let k2: usize = 0; k2 < 25; k2++) {
    const row = rowOf(scratch, k2);
    for (let k1: usize = 1; k1 < COLUMNS; k1++) {
      const re = v128.load(row + (k1 << 4));
      const im = v128.load(row + (k1 << 4), PART);
      v128.store(binAt(power, k1, k2), madd(re, re, f32x4.mul(im, im)));
    }
  }
  // Z = A + iB with A and B spectra of real rows: A = (Z[k] + conj Z[−k]) / 2, B = (Z[k] − conj Z[−k]) / 2i.
  const quarter = f32x4.splat(0.25);
  for (let k2: usize = 0; k2 <= 12; k2++) {
    const row = rowOf(scratch, k2);
    const mirror = rowOf(scratch, (25 - k2) % 25);
    const re = v128.load(row);
    const im = v128.load(row, PART);
    const mirroredRe = v128.load(mirror);
    const mirroredIm = v128.load(mirror, PART);
    const ar = f32x4.add(re, mirroredRe);
    const ai = f32x4.sub(im, mirroredIm);
    const br = f32x4.add(im, mirroredIm);
    const bi = f32x4.sub(mirroredRe, re);
    v128.store(binAt(power, 0, k2), f32x4.mul(quarter, madd(ar, ar, f32x4.mul(ai, ai))));
    v128.store(binAt(power, 8, k2), f32x4.mul(quarter, madd(br, br, f32x4.mul(bi, bi))));
  }
}

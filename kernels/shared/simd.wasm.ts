// What several kernels share: multiply-add, sums over lanes, exponential, sigmoid, hyperbolic tangent and GELU of four
// numbers at once.

/** x · y + z, fused where relaxed SIMD is compiled in. */
export function madd(x: v128, y: v128, z: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, z);
  return f32x4.add(f32x4.mul(x, y), z);
}

/**
 * sums + the dot products of fours of bytes, the second of which have seven bits: no pair of theirs leaves 16 bits, so that
 * every processor computes the same. Only where relaxed SIMD is compiled in.
 */
export function addDots4(bytes: v128, sevenBits: v128, sums: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i32x4.relaxed_dot_i8x16_i7x16_add_s(bytes, sevenBits, sums);
  return unreachable();
}

export function sumLanes(v: v128): f32 {
  const half = f32x4.add(v, v128.shuffle<i32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(half, 0) + f32x4.extract_lane(half, 1);
}

export function maxLanes(v: v128): f32 {
  const half = f32x4.pmax(v, v128.shuffle<i32>(v, v, 2, 3, 0, 1));
  return max(f32x4.extract_lane(half, 0), f32x4.extract_lane(half, 1));
}

/** Added to a number below 2²², it leaves the nearest whole number in the lowest bits. */
const ROUND = memory.data<f32>([12582912.0, 12582912.0, 12582912.0, 12582912.0], 16);
const ROUND_BITS: i32 = 0x4b400000;
const HALF = memory.data<f32>([0.5, 0.5, 0.5, 0.5], 16);
const ONE = memory.data<f32>([1.0, 1.0, 1.0, 1.0], 16);
// Engines make a vector of a number anew wherever it stands, also in loops; it is loaded in a third of the time.
const LOWEST = memory.data<f32>([-87.0, -87.0, -87.0, -87.0], 16);
const LOG2_E = memory.data<f32>([1.44269504, 1.44269504, 1.44269504, 1.44269504], 16);
const LN2_HIGH = memory.data<f32>([-0.693359375, -0.693359375, -0.693359375, -0.693359375], 16);
const LN2_LOW = memory.data<f32>([2.1219444e-4, 2.1219444e-4, 2.1219444e-4, 2.1219444e-4], 16);
const E5 = memory.data<f32>([1.98756915e-4, 1.98756915e-4, 1.98756915e-4, 1.98756915e-4], 16);
const E4 = memory.data<f32>([1.3981999507e-3, 1.3981999507e-3, 1.3981999507e-3, 1.3981999507e-3], 16);
const E3 = memory.data<f32>([8.3334519073e-3, 8.3334519073e-3, 8.3334519073e-3, 8.3334519073e-3], 16);
const E2 = memory.data<f32>([4.1665795894e-2, 4.1665795894e-2, 4.1665795894e-2, 4.1665795894e-2], 16);
const E1 = memory.data<f32>([1.6666665459e-1, 1.6666665459e-1, 1.6666665459e-1, 1.6666665459e-1], 16);
const E0 = memory.data<f32>([5.0000001201e-1, 5.0000001201e-1, 5.0000001201e-1, 5.0000001201e-1], 16);
const ROOT_HALF = memory.data<f32>(
  [0.7071067811865476, 0.7071067811865476, 0.7071067811865476, 0.7071067811865476],
  16,
);
const ERF_STEP = memory.data<f32>([0.3275911, 0.3275911, 0.3275911, 0.3275911], 16);
const ERF5 = memory.data<f32>([1.061405429, 1.061405429, 1.061405429, 1.061405429], 16);
const ERF4 = memory.data<f32>([-1.453152027, -1.453152027, -1.453152027, -1.453152027], 16);
const ERF3 = memory.data<f32>([1.421413741, 1.421413741, 1.421413741, 1.421413741], 16);
const ERF2 = memory.data<f32>([-0.284496736, -0.284496736, -0.284496736, -0.284496736], 16);
const ERF1 = memory.data<f32>([0.254829592, 0.254829592, 0.254829592, 0.254829592], 16);

/** Four numbers times `by`, to the nearest whole ones. */
export function rounded4(x: v128, by: v128): v128 {
  return i32x4.sub(madd(x, by, v128.load(ROUND)), i32x4.splat(ROUND_BITS));
}

/**
 * eˣ of four numbers that are not above 0, within 2e-7 of each; all below −87 are taken for −87, which is 0 beside 1
 * (Cephes' expf: Cody-Waite reduction, polynomial). `pmax` is one instruction where `max` with its rules for NaN is six.
 */
export function exp4(x: v128): v128 {
  const clamped = f32x4.pmax(x, v128.load(LOWEST));
  const rounded = madd(clamped, v128.load(LOG2_E), v128.load(ROUND));
  const n = f32x4.sub(rounded, v128.load(ROUND));
  let r = madd(n, v128.load(LN2_HIGH), clamped);
  r = madd(n, v128.load(LN2_LOW), r);
  let p = madd(r, v128.load(E5), v128.load(E4));
  p = madd(p, r, v128.load(E3));
  p = madd(p, r, v128.load(E2));
  p = madd(p, r, v128.load(E1));
  p = madd(p, r, v128.load(E0));
  p = f32x4.add(madd(p, f32x4.mul(r, r), r), v128.load(ONE));
  return f32x4.mul(p, i32x4.add(i32x4.shl(rounded, 23), v128.load(ONE)));
}

/** 1 / (1 + e⁻ˣ) of four numbers. */
export function sigmoid4(x: v128): v128 {
  const e = exp4(f32x4.neg(f32x4.abs(x)));
  const above = f32x4.div(v128.load(ONE), f32x4.add(v128.load(ONE), e));
  return v128.bitselect(f32x4.mul(e, above), above, f32x4.lt(x, f32x4.splat(0)));
}

/** The hyperbolic tangent of four numbers, within 2e-7. */
export function tanh4(x: v128): v128 {
  const e = exp4(f32x4.mul(f32x4.abs(x), f32x4.splat(-2)));
  const size = f32x4.div(f32x4.sub(v128.load(ONE), e), f32x4.add(v128.load(ONE), e));
  return withSign(size, x);
}

/** GELU with the error function, as PyTorch's default; |error of erf| < 1.5e-7 (Abramowitz and Stegun 7.1.26). */
export function gelu4(x: v128): v128 {
  const z = f32x4.mul(x, v128.load(ROOT_HALF));
  const t = f32x4.div(v128.load(ONE), madd(f32x4.abs(z), v128.load(ERF_STEP), v128.load(ONE)));
  let p = madd(t, v128.load(ERF5), v128.load(ERF4));
  p = madd(p, t, v128.load(ERF3));
  p = madd(p, t, v128.load(ERF2));
  p = madd(p, t, v128.load(ERF1));
  const rest = f32x4.mul(f32x4.mul(p, t), exp4(f32x4.neg(f32x4.mul(z, z))));
  const erf = withSign(f32x4.sub(v128.load(ONE), rest), z);
  return f32x4.mul(f32x4.mul(v128.load(HALF), x), f32x4.add(v128.load(ONE), erf));
}

/** Four numbers that are not below 0, with the signs of others. */
function withSign(size: v128, x: v128): v128 {
  return v128.or(size, v128.and(x, i32x4.splat(0x80000000)));
}

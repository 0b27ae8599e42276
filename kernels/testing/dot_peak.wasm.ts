// The most 16-bit dot products that a core can make: eight independent sums, nothing loaded. For benchmarks only.

/** Makes 8 × `rounds` dot products of eight pairs; returns their sum so that none is left out. */
export function dotPeak(rounds: i32, seed: i32): i32 {
  const x = i32x4.splat(seed);
  let s0 = i32x4.splat(seed + 0);
  let s1 = i32x4.splat(seed + 1);
  let s2 = i32x4.splat(seed + 2);
  let s3 = i32x4.splat(seed + 3);
  let s4 = i32x4.splat(seed + 4);
  let s5 = i32x4.splat(seed + 5);
  let s6 = i32x4.splat(seed + 6);
  let s7 = i32x4.splat(seed + 7);
  for (let i = 0; i < rounds; i++) {
    s0 = i32x4.add(s0, i32x4.dot_i16x8_s(s0, x));
    s1 = i32x4.add(s1, i32x4.dot_i16x8_s(s1, x));
    s2 = i32x4.add(s2, i32x4.dot_i16x8_s(s2, x));
    s3 = i32x4.add(s3, i32x4.dot_i16x8_s(s3, x));
    s4 = i32x4.add(s4, i32x4.dot_i16x8_s(s4, x));
    s5 = i32x4.add(s5, i32x4.dot_i16x8_s(s5, x));
    s6 = i32x4.add(s6, i32x4.dot_i16x8_s(s6, x));
    s7 = i32x4.add(s7, i32x4.dot_i16x8_s(s7, x));
  }
  let sum = i32x4.add(i32x4.add(s0, s1), i32x4.add(s2, s3));
  sum = i32x4.add(sum, i32x4.add(i32x4.add(s4, s5), i32x4.add(s6, s7)));
  return i32x4.extract_lane(sum, 0);
}

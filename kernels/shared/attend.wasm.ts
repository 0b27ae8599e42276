// softmax(q · keysᵀ · scale) · values of one query and one head: what self- and cross-attention of the decoder share. Heads
// are `head` bytes wide, a multiple of 128.
import { exp4, madd, maxLanes, sumLanes } from "./simd.wasm";

/** What scores of a head's numbers are multiplied by: one over the root of their count. */
export function scaleOf(headWidth: i32): f32 {
  return <f32>1 / sqrt<f32>(<f32>headWidth);
}

/** Keys and values lie `row` bytes apart. Scratch holds a score per key, rounded up to four. */
export function attendRow(
  q: usize,
  keys: usize,
  values: usize,
  row: usize,
  head: usize,
  count: i32,
  y: usize,
  scratch: usize,
): void {
  const end = (<usize>((count + 3) & ~3)) << 2;
  let i = 0;
  for (; i + 4 <= count; i += 4) v128.store(scratch + (i << 2), scores4(q, keys + i * row, row, head));
  for (; i < count; i++) store<f32>(scratch + (i << 2), score(q, keys + i * row, head));
  for (let at = (<usize>count) << 2; at < end; at += 4) store<f32>(scratch + at, -3e38);
  const sum = exponentials(scratch, end, scaleOf(<i32>(head >> 2)));
  for (let d: usize = 0; d < head; d += 128) weigh(scratch, values + d, row, count, 1 / sum, y + d);
}

export function score(q: usize, key: usize, head: usize): f32 {
  let sum = f32x4.splat(0);
  for (let d: usize = 0; d < head; d += 16) sum = madd(v128.load(q + d), v128.load(key + d), sum);
  return sumLanes(sum);
}

/** Scores of four keys, a lane each. */
function scores4(q: usize, key: usize, row: usize, head: usize): v128 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let d: usize = 0; d < head; d += 16) {
    const v = v128.load(q + d);
    s0 = madd(v, v128.load(key + d), s0);
    s1 = madd(v, v128.load(key + row + d), s1);
    s2 = madd(v, v128.load(key + 2 * row + d), s2);
    s3 = madd(v, v128.load(key + 3 * row + d), s3);
  }
  const low01 = v128.shuffle<i32>(s0, s1, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(s0, s1, 2, 6, 3, 7);
  const low23 = v128.shuffle<i32>(s2, s3, 0, 4, 1, 5);
  const high23 = v128.shuffle<i32>(s2, s3, 2, 6, 3, 7);
  const sum01 = f32x4.add(low01, high01);
  const sum23 = f32x4.add(low23, high23);
  return f32x4.add(v128.shuffle<i64>(sum01, sum23, 0, 2), v128.shuffle<i64>(sum01, sum23, 1, 3));
}

/** Scores up to `end` bytes become exp((score − highest) · scale); returns their sum. */
export function exponentials(scores: usize, end: usize, scale: f32): f32 {
  let highest = v128.load(scores);
  for (let i: usize = 16; i < end; i += 16) highest = f32x4.pmax(highest, v128.load(scores + i));
  const top = f32x4.splat(maxLanes(highest));
  const by = f32x4.splat(scale);
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < end; i += 16) {
    const e = exp4(f32x4.mul(f32x4.sub(v128.load(scores + i), top), by));
    v128.store(scores + i, e);
    sum = f32x4.add(sum, e);
  }
  return sumLanes(sum);
}

/** 32 columns of the weighted sum of values. */
function weigh(weights: usize, values: usize, row: usize, count: i32, share: f32, y: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  let v = values;
  for (let i = 0; i < count; i++) {
    const w = v128.load32_splat(weights + (i << 2));
    s0 = madd(w, v128.load(v), s0);
    s1 = madd(w, v128.load(v, 16), s1);
    s2 = madd(w, v128.load(v, 32), s2);
    s3 = madd(w, v128.load(v, 48), s3);
    s4 = madd(w, v128.load(v, 64), s4);
    s5 = madd(w, v128.load(v, 80), s5);
    s6 = madd(w, v128.load(v, 96), s6);
    s7 = madd(w, v128.load(v, 112), s7);
    v += row;
  }
  const by = f32x4.splat(share);
  v128.store(y, f32x4.mul(s0, by));
  v128.store(y, f32x4.mul(s1, by), 16);
  v128.store(y, f32x4.mul(s2, by), 32);
  v128.store(y, f32x4.mul(s3, by), 48);
  v128.store(y, f32x4.mul(s4, by), 64);
  v128.store(y, f32x4.mul(s5, by), 80);
  v128.store(y, f32x4.mul(s6, by), 96);
  v128.store(y, f32x4.mul(s7, by), 112);
}

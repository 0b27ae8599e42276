// softmax(q · keysᵀ · scale) · values of one query and some heads: what self- and cross-attention of the decoder share. Heads
// are `head` bytes wide, a multiple of 128.
import { exp4, madd, maxLanes, sumLanes } from "./simd.wasm";

/** What scores of a head's numbers are multiplied by: one over the root of their count. */
export function scaleOf(headWidth: i32): f32 {
  return <f32>1 / sqrt<f32>(<f32>headWidth);
}

/** Keys whose values are read for all heads before the next ones. */
const BLOCK: i32 = 16;

/**
 * Keys and values lie `row` bytes apart, those of `heads` heads side by side: they are gone through together, since memory
 * is fast where it is read in its order. Scratch holds a score per head and key, rounded up to four, and a number per head.
 */
export function attendRow(
  q: usize,
  keys: usize,
  values: usize,
  row: usize,
  head: usize,
  heads: i32,
  count: i32,
  y: usize,
  scratch: usize,
): void {
  const bytes = (<usize>((count + 3) & ~3)) << 2;
  const shares = scratch + heads * bytes;
  scoreKeys(q, keys, row, head, heads, count, scratch, bytes);
  for (let h = 0; h < heads; h++) {
    store<f32>(shares + (h << 2), 1 / exponentials(scratch + h * bytes, bytes, scaleOf(<i32>(head >> 2))));
  }
  const width = <usize>heads * head;
  memory.fill(y, 0, width);
  for (let i = 0; i < count; i += BLOCK) {
    const some = min(BLOCK, count - i);
    for (let d: usize = 0; d < width; d += 128) {
      weigh(scratch + (d / head) * bytes + (i << 2), values + i * row + d, row, some, y + d);
    }
  }
  for (let d: usize = 0; d < width; d += 16) {
    v128.store(y + d, f32x4.mul(v128.load(y + d), v128.load32_splat(shares + ((d / head) << 2))));
  }
}

function scoreKeys(
  q: usize,
  keys: usize,
  row: usize,
  head: usize,
  heads: i32,
  count: i32,
  scores: usize,
  bytes: usize,
): void {
  let key = keys;
  let at = scores;
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    for (let h = 0; h < heads; h++) v128.store(at + h * bytes, scores4(q + h * head, key + h * head, row, head));
    key += 4 * row;
    at += 16;
  }
  for (; i < count; i++) {
    for (let h = 0; h < heads; h++) store<f32>(at + h * bytes, score(q + h * head, key + h * head, head));
    key += row;
    at += 4;
  }
  for (; (i & 3) !== 0; i++) {
    for (let h = 0; h < heads; h++) store<f32>(at + h * bytes, -3e38);
    at += 4;
  }
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

/** Adds values by their weights to 32 columns of y. */
function weigh(weights: usize, values: usize, row: usize, count: i32, y: usize): void {
  let s0 = v128.load(y);
  let s1 = v128.load(y, 16);
  let s2 = v128.load(y, 32);
  let s3 = v128.load(y, 48);
  let s4 = v128.load(y, 64);
  let s5 = v128.load(y, 80);
  let s6 = v128.load(y, 96);
  let s7 = v128.load(y, 112);
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
  v128.store(y, s0);
  v128.store(y, s1, 16);
  v128.store(y, s2, 32);
  v128.store(y, s3, 48);
  v128.store(y, s4, 64);
  v128.store(y, s5, 80);
  v128.store(y, s6, 96);
  v128.store(y, s7, 112);
}

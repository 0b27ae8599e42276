// What filter_logits leaves of every slice of the vocabulary, and how the slices of a row are put together: byte offsets of
// the words in slices.wgsl.
import { LOWEST, N_VOCAB, NO_SPEECH, TIMESTAMPS } from "./sequence.wasm";
import { exp4, maxLanes, sumLanes } from "./simd.wasm";

/** Logits of a slice. */
export const SLICE: i32 = 1024;
export const PARTIAL_BYTES: usize = 48;
/** Highest, token, sum. */
export const TEXT_PART: usize = 0;
export const TIME_PART: usize = 12;
/** Highest, sum. */
export const RAW_PART: usize = 24;
/** Highest with noise, token. */
export const TEXT_DRAW: usize = 32;
export const TIME_DRAW: usize = 40;

/** A part of all slices: highest, its token (where the part has one) and sum. */
@unmanaged
export class Merged {
  highest: f32;
  token: i32;
  sum: f64;
}

/** Merges a part of a row's slices; `index` is 4 where it has a token, 0 where it has none. */
export function merge(partials: usize, row: i32, slices: i32, part: usize, index: usize, merged: Merged): void {
  mergeHighest(partials, row, slices, part, index, merged);
  const highest: f64 = merged.highest;
  const first = partials + <usize>row * <usize>slices * PARTIAL_BYTES + part;
  const end = first + <usize>slices * PARTIAL_BYTES;
  let sum: f64 = 0;
  for (let at = first; at < end; at += PARTIAL_BYTES) {
    if (load<f32>(at) > LOWEST) sum += <f64>load<f32>(at + index + 4) * Math.exp(<f64>load<f32>(at) - highest);
  }
  merged.sum = sum;
}

export function mergeHighest(partials: usize, row: i32, slices: i32, part: usize, index: usize, merged: Merged): void {
  const first = partials + <usize>row * <usize>slices * PARTIAL_BYTES + part;
  const end = first + <usize>slices * PARTIAL_BYTES;
  merged.highest = LOWEST;
  merged.token = -1;
  for (let at = first; at < end; at += PARTIAL_BYTES) {
    if (load<f32>(at) <= merged.highest) continue;
    merged.highest = load<f32>(at);
    merged.token = load<i32>(at + index);
  }
}

/** log of the summed probability of all timestamps against that of the best text token. */
export function timestampsWin(text: Merged, time: Merged, rules: usize): bool {
  return load<i32>(rules, TIMESTAMPS) == 1 && time.sum > 0 && <f64>time.highest + Math.log(time.sum) > text.highest;
}

/** log Σ exp of what may be chosen. */
export function normaliserOf(text: Merged, time: Merged, onlyTimestamps: bool): f64 {
  if (onlyTimestamps) return <f64>time.highest + Math.log(max<f64>(time.sum, 1e-38));
  const top: f64 = max(text.highest, time.highest);
  return top + Math.log(text.sum * Math.exp(<f64>text.highest - top) + time.sum * Math.exp(<f64>time.highest - top));
}

/** The probability of no speech under the raw logits of a row. */
export function noSpeechProb(partials: usize, row: i32, slices: i32, logits: usize, rules: usize, merged: Merged): f32 {
  merge(partials, row, slices, RAW_PART, 0, merged);
  const at = <usize>row * load<i32>(rules, N_VOCAB) + load<i32>(rules, NO_SPEECH);
  return <f32>(Math.exp(<f64>load<f32>(logits + (at << 2)) - <f64>merged.highest) / merged.sum);
}

/** Stores the highest of `count` logits; returns Σ exp(logit − highest). */
export function sumSlice(logits: usize, count: i32, highestAt: usize): f32 {
  let top = f32x4.splat(LOWEST);
  let i = 0;
  for (; i + 4 <= count; i += 4) top = f32x4.pmax(top, v128.load(logits + ((<usize>i) << 2)));
  let highest = maxLanes(top);
  for (let j = i; j < count; j++) highest = max(highest, load<f32>(logits + ((<usize>j) << 2)));
  store<f32>(highestAt, highest);
  const by = f32x4.splat(highest);
  let sums = f32x4.splat(0);
  for (i = 0; i + 4 <= count; i += 4)
    sums = f32x4.add(sums, exp4(f32x4.sub(v128.load(logits + ((<usize>i) << 2)), by)));
  let sum = sumLanes(sums);
  for (; i < count; i++)
    sum += f32x4.extract_lane(exp4(f32x4.sub(v128.load32_splat(logits + ((<usize>i) << 2)), by)), 0);
  return sum;
}

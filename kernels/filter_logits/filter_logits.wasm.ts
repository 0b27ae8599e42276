// First half of choosing a token: per slice of 1024 logits the highest and Σ exp(logit − highest) of the text tokens and
// timestamps that may be chosen, and of the raw logits. A unit of work is a slice of a row.
// partials: [rows, slices, 8] = text highest, index, sum; timestamp highest, index, sum; raw highest, sum.
import {
  LOWEST,
  N_VOCAB,
  RULES_HEADER,
  SAMPLED,
  TEXT_FROM,
  TIMESTAMP_BEGIN,
  TIMESTAMP_FROM,
  TIMESTAMP_TO,
} from "../shared/sequence.wasm";
import { exp4, maxLanes, sumLanes } from "../shared/simd.wasm";

const SLICE: i32 = 1024;

@unmanaged
export class FilterLogits {
  logits: usize;
  rules: usize;
  state: usize;
  partials: usize;
  nVocab: i32;
  sequences: i32;
  stateStride: i32;
  slices: i32;
}

/** Scratch: the slice's logits, those that may not be chosen at `LOWEST`. */
export function filterLogits(call: FilterLogits, from: i32, to: i32, scratch: usize): void {
  for (let unit = from; unit < to; unit++) filterSlice(call, unit / call.slices, unit % call.slices, scratch);
}

function filterSlice(call: FilterLogits, row: i32, slice: i32, kept: usize): void {
  const state = call.state + ((<usize>(row % call.sequences) * call.stateStride) << 2);
  const first = slice * SLICE;
  const end = min(first + SLICE, call.nVocab);
  const logits = call.logits + ((<usize>row * call.nVocab + first) << 2);
  const partial = call.partials + ((<usize>row * call.slices + slice) << 5);
  const begin = load<i32>(call.rules, TIMESTAMP_BEGIN);
  memory.copy(kept, logits, (<usize>(end - first)) << 2);
  const raw = sumSlice(kept, end - first, partial + 24);
  suppress(call, kept, first, end, load<i32>(state, SAMPLED) == 0);
  const textFrom = clamp(load<i32>(state, TEXT_FROM), first, end);
  const textTo = max(textFrom, clamp(begin, first, end));
  const timesFrom = max(clamp(load<i32>(state, TIMESTAMP_FROM), first, end), clamp(begin, first, end));
  const timesTo = max(timesFrom, clamp(load<i32>(state, TIMESTAMP_TO) + 1, first, end));
  sumPart(kept, first, textFrom, textTo, call.nVocab, partial);
  sumPart(kept, first, timesFrom, timesTo, call.nVocab, partial + 12);
  store<f32>(partial, raw, 28);
}

function clamp(value: i32, low: i32, high: i32): i32 {
  return min(max(value, low), high);
}

/** Lowers the logits of tokens that are never chosen, or not chosen first; a bit each in the rules. */
function suppress(call: FilterLogits, kept: usize, first: i32, end: i32, isFirst: bool): void {
  const words = (load<i32>(call.rules, N_VOCAB) + 31) >> 5;
  const never = call.rules + RULES_HEADER;
  const notFirst = never + ((<usize>words) << 2);
  for (let token = first; token < end; token += 32) {
    const word = (<usize>(token >> 5)) << 2;
    let bits = load<u32>(never + word);
    if (isFirst) bits |= load<u32>(notFirst + word);
    while (bits) {
      const at = token + ctz(bits);
      if (at < end) store<f32>(kept + ((<usize>(at - first)) << 2), LOWEST);
      bits &= bits - 1;
    }
  }
}

/** Highest, its token and sum of the tokens from … to − 1 into a partial. */
function sumPart(kept: usize, first: i32, from: i32, to: i32, nVocab: i32, partial: usize): void {
  const start = kept + ((<usize>(from - first)) << 2);
  const sum = sumSlice(start, to - from, partial);
  const highest = load<f32>(partial);
  let token = nVocab;
  if (highest > LOWEST) {
    token = from;
    while (load<f32>(start + ((<usize>(token - from)) << 2)) != highest) token++;
  }
  store<i32>(partial, token, 4);
  store<f32>(partial, highest > LOWEST ? sum : 0, 8);
}

/** Stores the highest of `count` logits; returns Σ exp(logit − highest). */
function sumSlice(logits: usize, count: i32, highestAt: usize): f32 {
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

// The `count` highest logits of every slice of 1024 that may be chosen, highest first, of equals the lower token; what the
// filters mask comes behind them as LOWEST, and where a slice is shorter NOTHING. A unit of work is a slice of a row, after
// filter_logits, whose partials tell whether only timestamps are left. tops: [rows, slices, count, 2] = logit, token.
import { Allowed, allow } from "../shared/allowed.wasm";
import { LOWEST, NOTHING } from "../shared/sequence.wasm";
import { Merged, merge, SLICE, TEXT_PART, TIME_PART, timestampsWin } from "../shared/slices.wasm";

@unmanaged
export class TopLogits {
  logits: usize;
  rules: usize;
  state: usize;
  partials: usize;
  tops: usize;
  nVocab: i32;
  stateStride: i32;
  slices: i32;
  count: i32;
}

/** Scratch: the slice's logits, which are left, and what is merged of text and timestamps. */
export function topLogits(call: TopLogits, from: i32, to: i32, scratch: usize): void {
  for (let unit = from; unit < to; unit++) topsOfSlice(call, unit / call.slices, unit % call.slices, scratch);
}

function topsOfSlice(call: TopLogits, row: i32, slice: i32, kept: usize): void {
  const allowed = changetype<Allowed>(kept + ((<usize>SLICE) << 2));
  const text = changetype<Merged>(changetype<usize>(allowed) + offsetof<Allowed>());
  const time = changetype<Merged>(changetype<usize>(text) + offsetof<Merged>());
  const state = call.state + ((<usize>row * call.stateStride) << 2);
  const first = slice * SLICE;
  const end = min(first + SLICE, call.nVocab);
  memory.copy(kept, call.logits + ((<usize>row * call.nVocab + first) << 2), (<usize>(end - first)) << 2);
  allow(call.rules, state, kept, first, end, allowed);
  merge(call.partials, row, call.slices, TEXT_PART, 4, text);
  merge(call.partials, row, call.slices, TIME_PART, 4, time);
  if (timestampsWin(text, time, call.rules)) allowed.textTo = allowed.textFrom;
  const tops = call.tops + (((<usize>row * call.slices + slice) * call.count) << 3);
  let found = 0;
  for (let token = first; token < end; token++) {
    const isLeft =
      (token >= allowed.textFrom && token < allowed.textTo) || (token >= allowed.timesFrom && token < allowed.timesTo);
    const logit = isLeft ? load<f32>(kept + ((<usize>(token - first)) << 2)) : LOWEST;
    if (found == call.count && logit <= load<f32>(tops + ((<usize>(found - 1)) << 3))) continue;
    found = insert(tops, found, call.count, logit, token);
  }
  for (; found < call.count; found++) {
    store<f32>(tops + ((<usize>found) << 3), NOTHING);
    store<i32>(tops + ((<usize>found) << 3), -1, 4);
  }
}

/** Puts a token where it belongs in the list of at most `count`, behind its equals; returns how long the list is then. */
function insert(tops: usize, found: i32, count: i32, logit: f32, token: i32): i32 {
  let at = min(found, count - 1);
  for (; at > 0 && logit > load<f32>(tops + ((<usize>(at - 1)) << 3)); at--) {
    store<u64>(tops + ((<usize>at) << 3), load<u64>(tops + ((<usize>(at - 1)) << 3)));
  }
  store<f32>(tops + ((<usize>at) << 3), logit);
  store<i32>(tops + ((<usize>at) << 3), token, 4);
  return min(found + 1, count);
}

// Causal attention of new tokens over a sequence's cached keys and values, to which theirs are added first. Heads touch
// different parts of the cache. A unit of work is a head of a sequence.
import { attendRow } from "../shared/attend.wasm";
import { LENGTH, NEW_TOKENS } from "../shared/sequence.wasm";

@unmanaged
export class SelfAttention {
  state: usize;
  /** [sequences × newTokens, 3 × heads × headWidth]. */
  qkv: usize;
  /** [sequences, nTextCtx, 2 × heads × headWidth]. */
  cache: usize;
  y: usize;
  heads: i32;
  headWidth: i32;
  newTokens: i32;
  nTextCtx: i32;
  /** Words of a sequence's state. */
  stateStride: i32;
}

export function selfAttention(call: SelfAttention, from: i32, to: i32, scratch: usize): void {
  for (let unit = from; unit < to; unit++) attendHead(call, unit / call.heads, unit % call.heads, scratch);
}

function attendHead(call: SelfAttention, sequence: i32, head: i32, scratch: usize): void {
  const state = call.state + ((<usize>sequence * call.stateStride) << 2);
  const length = load<i32>(state, LENGTH);
  const fed = min(min(load<i32>(state, NEW_TOKENS), call.newTokens), call.nTextCtx - length);
  const wide = (<usize>call.headWidth) << 2;
  const width = <usize>call.heads * wide;
  const column = <usize>head * wide;
  const qkv = call.qkv + <usize>sequence * call.newTokens * 3 * width + column;
  const cache = call.cache + <usize>sequence * call.nTextCtx * 2 * width + column;
  const y = call.y + <usize>sequence * call.newTokens * width + column;
  for (let t = 0; t < fed; t++) {
    const place = cache + <usize>(length + t) * 2 * width;
    const k = qkv + <usize>t * 3 * width + width;
    memory.copy(place, k, wide);
    memory.copy(place + width, k + width, wide);
  }
  for (let t = 0; t < fed; t++) {
    attendRow(
      qkv + <usize>t * 3 * width,
      cache,
      cache + width,
      2 * width,
      wide,
      1,
      length + t + 1,
      y + <usize>t * width,
      scratch,
    );
  }
}

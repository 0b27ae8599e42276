// Scores of one head's queries over a window's keys, before softmax: y[length + t, slot, key] = q[t] · K[key] · scale. One
// sequence; a unit of work is a row of q.
import { scaleOf, score } from "../shared/attend.wasm";
import { LENGTH, NEW_TOKENS } from "../shared/sequence.wasm";

@unmanaged
export class AttentionScores {
  state: usize;
  /** [rows, heads × headWidth]. */
  q: usize;
  /** [keys, 2 × heads × headWidth]. */
  kv: usize;
  /** [nTextCtx, slots, stride]. */
  y: usize;
  heads: i32;
  headWidth: i32;
  keys: i32;
  stride: i32;
  head: i32;
  slot: i32;
  slots: i32;
  nTextCtx: i32;
}

export function attentionScores(call: AttentionScores, from: i32, to: i32): void {
  const wide = (<usize>call.headWidth) << 2;
  const width = <usize>call.heads * wide;
  const column = <usize>call.head * wide;
  const scale = scaleOf(call.headWidth);
  const length = load<i32>(call.state, LENGTH);
  const rows = min(to, min(load<i32>(call.state, NEW_TOKENS), call.nTextCtx - length));
  for (let row = from; row < rows; row++) {
    const q = call.q + <usize>row * width + column;
    const y = call.y + ((<usize>((length + row) * call.slots + call.slot) * call.stride) << 2);
    for (let key = 0; key < call.keys; key++) {
      store<f32>(y + ((<usize>key) << 2), score(q, call.kv + <usize>key * 2 * width + column, wide) * scale);
    }
  }
}

// Scores of one head's queries over a window's keys, before softmax: y[length + t, slot, key] = q[t] · K[key] / 8. One
// sequence; a unit of work is a row of q.
import { score } from "../shared/attend.wasm";
import { LENGTH, NEW_TOKENS } from "../shared/sequence.wasm";

@unmanaged
export class AttentionScores {
  state: usize;
  /** [rows, heads × 64]. */
  q: usize;
  /** [keys, 2 × heads × 64]. */
  kv: usize;
  /** [nTextCtx, slots, keys]. */
  y: usize;
  heads: i32;
  keys: i32;
  head: i32;
  slot: i32;
  slots: i32;
  nTextCtx: i32;
}

export function attentionScores(call: AttentionScores, from: i32, to: i32): void {
  const width = (<usize>call.heads) << 8;
  const column = (<usize>call.head) << 8;
  const length = load<i32>(call.state, LENGTH);
  const rows = min(to, min(load<i32>(call.state, NEW_TOKENS), call.nTextCtx - length));
  for (let row = from; row < rows; row++) {
    const q = call.q + <usize>row * width + column;
    const y = call.y + ((<usize>((length + row) * call.slots + call.slot) * call.keys) << 2);
    for (let key = 0; key < call.keys; key++) {
      store<f32>(y + ((<usize>key) << 2), score(q, call.kv + <usize>key * 2 * width + column) * 0.125);
    }
  }
}

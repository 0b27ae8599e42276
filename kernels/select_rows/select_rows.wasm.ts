// y[s] = x of sequence s at its last new token; y[sequences + s] = x at its start-of-transcript. A unit of work is a row of y.
import { NEW_TOKENS, SOT_ROW } from "../shared/sequence.wasm";

@unmanaged
export class SelectRows {
  state: usize;
  x: usize;
  y: usize;
  cols: i32;
  sequences: i32;
  newTokens: i32;
  stateStride: i32;
}

export function selectRows(call: SelectRows, from: i32, to: i32): void {
  const bytes = (<usize>call.cols) << 2;
  for (let row = from; row < to; row++) {
    const sequence = row % call.sequences;
    const state = call.state + ((<usize>sequence * call.stateStride) << 2);
    const token = row < call.sequences ? load<i32>(state, NEW_TOKENS) - 1 : load<i32>(state, SOT_ROW);
    const source = sequence * call.newTokens + min(token, call.newTokens - 1);
    memory.copy(call.y + row * bytes, call.x + source * bytes, bytes);
  }
}

// to[s, p] = from[SOURCE of s, p] for every cached position p of a sequence that continues another one; with `straight`,
// to[s, p] = from[s, p]. A unit of work is a sequence.
import { LENGTH, SOURCE } from "../shared/sequence.wasm";

@unmanaged
export class ReorderCache {
  state: usize;
  x: usize;
  y: usize;
  nTextCtx: i32;
  width: i32;
  stateStride: i32;
  /** 1: back from the copy. */
  straight: i32;
}

export function reorderCache(call: ReorderCache, from: i32, to: i32): void {
  const row = (<usize>call.width) << 2;
  for (let sequence = from; sequence < to; sequence++) {
    const state = call.state + ((<usize>sequence * call.stateStride) << 2);
    if (load<i32>(state, SOURCE) == sequence) continue;
    const source = call.straight ? sequence : load<i32>(state, SOURCE);
    const bytes = <usize>min(load<i32>(state, LENGTH), call.nTextCtx) * row;
    const cache = <usize>call.nTextCtx * row;
    memory.copy(call.y + sequence * cache, call.x + source * cache, bytes);
  }
}

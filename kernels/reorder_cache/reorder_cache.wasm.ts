// to[s, p] = from[sources[s], p] for every cached position p of a sequence; with `straight`, to[s, p] = from[s, p]. A unit of
// work is a sequence.
import { LENGTH } from "../shared/sequence.wasm";

@unmanaged
export class ReorderCache {
  state: usize;
  sources: usize;
  x: usize;
  y: usize;
  nTextCtx: i32;
  width: i32;
  stateStride: i32;
  /** 1: every sequence continues itself. */
  straight: i32;
}

export function reorderCache(call: ReorderCache, from: i32, to: i32): void {
  const row = (<usize>call.width) << 2;
  for (let sequence = from; sequence < to; sequence++) {
    const length = load<i32>(call.state + ((<usize>sequence * call.stateStride) << 2), LENGTH);
    const source = call.straight ? sequence : load<i32>(call.sources + (sequence << 2));
    const bytes = <usize>min(length, call.nTextCtx) * row;
    const cache = <usize>call.nTextCtx * row;
    memory.copy(call.y + sequence * cache, call.x + source * cache, bytes);
  }
}

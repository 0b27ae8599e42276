// Attention of decoder rows over a window's encoder output. A unit of work is a head of a row.
import { attendRow } from "../shared/attend.wasm";

@unmanaged
export class CrossAttention {
  /** [rows, heads × 64]. */
  q: usize;
  /** [windows, keys, 2 × heads × 64]. */
  kv: usize;
  y: usize;
  heads: i32;
  keys: i32;
  rowsPerWindow: i32;
}

export function crossAttention(call: CrossAttention, from: i32, to: i32, scratch: usize): void {
  const width = (<usize>call.heads) << 8;
  for (let unit = from; unit < to; unit++) {
    const row = unit / call.heads;
    const column = (<usize>(unit % call.heads)) << 8;
    const at = <usize>row * width + column;
    const keys = call.kv + <usize>(row / call.rowsPerWindow) * call.keys * 2 * width + column;
    attendRow(call.q + at, keys, keys + width, 2 * width, call.keys, call.y + at, scratch);
  }
}

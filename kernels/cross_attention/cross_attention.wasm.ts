// Attention of decoder rows over a window's encoder output. A unit of work is some heads of a row.
import { attendRow } from "../shared/attend.wasm";

@unmanaged
export class CrossAttention {
  /** [rows, heads × headWidth]. */
  q: usize;
  /** [windows, keys, 2 × heads × headWidth]. */
  kv: usize;
  y: usize;
  heads: i32;
  headWidth: i32;
  keys: i32;
  rowsPerWindow: i32;
  /** Units of a row. */
  parts: i32;
}

export function crossAttention(call: CrossAttention, from: i32, to: i32, scratch: usize): void {
  const wide = (<usize>call.headWidth) << 2;
  const width = <usize>call.heads * wide;
  for (let unit = from; unit < to; unit++) {
    const row = unit / call.parts;
    const part = unit % call.parts;
    const first = (part * call.heads) / call.parts;
    const heads = ((part + 1) * call.heads) / call.parts - first;
    const column = <usize>first * wide;
    const at = <usize>row * width + column;
    const keys = call.kv + <usize>(row / call.rowsPerWindow) * call.keys * 2 * width + column;
    attendRow(call.q + at, keys, keys + width, 2 * width, wide, heads, call.keys, call.y + at, scratch);
  }
}

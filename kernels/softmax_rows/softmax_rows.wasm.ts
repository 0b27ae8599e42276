// In place: each row's first sizes[1] numbers become probabilities. x: [most, heads, keys], of which sizes[0] times `heads` rows are
// looked at. A unit of work is a row.
import { exponentials } from "../shared/attend.wasm";

@unmanaged
export class SoftmaxRows {
  /** Tokens, then keys of each. */
  sizes: usize;
  x: usize;
  keys: i32;
  heads: i32;
}

export function softmaxRows(call: SoftmaxRows, from: i32, to: i32): void {
  const cols = load<i32>(call.sizes, 4);
  const bytes = (<usize>((cols + 3) & ~3)) << 2;
  const rows = min(to, load<i32>(call.sizes) * call.heads);
  for (let row = from; row < rows; row++) {
    const x = call.x + ((<usize>row * call.keys) << 2);
    for (let at = (<usize>cols) << 2; at < bytes; at += 4) store<f32>(x + at, -3e38);
    const share = f32x4.splat(1 / exponentials(x, bytes, 1));
    for (let at: usize = 0; at < bytes; at += 16) v128.store(x + at, f32x4.mul(v128.load(x + at), share));
  }
}

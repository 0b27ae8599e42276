// What the kernels of a linear layer share: their arguments, and the way from sums to y.
import { gelu4 } from "./simd.wasm";

/** Outputs that lie side by side in a panel of weights; pack_weights makes panels. */
export const PANEL: i32 = 8;
/** Bytes of 32 × 8 quantised weights: a byte each, then eight scales and eight minima in f32. */
export const BLOCK_BYTES: usize = 320;

/** A linear layer: y[b, r] = act(x[b, r] · weightᵀ + bias) + residual[b, r]. Addresses and strides in bytes; 0: none. */
@unmanaged
export class Linear {
  x: usize;
  /** Of quantised rows: scale and sum of every 32 numbers. */
  blocks: usize;
  weight: usize;
  bias: usize;
  residual: usize;
  y: usize;
  rows: i32;
  outputs: i32;
  cols: i32;
  batches: i32;
  xRow: usize;
  xBatch: usize;
  yBatch: usize;
  residualBatch: usize;
  gelu: i32;
}

/** Writes eight sums of row `row` of batch `batch`, from output `n` on; fewer where the outputs end. */
export function finish(call: Linear, batch: i32, row: i32, n: i32, sums0: v128, sums1: v128): void {
  const offset = (<usize>row * call.outputs + n) << 2;
  const y = call.y + batch * call.yBatch + offset;
  const residual = call.residual ? call.residual + batch * call.residualBatch + offset : 0;
  if (n + PANEL <= call.outputs) {
    v128.store(y, finished(call, n, residual, sums0));
    v128.store(y, finished(call, n + 4, residual ? residual + 16 : 0, sums1), 16);
    return;
  }
  let v = sums0;
  for (let i = 0; i < call.outputs - n; i++) {
    if (i == 4) v = sums1;
    let value = f32x4.extract_lane(v, 0);
    if (call.bias) value += load<f32>(call.bias + ((n + i) << 2));
    if (call.gelu) value = f32x4.extract_lane(gelu4(f32x4.splat(value)), 0);
    if (residual) value += load<f32>(residual + (i << 2));
    store<f32>(y + (i << 2), value);
    v = v128.shuffle<i32>(v, v, 1, 2, 3, 0);
  }
}

function finished(call: Linear, n: i32, residual: usize, sums: v128): v128 {
  let v = sums;
  if (call.bias) v = f32x4.add(v, v128.load(call.bias + (n << 2)));
  if (call.gelu) v = gelu4(v);
  return residual ? f32x4.add(v, v128.load(residual)) : v;
}

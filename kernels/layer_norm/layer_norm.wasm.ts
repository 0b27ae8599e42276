// Row-wise LayerNorm: y = (x − mean) / √(variance + 1e-5) · weight + bias. A unit of work is a row.
import { madd, sumLanes } from "../shared/simd.wasm";

@unmanaged
export class LayerNorm {
  x: usize;
  /** [2, cols]: weight, then bias. */
  affine: usize;
  y: usize;
  cols: i32;
}

export function layerNorm(call: LayerNorm, from: i32, to: i32): void {
  const stride = (<usize>call.cols) << 2;
  for (let row = from; row < to; row++) normalise(call.x + row * stride, call.affine, call.y + row * stride, call.cols);
}

/** One row; cols is a multiple of four. */
export function normalise(x: usize, affine: usize, y: usize, cols: i32): void {
  const end = (<usize>cols) << 2;
  const mean = f32x4.splat(sumOf(x, end) / <f32>cols);
  let squares = f32x4.splat(0);
  for (let i: usize = 0; i < end; i += 16) {
    const v = f32x4.sub(v128.load(x + i), mean);
    squares = madd(v, v, squares);
  }
  const scale = f32x4.splat(1 / sqrt(sumLanes(squares) / <f32>cols + 1e-5));
  for (let i: usize = 0; i < end; i += 16) {
    const v = f32x4.mul(f32x4.sub(v128.load(x + i), mean), scale);
    v128.store(y + i, madd(v, v128.load(affine + i), v128.load(affine + end + i)));
  }
}

function sumOf(x: usize, bytes: usize): f32 {
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) sum = f32x4.add(sum, v128.load(x + i));
  return sumLanes(sum);
}

// Mean and deviation over time of each channel, frames weighed: y[choice] = Σ w x / Σ w, √(Σ w (x − mean)² / (Σ w − Σ w² / Σ w) + 1e-7).
// A unit of work is a row for one choice of frames. Strides in bytes.
import { madd } from "../shared/simd.wasm";

@unmanaged
export class PoolStatistics {
  x: usize;
  weights: usize;
  y: usize;
  rows: i32;
  frames: i32;
  channels: i32;
  xRow: usize;
}

export function poolStatistics(call: PoolStatistics, from: i32, to: i32): void {
  const bytes = (<usize>call.channels) << 2;
  const rows = <usize>call.rows;
  for (let unit = from; unit < to; unit++) {
    const choice = <usize>unit / rows;
    const row = <usize>unit % rows;
    const weights = call.weights + ((choice * <usize>call.frames) << 2);
    const y = call.y + (choice * 2 * rows + row) * bytes;
    for (let at: usize = 0; at < bytes; at += 16) {
      measure(call, call.x + row * call.xRow + at, weights, y + at, y + rows * bytes + at);
    }
  }
}

/** Four channels. */
function measure(call: PoolStatistics, x: usize, weights: usize, means: usize, deviations: usize): void {
  const frame = (<usize>call.channels) << 2;
  const end = weights + ((<usize>call.frames) << 2);
  let total: f32 = 0;
  let squares: f32 = 0;
  let mean = f32x4.splat(0);
  let at = x;
  for (let w = weights; w < end; w += 4) {
    const weight = load<f32>(w);
    total += weight;
    squares += weight * weight;
    mean = madd(f32x4.splat(weight), v128.load(at), mean);
    at += frame;
  }
  mean = f32x4.div(mean, f32x4.splat(max(total, 1e-6)));
  let variance = f32x4.splat(0);
  at = x;
  for (let w = weights; w < end; w += 4) {
    const d = f32x4.sub(v128.load(at), mean);
    variance = madd(f32x4.mul(d, d), v128.load32_splat(w), variance);
    at += frame;
  }
  variance = f32x4.div(variance, f32x4.splat(max(total - squares / max(total, 1e-6), 1e-6)));
  v128.store(means, mean);
  v128.store(deviations, f32x4.sqrt(f32x4.add(variance, f32x4.splat(1e-7))));
}

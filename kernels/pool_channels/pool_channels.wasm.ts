// Over three positions the largest number of each channel, brought to mean 0 and variance 1 over its time, weighed, then a leaky
// ReLU of 0.01. A unit of work is four channels of a batch. Strides in bytes.
import { madd } from "../shared/simd.wasm";

@unmanaged
export class PoolChannels {
  x: usize;
  affine: usize;
  y: usize;
  frames: i32;
  channels: i32;
  xBatch: usize;
  yBatch: usize;
  rectify: i32;
}

export function poolChannels(call: PoolChannels, from: i32, to: i32): void {
  const quads = call.channels >> 2;
  for (let unit = from; unit < to; unit++) {
    const place = (<usize>(unit % quads)) << 4;
    const batch = <usize>(unit / quads);
    const y = call.y + batch * call.yBatch + place;
    const mean = pool(call, call.x + batch * call.xBatch + place, y);
    normalise(call, y, mean, call.affine + place);
  }
}

/** Writes the largest numbers; returns their mean. */
function pool(call: PoolChannels, from: usize, y: usize): v128 {
  const row = (<usize>call.channels) << 2;
  const sizes = v128.bitselect(i32x4.splat(0x7fffffff), i32x4.splat(-1), i32x4.splat(-call.rectify));
  let x = from;
  let to = y;
  let sum = f32x4.splat(0);
  for (let frame = 0; frame < call.frames; frame++) {
    const two = f32x4.pmax(v128.and(v128.load(x), sizes), v128.and(v128.load(x + row), sizes));
    const largest = f32x4.pmax(two, v128.and(v128.load(x + 2 * row), sizes));
    v128.store(to, largest);
    sum = f32x4.add(sum, largest);
    x += 3 * row;
    to += row;
  }
  return f32x4.div(sum, f32x4.splat(<f32>call.frames));
}

function normalise(call: PoolChannels, y: usize, mean: v128, affine: usize): void {
  const row = (<usize>call.channels) << 2;
  const end = y + <usize>call.frames * row;
  let squares = f32x4.splat(0);
  for (let at = y; at < end; at += row) {
    const d = f32x4.sub(v128.load(at), mean);
    squares = madd(d, d, squares);
  }
  const variance = f32x4.div(squares, f32x4.splat(<f32>call.frames));
  const scale = f32x4.div(v128.load(affine), f32x4.sqrt(f32x4.add(variance, f32x4.splat(1e-5))));
  const bias = v128.load(affine + row);
  for (let at = y; at < end; at += row) {
    const value = madd(f32x4.sub(v128.load(at), mean), scale, bias);
    v128.store(at, f32x4.pmax(f32x4.mul(value, f32x4.splat(0.01)), value));
  }
}

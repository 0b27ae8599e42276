import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import type { Tensor } from "../runtime/tensor";
import source from "./pool_channels.wgsl?raw";

export const poolChannelsKernel = defineKernel({
  name: "pool_channels",
  source,
  bindings: { x: "read", affine: "read", y: "read_write" },
  params: { frames: "u32", channels4: "u32", x_batch4: "u32", y_batch4: "u32", rectify: "u32" },
  tunables: {},
});

/**
 * Over three positions the largest number of each channel, brought to mean 0 and variance 1 over its time (instance norm, ε
 * 1e-5), weighed, then a leaky ReLU of 0.01; of a SincNet.
 */
export interface PoolChannelsArgs {
  /** [batches, 3 × frames or more, channels] f32. */
  readonly x: Tensor;
  /** [2, channels] f32: weights, then biases. */
  readonly affine: Tensor;
  /** [batches, frames or more, channels] f32. */
  readonly y: Tensor;
  readonly batches: number;
  readonly frames: number;
  /** A multiple of four. */
  readonly channels: number;
  /** Numbers of a batch. */
  readonly xBatch: number;
  readonly yBatch: number;
  /** "absolute": of the sizes of numbers. */
  readonly of: "absolute" | "signed";
}

export const poolChannels: Operation<PoolChannelsArgs> = {
  gpu({ x, affine, y, batches, frames, channels, xBatch, yBatch, of }, on) {
    const rectify = of === "absolute" ? 1 : 0;
    on.dispatch({
      kernel: poolChannelsKernel,
      buffers: { x, affine, y },
      params: { frames, channels4: channels / 4, x_batch4: xBatch / 4, y_batch4: yBatch / 4, rectify },
      grid: [channels / 4, batches],
    });
  },
  wasm({ x, affine, y, batches, frames, channels, xBatch, yBatch, of }, on) {
    const strides = { xBatch: 4 * xBatch, yBatch: 4 * yBatch };
    const rectify = of === "absolute" ? 1 : 0;
    on.coarse("pool_channels", (batches * channels) / 4, { x, affine, y, frames, channels, ...strides, rectify });
  },
};

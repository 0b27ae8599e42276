import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import type { Tensor } from "../runtime/tensor";
import source from "./pool_statistics.wgsl?raw";

export const poolStatisticsKernel = defineKernel({
  name: "pool_statistics",
  source,
  bindings: { x: "read", weights: "read", y: "read_write" },
  params: { rows: "u32", frames: "u32", channels4: "u32", x_offset4: "u32", x_row4: "u32" },
  tunables: {},
});

/** Mean and deviation over time of what a network says of a voice, each frame weighed, for several choices of frames. */
export interface PoolStatisticsArgs {
  /** Rows of frames of channels, f32: [rows, frames, channels] from `xOffset` on, rows `xRow` numbers apart. */
  readonly x: Tensor;
  /** [choices, frames] f32, 0 … 1. */
  readonly weights: Tensor;
  /** [choices, 2, rows, channels] f32: means, then deviations (of a sample, hence unbiased). */
  readonly y: Tensor;
  readonly choices: number;
  readonly rows: number;
  readonly frames: number;
  /** A multiple of four, as are `xOffset` and `xRow`. */
  readonly channels: number;
  readonly xOffset: number;
  readonly xRow: number;
}

const WG = 64;

export const poolStatistics: Operation<PoolStatisticsArgs> = {
  gpu({ x, weights, y, choices, rows, frames, channels, xOffset, xRow }, on) {
    on.dispatch({
      kernel: poolStatisticsKernel,
      buffers: { x, weights, y },
      params: { rows, frames, channels4: channels / 4, x_offset4: xOffset / 4, x_row4: xRow / 4 },
      grid: [Math.ceil((rows * channels) / 4 / WG), choices],
    });
  },
  wasm({ x, weights, y, choices, rows, frames, channels, xOffset, xRow }, on) {
    const from = on.addressOf(x) + 4 * xOffset;
    on.coarse("pool_statistics", choices * rows, { x: from, weights, y, rows, frames, channels, xRow: 4 * xRow });
  },
};

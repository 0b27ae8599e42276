import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import type { Tensor } from "../runtime/tensor";
import type { SizedScoresArgs } from "../softmax_rows/softmax_rows";
import source from "./median_mean.wgsl?raw";

export const medianMeanKernel = defineKernel({
  name: "median_mean",
  source,
  bindings: { sizes: "read", x: "read", y: "read_write" },
  params: { keys: "u32", heads: "u32" },
  tunables: { WG: 64 },
});

export interface MedianMeanArgs extends SizedScoresArgs {
  /** [most, keys] f32, of which the tokens and keys that are looked at are filled without gaps, [tokens, keys]. */
  readonly y: Tensor;
}

const WG = 64;

/** Each row of a head is smoothed, a number becoming the median of the seven around it, and the heads' mean is taken. */
export const medianMean: Operation<MedianMeanArgs> = {
  gpu({ sizes, x, y, rows }, on) {
    const [heads, keys] = [dim(x, 1), dim(x, 2)];
    on.dispatch({
      kernel: medianMeanKernel,
      constants: { WG },
      buffers: { sizes, x, y },
      params: { keys, heads },
      grid: [Math.ceil(keys / WG), rows],
    });
  },
  wasm({ sizes, x, y, rows }, on) {
    const [heads, keys] = [dim(x, 1), dim(x, 2)];
    on.needScratch(8 * keys + 64);
    on.coarse("median_mean", rows, { sizes, x, y, keys, heads });
  },
};

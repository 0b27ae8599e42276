import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import source from "./softmax_rows.wgsl?raw";

export const softmaxRowsKernel = defineKernel({
  name: "softmax_rows",
  source,
  bindings: { sizes: "read", x: "read_write" },
  params: { keys: "u32", heads: "u32" },
  tunables: { WG: 128 },
});

/** Scores of heads, of which as much is looked at as is told on the device. */
export interface SizedScoresArgs {
  /** [2] u32: tokens, at most `rows`, and keys of each, at least one. */
  readonly sizes: Tensor;
  /** [most, heads, keys] f32; keys are a multiple of four. */
  readonly x: Tensor;
  readonly rows: number;
}

const WG = 128;

/** Scores become probabilities over the keys that are looked at; the others of their rows mean nothing any more. */
export const softmaxRows: Operation<SizedScoresArgs> = {
  gpu({ sizes, x, rows }, on) {
    const heads = dim(x, 1);
    on.dispatch({
      kernel: softmaxRowsKernel,
      prelude: { snippets: [snippets.best] },
      constants: { WG },
      buffers: { sizes, x },
      params: { keys: dim(x, 2), heads },
      grid: [heads, rows],
    });
  },
  wasm({ sizes, x, rows }, on) {
    const heads = dim(x, 1);
    on.coarse("softmax_rows", rows * heads, { sizes, x, keys: dim(x, 2), heads });
  },
};

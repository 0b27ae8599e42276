import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { reduceSnippets, snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import source from "./layer_norm.wgsl?raw";

export const layerNormKernel = defineKernel({
  name: "layer_norm",
  source,
  bindings: { x: "read", affine: "read", y: "read_write" },
  params: { rows: "u32", cols4: "u32" },
  tunables: { WG: 128, LANES: 16 },
});

/** y = LayerNorm(x), row by row. */
export interface LayerNormArgs {
  /** [rows, cols]. */
  readonly x: Tensor;
  readonly y: Tensor;
  /** [2, cols] f32: weight, then bias. */
  readonly affine: Tensor;
  readonly rows: number;
  readonly cols: number;
}

export const layerNorm: Operation<LayerNormArgs> = {
  gpu({ x, y, affine, rows, cols }, on) {
    const { reduce, WG, LANES } = on.tuning.matvec;
    on.dispatch({
      kernel: layerNormKernel,
      prelude: {
        aliases: on.aliases,
        snippets: [reduceSnippets[reduce], snippets.rowStatistics],
        enables: reduce === "subgroup" ? ["subgroups"] : [],
      },
      constants: { WG, LANES },
      buffers: { x, affine, y },
      params: { rows, cols4: cols / 4 },
      grid: [Math.ceil(rows / (WG / LANES))],
    });
  },
  wasm({ x, y, affine, rows, cols }, on) {
    on.fine("layer_norm", rows, { x, affine, y, cols });
  },
};

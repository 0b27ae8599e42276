import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import source from "./select_rows.wgsl?raw";

export const selectRowsKernel = defineKernel({
  name: "select_rows",
  source,
  bindings: { state: "read", x: "read", y: "read_write" },
  params: { cols4: "u32", new_tokens: "u32", sequences: "u32", state_stride: "u32" },
  tunables: { WG: 64 },
});

/** y[i] = x[last new token of sequence i], then y[sequences + i] = x[its start-of-transcript token]. */
export interface SelectRowsArgs {
  readonly state: Tensor;
  /** [sequences × T, cols]. */
  readonly x: Tensor;
  /** [2 × sequences, cols]. */
  readonly y: Tensor;
  readonly cols: number;
  readonly sequences: number;
  readonly newTokens: number;
}

const WG = 64;

export const selectRows: Operation<SelectRowsArgs> = {
  gpu({ state, x, y, cols, sequences, newTokens }, on) {
    on.dispatch({
      kernel: selectRowsKernel,
      prelude: { aliases: on.aliases, snippets: [snippets.sequence] },
      constants: { WG },
      buffers: { state, x, y },
      params: { cols4: cols / 4, new_tokens: newTokens, sequences, state_stride: dim(state, 1) },
      grid: [Math.ceil((sequences * 2 * cols) / 4 / WG)],
    });
  },
  wasm({ state, x, y, cols, sequences, newTokens }, on) {
    on.fine("select_rows", 2 * sequences, { state, x, y, cols, sequences, newTokens, stateStride: dim(state, 1) });
  },
};

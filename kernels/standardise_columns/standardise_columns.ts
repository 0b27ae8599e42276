import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import type { SizedScoresArgs } from "../softmax_rows/softmax_rows";
import source from "./standardise_columns.wgsl?raw";

export const standardiseColumnsKernel = defineKernel({
  name: "standardise_columns",
  source,
  bindings: { sizes: "read", x: "read_write" },
  params: { keys: "u32", heads: "u32" },
  tunables: { WG: 64 },
});

const WG = 64;

/** What a head has at a key, against what it has there for the other tokens: from their mean, in their standard deviations. */
export const standardiseColumns: Operation<Omit<SizedScoresArgs, "rows">> = {
  gpu({ sizes, x }, on) {
    const [heads, keys] = [dim(x, 1), dim(x, 2)];
    on.dispatch({
      kernel: standardiseColumnsKernel,
      constants: { WG },
      buffers: { sizes, x },
      params: { keys, heads },
      grid: [Math.ceil(keys / WG), heads],
    });
  },
  wasm({ sizes, x }, on) {
    const [heads, keys] = [dim(x, 1), dim(x, 2)];
    on.coarse("standardise_columns", (heads * keys) / 4, { sizes, x, keys, heads });
  },
};

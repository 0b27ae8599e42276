import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import type { Tensor } from "../runtime/tensor";
import { lstmUnits } from "../shared/lstm";
import { lstmSnippets } from "../shared/lstmSnippets";
import source from "./lstm.wgsl?raw";

export const lstmKernel = defineKernel({
  name: "lstm",
  source,
  bindings: { weight: "read_write", gates: "read", y: "read_write" },
  params: { steps: "u32" },
  tunables: {},
  unrolled: ["j"],
});

/** A layer of an LSTM of 128 units that hears its steps forwards and backwards, each batch from an empty memory. */
export interface LstmArgs {
  /** Of `packLstm`, two directions. */
  readonly weight: Tensor;
  /** [batches, steps, 2 directions, 128 units, 4] f32: what each step brings to the gates, biases included. */
  readonly gates: Tensor;
  /** [batches, steps, 2, 128] f32: what the units say. */
  readonly y: Tensor;
  readonly batches: number;
  readonly steps: number;
}

export const lstm: Operation<LstmArgs> = {
  gpu({ weight, gates, y, batches, steps }, on) {
    on.dispatch({
      kernel: lstmKernel,
      prelude: { snippets: lstmSnippets(on.tuning) },
      buffers: { weight, gates, y },
      params: { steps },
      grid: [2, batches],
    });
  },
  wasm({ weight, gates, y, batches, steps }, on) {
    on.needScratch(2 * 4 * lstmUnits);
    on.coarse("lstm", 2 * batches, { weight, gates, y, steps });
  },
};

import { defineKernel } from "../kernel";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import type { Tuning } from "../runtime/tuning";
import type { AttentionWork } from "../shared/heads";
import { matrixEnables, matrixSizes } from "../shared/matrices";
import source from "./attention_matrix.wgsl?raw";

export const attentionMatrixKernel = defineKernel({
  name: "attention_matrix",
  source,
  bindings: { qkv: "read", y: "read_write" },
  params: { keys: "u32", width4: "u32" },
  tunables: {},
  unrolled: ["l", "n", "d", "e", "i"],
});

/** Bidirectional attention by subgroup matrices. */
export function dispatchAttentionMatrix(
  { consts, keys, heads, batches, ...work }: AttentionWork,
  { SUBGROUPS, KEYS }: Extract<Tuning["attention"], { readonly kind: "matrix" }>,
  on: GpuRecorder,
): void {
  on.dispatch({
    kernel: attentionMatrixKernel,
    prelude: {
      aliases: on.aliases,
      consts: { ...consts, ...matrixSizes, SUBGROUPS, KEYS },
      enables: matrixEnables,
    },
    ...work,
    grid: [Math.ceil(keys / (SUBGROUPS * matrixSizes.SIDE)), heads, batches],
  });
}

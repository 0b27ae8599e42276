import { defineKernel } from "../kernel";
import { groupsOf, matmulKernel, matmulWork } from "../matmul/matmul";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import type { Tuning } from "../runtime/tuning";
import type { LinearArgs } from "../shared/linear";
import { matrixEnables, matrixSizes } from "../shared/matrices";
import source from "./matmul_matrix.wgsl?raw";

export const matmulMatrixKernel = defineKernel({
  ...matmulKernel,
  name: "matmul_matrix",
  source,
  unrolled: ["l", "d", "i", "j"],
});

/** A linear layer of many rows, by subgroup matrices. */
export function dispatchMatmulMatrix(
  args: LinearArgs,
  { GROUP_M, GROUP_N, TM, TN, BK }: Extract<Tuning["matmul"], { readonly kind: "matrix" }>,
  on: GpuRecorder,
): void {
  const sizes = { GROUP_M, GROUP_N, TM, TN, BK };
  const work = matmulWork(args, on, { ...matrixSizes, ...sizes });
  on.dispatch({
    kernel: matmulMatrixKernel,
    ...work,
    prelude: { ...work.prelude, enables: matrixEnables },
    grid: groupsOf(args, sizes, matrixSizes.SIDE),
  });
}

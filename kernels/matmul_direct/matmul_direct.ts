import { defineKernel } from "../kernel";
import { matmulKernel, matmulWork } from "../matmul/matmul";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import type { LinearArgs } from "../shared/linear";
import source from "./matmul_direct.wgsl?raw";

export const matmulDirectKernel = defineKernel({
  name: "matmul_direct",
  source,
  bindings: matmulKernel.bindings,
  params: matmulKernel.params,
  tunables: { WG: 64 },
});

const WG = 32;
/** Rows and outputs that an invocation owns. */
const TILE = 8;

/** A linear layer of many rows on an adapter that is software. */
export function dispatchMatmulDirect(args: LinearArgs, on: GpuRecorder): void {
  const { weight, rows, window } = args;
  on.dispatch({
    kernel: matmulDirectKernel,
    ...matmulWork(args, on),
    constants: { WG },
    grid: [Math.ceil(rows / (WG * TILE)), Math.ceil(weight.rows / TILE), window?.batches ?? 1],
  });
}

import { defineKernel } from "../kernel";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import { snippets, weightSnippets } from "../runtime/snippets";
import type { Tuning } from "../runtime/tuning";
import { type LinearArgs, linearFlags, residualStride } from "../shared/linear";
import source from "./matmul.wgsl?raw";

export const matmulKernel = defineKernel({
  name: "matmul",
  source,
  bindings: { weight: "read", x: "read", bias: "read", residual: "read", y: "read_write" },
  params: {
    rows: "u32",
    outputs: "u32",
    cols4: "u32",
    x_row4: "u32",
    x_batch4: "u32",
    y_batch: "u32",
    y_offset: "u32",
    residual_batch: "u32",
    bias: "u32",
    gelu: "u32",
    residual: "u32",
  },
  tunables: {},
});

type Tile = Extract<Tuning["matmul"], { readonly kind: "tile" }>;

/** A linear layer of many rows, in register tiles. */
export function dispatchMatmul(args: LinearArgs, { GROUP_M, GROUP_N, TM, TN, BK }: Tile, on: GpuRecorder): void {
  const { weight, rows, window } = args;
  on.dispatch({
    kernel: matmulKernel,
    ...matmulWork(args, on, { GROUP_M, GROUP_N, TM, TN, BK }),
    grid: [Math.ceil(weight.rows / (GROUP_N * TN)), Math.ceil(rows / (GROUP_M * TM)), window?.batches ?? 1],
  });
}

/** What is the same for matmul and matmul_direct. */
export function matmulWork(args: LinearArgs, on: GpuRecorder, consts: Readonly<Record<string, number>> = {}) {
  const { x, weight, y, rows, bias, residual, window } = args;
  return {
    prelude: {
      aliases: { ...on.aliases, Out: on.typeOf(y) },
      consts,
      snippets: [weightSnippets[weight.format], snippets.gelu],
    },
    buffers: { weight, x, bias, residual, y },
    params: {
      rows,
      outputs: weight.rows,
      cols4: weight.cols / 4,
      x_row4: (window?.xRowStride ?? weight.cols) / 4,
      x_batch4: (window?.xBatchStride ?? 0) / 4,
      y_batch: window?.yBatchStride ?? 0,
      y_offset: window?.yOffset ?? 0,
      residual_batch: residualStride(args),
      ...linearFlags(args),
    },
  };
}

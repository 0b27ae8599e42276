import { defineKernel } from "../kernel";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import { snippets, weightSnippets } from "../runtime/snippets";
import type { Tile, Tuning } from "../runtime/tuning";
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

/** Workgroups below which a fast card is not filled: smaller tiles make more of them. A convolution is not worth one more shader. */
const FEW_GROUPS = 256;

/** A linear layer of many rows, in register tiles. */
export function dispatchMatmul(
  args: LinearArgs,
  variant: Extract<Tuning["matmul"], { readonly kind: "tile" }>,
  on: GpuRecorder,
): void {
  const isFew = !args.window && groupsOf(args, variant).reduce((product, size) => product * size, 1) < FEW_GROUPS;
  const { GROUP_M, GROUP_N, TM, TN, BK } = (isFew && variant.few) || variant;
  on.dispatch({
    kernel: matmulKernel,
    ...matmulWork(args, on, { GROUP_M, GROUP_N, TM, TN, BK }),
    grid: groupsOf(args, { GROUP_M, GROUP_N, TM, TN, BK }),
  });
}

/** The workgroups that tiles of so many rows and outputs take. */
export function groupsOf({ weight, rows, window }: LinearArgs, { GROUP_M, GROUP_N, TM, TN }: Tile, side = 1) {
  const groups = [weight.rows / (GROUP_N * TN * side), rows / (GROUP_M * TM * side), window?.batches ?? 1] as const;
  return groups.map(Math.ceil) as [number, number, number];
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

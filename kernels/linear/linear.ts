import { layerNorm } from "../layer_norm/layer_norm";
import { dispatchMatmul } from "../matmul/matmul";
import { dispatchMatvec, normalises } from "../matvec/matvec";
import { rareKernels } from "../runtime/bringRareKernels";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import type { Operation } from "../runtime/operation";
import type { WasmRecorder } from "../runtime/wasmRecorder";
import { isAlone, type LinearArgs, type Norm, residualStride } from "../shared/linear";

/** Rows up to which the processor reads weights once per row instead of tiling. */
const MATVEC_ROWS = 8;
/** Outputs of a panel of weights, and panels of a unit of matmul. */
const PANEL = 8;
const GROUP = 4;
/** Bytes of 32 × 8 widened weights in matmul_i16. */
const WIDE_BYTES = 576;

/** A linear layer, with the LayerNorm before it and what follows: chooses the kernels. */
export const linear: Operation<LinearArgs> = {
  gpu(args, on) {
    const { atMost, reduce } = on.tuning.matvec;
    const alone = isAlone(args);
    const few = (alone || args.rows <= atMost) && !args.window;
    const fused = few && reduce !== "none" && normalises(args);
    const plain = args.norm && !fused ? normalised(args, args.norm, (norm) => layerNorm.gpu(norm, on)) : args;
    if (few) dispatchMatvec(plain, on);
    else dispatchTiles(plain, on);
  },
  wasm(args, on) {
    const together = on.columnsTogether(args.weight);
    if (together !== 0) {
      callQuantised(args, together, on);
      return;
    }
    const { norm, weight } = args;
    const plain = norm ? normalised(args, norm, (asked) => layerNorm.wasm(asked, on)) : args;
    const { xRowStride = weight.cols, xBatchStride = 0 } = plain.window ?? {};
    const rows = { x: on.addressOf(plain.x), xRow: 4 * xRowStride, xBatch: 4 * xBatchStride };
    // Tiles of one row and of six are summed in orders of their own; those in 16 bits are not.
    call(isFew(args) || args.sums === "as alone" ? "matvec" : "matmul", plain, rows, on);
    on.needScratch(8 * PANEL * 4);
  },
};

/** Has the rows normalised first; returns the layer that follows. */
function normalised(
  args: LinearArgs,
  { affine, scratch }: Norm,
  normalise: (args: Parameters<typeof layerNorm.gpu>[0]) => void,
): LinearArgs {
  normalise({ x: args.x, y: scratch, affine, rows: args.rows, cols: args.weight.cols });
  return { ...args, x: scratch, norm: undefined };
}

function dispatchTiles(args: LinearArgs, on: GpuRecorder): void {
  const variant = on.tuning.matmul;
  if (variant.kind === "tile") dispatchMatmul(args, variant, on);
  else rareKernels().dispatchRareMatmul(args, variant, on);
}

/** Rounds the rows to 16 bits, after LayerNorm where there is one, and multiplies them with quantised weights. */
function callQuantised(args: LinearArgs, together: 2 | 4, on: WasmRecorder): void {
  const { x, weight, rows, norm, window } = args;
  const { cols } = weight;
  const { batches = 1, xRowStride = cols, xBatchStride = 0 } = window ?? {};
  const all = batches * rows;
  const numbers = on.shared("rows in 16 bits", all * cols * 2);
  const blocks = on.shared("their scales and sums", (all * cols * 8) / 32);
  on.needScratch(cols * 4);
  const bytes = together === 4 ? 1 : 0;
  const strides = { xRow: 4 * xRowStride, xBatch: 4 * xBatchStride };
  on.fine("quantize_rows", all, { x, affine: norm?.affine, y: numbers, blocks, rows, cols, bytes, ...strides });
  const kernel = isFew(args) ? "matvec" : "matmul";
  if (kernel === "matmul" && together === 2) on.needScratch((GROUP * cols * WIDE_BYTES) / 32);
  call(together === 2 ? `${kernel}_i16` : `${kernel}_i8`, args, { x: numbers, blocks }, on);
}

/** Calls one of the kernels that take the class `Linear` of shared/linear.wasm.ts. */
function call(
  kernel: `${"matmul" | "matvec"}${"" | "_i16" | "_i8"}`,
  args: LinearArgs,
  from: { x: number; blocks?: number; xRow?: number; xBatch?: number },
  on: WasmRecorder,
): void {
  const { weight, y, rows, bias, activation, residual, window } = args;
  const words = {
    blocks: 0,
    xRow: 0,
    xBatch: 0,
    ...from,
    weight,
    bias,
    residual,
    y: on.addressOf(y) + 4 * (window?.yOffset ?? 0),
    rows,
    outputs: weight.rows,
    cols: weight.cols,
    batches: window?.batches ?? 1,
    yBatch: 4 * (window?.yBatchStride ?? 0),
    residualBatch: 4 * residualStride(args),
    gelu: activation === "gelu" ? 1 : 0,
  };
  const panels = Math.ceil(weight.rows / PANEL);
  if (kernel.startsWith("matvec")) on.fine(kernel, panels, words);
  else on.coarse(kernel, Math.ceil(panels / GROUP), words);
}

function isFew({ rows, window }: LinearArgs): boolean {
  return rows <= MATVEC_ROWS && !window;
}

import type { ConvolveArgs } from "../../kernels/convolve/convolve";
import type { Tensor } from "../../kernels/runtime/tensor";

/** Rows of x that each become a row of y: a filter over time, or a linear layer. */
export interface Rows {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly rows: number;
  readonly stride: number;
  readonly run: number;
  readonly outputs: number;
  readonly xBatch: number;
  readonly yBatch: number;
  readonly slope: number;
}

/** The convolution that computes them. */
export function rowArgs(
  weight: Tensor,
  { x, y, rows, stride, run, outputs, xBatch, yBatch, slope }: Rows,
  batches: number,
): ConvolveArgs {
  return {
    ...{ x, weight, y, batches, rows: 1, cols: rows, outputs, runs: 1, run, slope },
    from: { offset: 0, batch: xBatch, row: 0, col: stride, run: 0 },
    to: { offset: 0, batch: yBatch, row: 0, col: outputs },
  };
}

import type { LinearWindow } from "../shared/linear";

/** What `linear` computes, on plain arrays. */
export interface LinearCase {
  readonly x: Float32Array;
  /** [outputs, cols]. */
  readonly weight: Float32Array;
  readonly rows: number;
  readonly cols: number;
  readonly bias?: Float32Array | undefined;
  readonly activation?: "gelu" | undefined;
  readonly residual?: Float32Array | undefined;
  readonly window?: LinearWindow | undefined;
}

/** y[b, r] = act(x[b, r] · weightᵀ + bias) + residual[b, r], written into `y`; what no row covers stays as it is. */
export function linearReference(linear: LinearCase, y: Float64Array): Float64Array {
  const { rows, weight, cols, window } = linear;
  const outputs = weight.length / cols;
  for (let b = 0; b < (window?.batches ?? 1); b++) {
    const xAt = b * (window?.xBatchStride ?? 0);
    const yAt = b * (window?.yBatchStride ?? 0) + (window?.yOffset ?? 0);
    for (let r = 0; r < rows; r++) {
      const row = linear.x.subarray(xAt + r * (window?.xRowStride ?? cols));
      for (let n = 0; n < outputs; n++) {
        y[yAt + r * outputs + n] = output(linear, row, n) + residualAt(linear, b, r * outputs + n);
      }
    }
  }
  return y;
}

function output({ weight, cols, bias, activation }: LinearCase, row: Float32Array, n: number): number {
  let sum = 0;
  for (let c = 0; c < cols; c++) sum += (row[c] as number) * (weight[n * cols + c] as number);
  sum += bias?.[n] ?? 0;
  return activation === "gelu" ? geluReference(sum) : sum;
}

/** A residual of one batch is shared by all. */
function residualAt({ residual, rows, weight, cols }: LinearCase, batch: number, position: number): number {
  if (!residual) return 0;
  const perBatch = rows * (weight.length / cols);
  return residual[(residual.length > perBatch ? batch * perBatch : 0) + position] ?? Number.NaN;
}

/** x · Φ(x), PyTorch's GELU. */
export function geluReference(x: number): number {
  return 0.5 * x * (1 + erf(x / Math.SQRT2));
}

/** The error function by its Taylor series, or beyond 3 by Laplace's continued fraction; within 1e-12. */
function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 3) {
    let fraction = size;
    for (let k = 60; k > 0; k--) fraction = size + k / 2 / fraction;
    return Math.sign(x) * (1 - Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction);
  }
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17; k++) {
    term *= (-x * x) / k;
    sum += term / (2 * k + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

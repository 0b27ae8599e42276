import { count } from "../runtime/shape";
import type { Tensor, Weight } from "../runtime/tensor";

export interface Norm {
  /** [2, cols] f32: LayerNorm's weight, then its bias. */
  readonly affine: Tensor;
  /** [rows, cols] room for the normalised rows where a back end does not fuse them. */
  readonly scratch: Tensor;
}

/** y[b, r] = act(norm(x[b, r]) · weightᵀ + bias) + residual[b, r]. */
export interface LinearArgs {
  readonly x: Tensor;
  readonly weight: Weight;
  readonly y: Tensor;
  readonly rows: number;
  /** [weight.rows] f32. */
  readonly bias?: Tensor | undefined;
  readonly activation?: "gelu" | undefined;
  /** Same layout as y, or one batch of it that every batch shares; must not be y itself. */
  readonly residual?: Tensor | undefined;
  readonly norm?: Norm | undefined;
  /** "as alone": every row is summed in the order in which it would be by itself, so that its last bits are the same. */
  readonly sums?: "as alone" | undefined;
  /** Convolutions: rows overlap. Elements between rows and batches of x, and where y's batches begin. */
  readonly window?: LinearWindow | undefined;
}

export interface LinearWindow {
  readonly batches: number;
  readonly xRowStride: number;
  readonly xBatchStride: number;
  readonly yBatchStride: number;
  readonly yOffset: number;
}

/** Whether rows are summed as one that is by itself. */
export function isAlone({ rows, sums }: Pick<LinearArgs, "rows" | "sums">): boolean {
  return rows === 1 || sums === "as alone";
}

/** Parameters that the kernels of a graphics card have in common. */
export function linearFlags({ bias, activation, residual }: LinearArgs) {
  return { bias: bias ? 1 : 0, gelu: activation === "gelu" ? 1 : 0, residual: residual ? 1 : 0 };
}

/** Numbers between the batches of the residual; 0 where all share one. */
export function residualStride({ residual, rows, weight }: LinearArgs): number {
  return residual && count(residual) > rows * weight.rows ? rows * weight.rows : 0;
}

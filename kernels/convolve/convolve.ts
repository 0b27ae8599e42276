import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import type { Tensor } from "../runtime/tensor";
import source from "./convolve.wgsl?raw";

export const convolveKernel = defineKernel({
  name: "convolve",
  source,
  bindings: { x: "read", weight: "read", residual: "read", y: "read_write" },
  params: {
    rows: "u32",
    cols: "u32",
    outputs: "u32",
    run4: "u32",
    runs: "u32",
    x_offset4: "u32",
    x_batch4: "u32",
    x_row4: "u32",
    x_col4: "u32",
    x_run4: "u32",
    y_offset: "u32",
    y_batch: "u32",
    y_row: "u32",
    y_col: "u32",
    residual: "u32",
    slope: "f32",
  },
  tunables: {},
});

/** Numbers from one to the next, and before the first; all multiples of four. */
export interface Strides {
  readonly offset: number;
  readonly batch: number;
  readonly row: number;
  readonly col: number;
}

/**
 * y[b, r, c] = act(Σ over runs of x[b, r, c, run] · weight + bias + residual[b, r, c]) in f32, act(v) = max(v, slope · v).
 * What a position sees are `runs` stretches of `run` neighbouring numbers: the rows of a filter over an image whose
 * channels lie together, with zeros around it; one stretch of a filter over time; one row of a linear layer.
 */
export interface ConvolveArgs {
  readonly x: Tensor;
  /** Of `packConvolution`. */
  readonly weight: Tensor;
  readonly y: Tensor;
  /** Lies as y does; must not be y itself. */
  readonly residual?: Tensor | undefined;
  readonly batches: number;
  readonly rows: number;
  readonly cols: number;
  /** A multiple of eight. */
  readonly outputs: number;
  readonly runs: number;
  /** A multiple of four. */
  readonly run: number;
  readonly from: Strides & { readonly run: number };
  readonly to: Strides;
  /** 1: linear; 0: ReLU; between them a leaky one. */
  readonly slope: number;
}

/** Positions and outputs of a workgroup. */
const BM = 128;
const BN = 32;
/** Positions of a unit on the processor, at most. */
const BLOCK = 96;

export const convolve: Operation<ConvolveArgs> = {
  gpu({ x, weight, residual, y, from, to, batches, rows, cols, outputs, run, runs, slope }, on) {
    on.dispatch({
      kernel: convolveKernel,
      buffers: { x, weight, residual, y },
      params: {
        ...{ rows, cols, outputs, runs, run4: run / 4, slope, residual: residual ? 1 : 0 },
        x_offset4: from.offset / 4,
        x_batch4: from.batch / 4,
        x_row4: from.row / 4,
        x_col4: from.col / 4,
        x_run4: from.run / 4,
        ...{ y_offset: to.offset, y_batch: to.batch, y_row: to.row, y_col: to.col },
      },
      grid: [Math.ceil(outputs / BN), Math.ceil((rows * cols) / BM), batches],
    });
  },
  wasm({ x, weight, residual, y, from, to, batches, rows, cols, outputs, run, runs, slope }, on) {
    const blocks = Math.ceil(cols / BLOCK);
    on.needScratch(6 * 8 * 4);
    on.coarse("convolve", batches * rows * blocks, {
      x: on.addressOf(x) + 4 * from.offset,
      weight,
      residual: residual ? on.addressOf(residual) + 4 * to.offset : 0,
      y: on.addressOf(y) + 4 * to.offset,
      ...{ rows, cols, blocks, outputs, run, runs },
      ...{ xBatch: 4 * from.batch, xRow: 4 * from.row, xCol: 4 * from.col, xRun: 4 * from.run },
      ...{ yBatch: 4 * to.batch, yRow: 4 * to.row, yCol: 4 * to.col },
      slope: new Uint32Array(Float32Array.of(slope).buffer)[0],
    });
  },
};

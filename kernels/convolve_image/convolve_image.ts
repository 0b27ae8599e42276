import { type ConvolveArgs, convolve } from "../convolve/convolve";
import type { Operation } from "../runtime/operation";

/** A 3 × 3 filter over images whose channels lie together, with zeros around them, in f32, as `convolve` computes one. */
export interface ConvolveImageArgs
  extends Pick<ConvolveArgs, "x" | "y" | "residual" | "batches" | "rows" | "cols" | "outputs" | "slope"> {
  /** Of `packImage`, for this back end. */
  readonly weight: ConvolveArgs["weight"];
  /** Channels; a multiple of four. */
  readonly inputs: number;
  /** Numbers before the upper left corner of what the first position sees, and from one to the next; multiples of four. */
  readonly from: { readonly offset: number; readonly batch: number; readonly row: number };
  readonly to: { readonly offset: number; readonly batch: number; readonly row: number };
}

/** Rows and columns of a tile, and numbers of each channel that it is spread into. */
const tile = { rows: 2, cols: 4, spread: 24 };
/** Tiles that share a pass over the weights: what they are spread into stays in the second cache. */
const unitOf = (inputs: number) => (inputs > 128 ? 12 : 24);

export const convolveImage: Operation<ConvolveImageArgs> = {
  gpu({ from, to, inputs, ...args }, on) {
    const shape = { ...args, runs: 3, run: 3 * inputs };
    convolve.gpu({ ...shape, from: { ...from, col: inputs, run: from.row }, to: { ...to, col: args.outputs } }, on);
  },
  wasm({ x, weight, residual, y, batches, rows, cols, inputs, outputs, slope, from, to }, on) {
    const [down, across, unit] = [Math.ceil(rows / tile.rows), Math.ceil(cols / tile.cols), unitOf(inputs)];
    const tiles = batches * down * across;
    on.needScratch(4 * tile.spread * (6 * 8 + unit * inputs));
    on.coarse("convolve_image", Math.ceil(tiles / unit), {
      x: on.addressOf(x) + 4 * from.offset,
      weight,
      residual: residual ? on.addressOf(residual) + 4 * to.offset : 0,
      y: on.addressOf(y) + 4 * to.offset,
      ...{ rows, cols, down, across, tiles, unit, inputs, outputs },
      ...{ xBatch: 4 * from.batch, xRow: 4 * from.row, yBatch: 4 * to.batch, yRow: 4 * to.row },
      slope: new Uint32Array(Float32Array.of(slope).buffer)[0],
    });
  },
};

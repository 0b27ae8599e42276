// A linear layer over many rows with f32 weights in panels of eight outputs. A unit of work is `GROUP` panels.
import { finish, Linear, PANEL } from "../shared/linear.wasm";
import { tile1, tile6 } from "../shared/tile_f32.wasm";

/** Panels that share a pass over x: they stay in the first cache, x comes from the second. */
export const GROUP: i32 = 4;
/** Rows of x that a group of panels is multiplied with before the next ones. */
const ROWS: i32 = 48;
const TILE: i32 = 6;

export function matmul(call: Linear, from: i32, to: i32, scratch: usize): void {
  const first = from * GROUP * PANEL;
  const last = min(to * GROUP * PANEL, call.outputs);
  for (let group = first; group < last; group += GROUP * PANEL) {
    const end = min(group + GROUP * PANEL, last);
    for (let batch = 0; batch < call.batches; batch++) {
      for (let row = 0; row < call.rows; row += ROWS) {
        for (let n = group; n < end; n += PANEL) multiply(call, batch, row, min(row + ROWS, call.rows), n, scratch);
      }
    }
  }
}

function multiply(call: Linear, batch: i32, firstRow: i32, endRow: i32, n: i32, sums: usize): void {
  const panel = call.weight + ((<usize>n * call.cols) << 2);
  let row = firstRow;
  let x = call.x + batch * call.xBatch + row * call.xRow;
  for (; row + TILE <= endRow; row += TILE) {
    tile6(x, call.xRow, panel, call.cols, sums, 32);
    for (let i = 0; i < TILE; i++)
      finish(call, batch, row + i, n, v128.load(sums + i * 32), v128.load(sums + i * 32, 16));
    x += TILE * call.xRow;
  }
  for (; row < endRow; row++) {
    tile1(x, panel, call.cols, sums);
    finish(call, batch, row, n, v128.load(sums), v128.load(sums, 16));
    x += call.xRow;
  }
}

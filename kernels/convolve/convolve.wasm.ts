// y[b, r, c] = act(Σ over runs of x[b, r, c, run] · weight + bias + residual[b, r, c]), act(v) = max(v, slope · v), in f32.
// A unit of work is a block of a row's positions. weight: panels of eight outputs, [outputs / 8, inputs, 8], then the biases.
import { tileRuns1, tileRuns6 } from "../shared/tile_runs.wasm";

const PANEL: i32 = 8;
/** Positions of a tile. */
const TILE: i32 = 6;

/** Addresses and strides in bytes; 0: no residual. `slope` holds the bits of an f32. */
@unmanaged
export class Convolve {
  x: usize;
  weight: usize;
  residual: usize;
  y: usize;
  rows: i32;
  cols: i32;
  blocks: i32;
  outputs: i32;
  run: i32;
  runs: i32;
  xBatch: usize;
  xRow: usize;
  xCol: usize;
  xRun: usize;
  yBatch: usize;
  yRow: usize;
  yCol: usize;
  slope: i32;
}

/** Scratch: the sums of a tile. */
export function convolve(call: Convolve, from: i32, to: i32, scratch: usize): void {
  for (let unit = from; unit < to; unit++) {
    const block = unit % call.blocks;
    const row = (unit / call.blocks) % call.rows;
    const batch = unit / call.blocks / call.rows;
    const x = call.x + <usize>batch * call.xBatch + <usize>row * call.xRow;
    const y = <usize>batch * call.yBatch + <usize>row * call.yRow;
    const first = (block * call.cols) / call.blocks;
    const end = ((block + 1) * call.cols) / call.blocks;
    for (let n = 0; n < call.outputs; n += PANEL) stretch(call, x, y, first, end, n, scratch);
  }
}

/** Eight outputs of positions. The last tile goes back over the one before it rather than be a smaller one. */
function stretch(call: Convolve, x: usize, y: usize, first: i32, end: i32, n: i32, sums: usize): void {
  const inputs = call.run * call.runs;
  const panel = call.weight + ((<usize>n * inputs) << 2);
  const bias = call.weight + ((<usize>(call.outputs * inputs + n)) << 2);
  if (end - first < TILE) {
    for (let col = first; col < end; col++) {
      tileRuns1(x + <usize>col * call.xCol, call.xRun, call.runs, panel, call.run, sums);
      finish(call, y + <usize>col * call.yCol + ((<usize>n) << 2), sums, bias);
    }
    return;
  }
  for (let at = first; at < end; at += TILE) {
    const col = min(at, end - TILE);
    tileRuns6(x + <usize>col * call.xCol, call.xCol, call.xRun, call.runs, panel, call.run, sums);
    let to = y + <usize>col * call.yCol + ((<usize>n) << 2);
    for (let i: usize = 0; i < 6; i++) {
      finish(call, to, sums + i * 32, bias);
      to += call.yCol;
    }
  }
}

/** `to` counts from the beginning of y. */
function finish(call: Convolve, to: usize, sums: usize, bias: usize): void {
  const slope = f32x4.splat(reinterpret<f32>(call.slope));
  for (let half: usize = 0; half < 32; half += 16) {
    let v = f32x4.add(v128.load(sums + half), v128.load(bias + half));
    if (call.residual) v = f32x4.add(v, v128.load(call.residual + to + half));
    v128.store(call.y + to + half, f32x4.pmax(f32x4.mul(v, slope), v));
  }
}

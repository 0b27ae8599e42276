// Bidirectional attention of the encoder from the panels of attention_pack. A unit of work is `QUERIES` queries of a head:
// their scores are all that is kept, never a keys × keys matrix.
import { Attention, paddedKeys } from "../attention_pack/attention_pack.wasm";
import { exponentials, scaleOf } from "../shared/attend.wasm";
import { tile1, tile6 } from "../shared/tile_f32.wasm";

/** Queries whose scores fit the second cache beside a head's keys and values. */
export const QUERIES: i32 = 24;
const TILE: i32 = 6;

export function attention(call: Attention, from: i32, to: i32, scratch: usize): void {
  const blocks = (call.queries + QUERIES - 1) / QUERIES;
  for (let unit = from; unit < to; unit++) {
    const head = unit / blocks;
    const query = (unit % blocks) * QUERIES;
    attend(call, head, query, min(QUERIES, call.queries - query), scratch);
  }
}

/** Scratch: the scores [queries, keys padded], then the sums of the queries' exponentials. */
function attend(call: Attention, head: i32, query: i32, queries: i32, scratch: usize): void {
  const padded = paddedKeys(call);
  const wide = <usize>call.headWidth;
  const width = (<usize>call.heads * wide) << 2;
  const window = <usize>(head / call.heads);
  const at = (<usize>(head % call.heads) * wide) << 2;
  const q = call.qkv + 3 * (window * call.keys + call.first + query) * width + at;
  const y = call.y + (window * call.queries + query) * width + at;
  const keys = call.panels + ((<usize>head * 2 * padded * wide) << 2);
  const values = keys + ((padded * wide) << 2);
  const sums = scratch + <usize>queries * (padded << 2);

  multiply(q, 3 * width, keys, wide, padded >> 3, scratch, padded << 2, queries);
  for (let i = 0; i < queries; i++) {
    store<f32>(sums + (i << 2), weightsOf(scratch + <usize>i * (padded << 2), call, padded));
  }
  multiply(scratch, padded << 2, values, padded, wide >> 3, y, width, queries);
  for (let i = 0; i < queries; i++) divide(y + <usize>i * width, wide << 2, load<f32>(sums + (i << 2)));
}

/** y [rows, 8 × panels] = x [rows, k] times panels [k, 8]. */
function multiply(
  x: usize,
  xRow: usize,
  panel: usize,
  k: usize,
  panels: usize,
  y: usize,
  yRow: usize,
  rows: i32,
): void {
  for (let p: usize = 0; p < panels; p++) {
    let row = 0;
    for (; row + TILE <= rows; row += TILE) tile6(x + row * xRow, xRow, panel, <i32>k, y + row * yRow + (p << 5), yRow);
    for (; row < rows; row++) tile1(x + row * xRow, panel, <i32>k, y + row * yRow + (p << 5));
    panel += k << 5;
  }
}

/** Turns a row of scores into exp((score − highest) · scale), zeros behind the keys; returns their sum. */
function weightsOf(scores: usize, call: Attention, padded: usize): f32 {
  const end = padded << 2;
  for (let i = (<usize>call.keys) << 2; i < end; i += 4) store<f32>(scores + i, -3e38);
  return exponentials(scores, end, scaleOf(call.headWidth));
}

function divide(y: usize, bytes: usize, by: f32): void {
  const share = f32x4.splat(1 / by);
  for (let i: usize = 0; i < bytes; i += 16) v128.store(y + i, f32x4.mul(v128.load(y + i), share));
}

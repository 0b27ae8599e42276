// A 3 × 3 filter over an image by Winograd's way: tiles of two rows and four columns are spread into 24 sums of what they see,
// each is weighed by a filter's own 24 numbers, and gathered again: 24 products in place of 72 (Lavin and Gray, Fast Algorithms
// for Convolutional Neural Networks, 2015: F(2, 3) over rows, F(4, 3) over columns). A unit of work is a number of tiles.
// weight: [outputs / 8, 24, inputs, 8], then the biases.
import { madd } from "../shared/simd.wasm";
import { tile6 } from "../shared/tile_f32.wasm";

const PANEL: i32 = 8;
const SPREAD: i32 = 24;
/** Tiles that are weighed at a time, and bytes of their sums of a kind. */
const TILES: i32 = 6;
const KIND: usize = 6 * 8 * 4;

/** Addresses and strides in bytes; 0: no residual. `slope` holds the bits of an f32. */
@unmanaged
export class ConvolveImage {
  x: usize;
  weight: usize;
  residual: usize;
  y: usize;
  rows: i32;
  cols: i32;
  down: i32;
  across: i32;
  tiles: i32;
  unit: i32;
  inputs: i32;
  outputs: i32;
  xBatch: usize;
  xRow: usize;
  yBatch: usize;
  yRow: usize;
  slope: i32;
}

/** Scratch: the sums of six tiles, then a unit's tiles spread, [24, unit, inputs]. */
export function convolveImage(call: ConvolveImage, from: i32, to: i32, scratch: usize): void {
  const row = (<usize>call.inputs) << 2;
  const kind = <usize>call.unit * row;
  const spreads = scratch + SPREAD * KIND;
  for (let unit = from; unit < to; unit++) {
    const first = unit * call.unit;
    const end = min(first + call.unit, call.tiles);
    for (let tile = first; tile < end; tile++) spread(call, tile, spreads + <usize>(tile - first) * row, kind);
    for (let n = 0; n < call.outputs; n += PANEL) {
      const panel = call.weight + <usize>(n * SPREAD) * row;
      for (let at = first; at < end; at += TILES) {
        let x = spreads + <usize>(at - first) * row;
        let w = panel;
        for (let sums = scratch; sums < spreads; sums += KIND) {
          tile6(x, row, w, call.inputs, sums, 32);
          x += kind;
          w += row * PANEL;
        }
        for (let i = 0; i < min(TILES, end - at); i++) gather(call, at + i, n, scratch + i * 32);
      }
    }
  }
}

/** What a tile sees, four rows and six columns, as 24 sums, `kind` bytes apart; there are zeros beyond the image's end. */
function spread(call: ConvolveImage, tile: i32, to: usize, kind: usize): void {
  const top = ((tile / call.across) % call.down) * 2;
  const left = (tile % call.across) * 4;
  const col = (<usize>call.inputs) << 2;
  const x = call.x + <usize>(tile / call.across / call.down) * call.xBatch + <usize>top * call.xRow + <usize>left * col;
  const cols = call.cols + 2 - left;
  const zero = f32x4.splat(0);
  for (let i = 0; i < 4; i++) {
    const a = x + (i == 0 ? 0 : i == 2 ? 2 * call.xRow : call.xRow);
    const isInside = i < 3 || top + 3 < call.rows + 2;
    const b = isInside ? x + (i == 3 ? 3 * call.xRow : i == 2 ? call.xRow : 2 * call.xRow) : a;
    const sign = f32x4.splat(!isInside ? 0 : i == 1 ? 1 : -1);
    for (let c: usize = 0; c < col; c += 16) {
      const p = a + c;
      const q = b + c;
      const d0 = madd(v128.load(q), sign, v128.load(p));
      const d1 = madd(v128.load(q + col), sign, v128.load(p + col));
      const d2 = madd(v128.load(q + 2 * col), sign, v128.load(p + 2 * col));
      const d3 = cols > 3 ? madd(v128.load(q + 3 * col), sign, v128.load(p + 3 * col)) : zero;
      const d4 = cols > 4 ? madd(v128.load(q + 4 * col), sign, v128.load(p + 4 * col)) : zero;
      const d5 = cols > 5 ? madd(v128.load(q + 5 * col), sign, v128.load(p + 5 * col)) : zero;
      const four = f32x4.splat(4);
      const five = f32x4.splat(-5);
      let y = to + c;
      v128.store(y, madd(d0, four, madd(d2, five, d4)));
      y += kind;
      const even = madd(d2, f32x4.splat(-4), d4);
      const odd = madd(d1, f32x4.splat(-4), d3);
      v128.store(y, f32x4.add(even, odd));
      y += kind;
      v128.store(y, f32x4.sub(even, odd));
      y += kind;
      const near = f32x4.sub(d4, d2);
      const far = f32x4.mul(f32x4.sub(d3, d1), f32x4.splat(2));
      v128.store(y, f32x4.add(near, far));
      y += kind;
      v128.store(y, f32x4.sub(near, far));
      y += kind;
      v128.store(y, madd(d1, four, madd(d3, five, d5)));
    }
    to += 6 * kind;
  }
}

/** Eight outputs of a tile's positions, as far as they are in the image, from its 24 sums of each. */
function gather(call: ConvolveImage, tile: i32, n: i32, sums: usize): void {
  const top = ((tile / call.across) % call.down) * 2;
  const left = (tile % call.across) * 4;
  const col = (<usize>call.outputs) << 2;
  const bias = call.weight + ((<usize>(SPREAD * call.outputs * call.inputs + n)) << 2);
  const to =
    <usize>(tile / call.across / call.down) * call.yBatch +
    <usize>top * call.yRow +
    <usize>left * col +
    ((<usize>n) << 2);
  const cols = call.cols - left;
  const isSecond = top + 1 < call.rows;
  for (let half: usize = 0; half < 32; half += 16) {
    let s = sums + half;
    let t0 = f32x4.splat(0);
    let t1 = t0;
    let t2 = t0;
    let t3 = t0;
    let b0 = t0;
    let b1 = t0;
    let b2 = t0;
    let b3 = t0;
    for (let i = 0; i < 4; i++) {
      const m0 = v128.load(s);
      const m1 = v128.load(s + KIND);
      const m2 = v128.load(s + 2 * KIND);
      const m3 = v128.load(s + 3 * KIND);
      const m4 = v128.load(s + 4 * KIND);
      const m5 = v128.load(s + 5 * KIND);
      s += 6 * KIND;
      const a = f32x4.add(m1, m2);
      const b = f32x4.sub(m1, m2);
      const c = f32x4.add(m3, m4);
      const d = f32x4.sub(m3, m4);
      const r0 = f32x4.add(f32x4.add(m0, a), c);
      const r1 = madd(d, f32x4.splat(2), b);
      const r2 = madd(c, f32x4.splat(4), a);
      const r3 = f32x4.add(madd(d, f32x4.splat(8), b), m5);
      const upper = f32x4.splat(i < 3 ? 1 : 0);
      const lower = f32x4.splat(i == 0 ? 0 : i == 1 ? 1 : -1);
      t0 = madd(r0, upper, t0);
      t1 = madd(r1, upper, t1);
      t2 = madd(r2, upper, t2);
      t3 = madd(r3, upper, t3);
      b0 = madd(r0, lower, b0);
      b1 = madd(r1, lower, b1);
      b2 = madd(r2, lower, b2);
      b3 = madd(r3, lower, b3);
    }
    const place = to + half;
    line(call, place, bias + half, cols, t0, t1, t2, t3);
    if (isSecond) line(call, place + call.yRow, bias + half, cols, b0, b1, b2, b3);
  }
}

/** Four outputs of up to four positions; `to` counts from the beginning of y. */
function line(call: ConvolveImage, to: usize, bias: usize, cols: i32, v0: v128, v1: v128, v2: v128, v3: v128): void {
  const col = (<usize>call.outputs) << 2;
  store(call, to, bias, v0);
  if (cols > 1) store(call, to + col, bias, v1);
  if (cols > 2) store(call, to + 2 * col, bias, v2);
  if (cols > 3) store(call, to + 3 * col, bias, v3);
}

function store(call: ConvolveImage, to: usize, bias: usize, sum: v128): void {
  let v = f32x4.add(sum, v128.load(bias));
  if (call.residual) v = f32x4.add(v, v128.load(call.residual + to));
  v128.store(call.y + to, f32x4.pmax(f32x4.mul(v, f32x4.splat(reinterpret<f32>(call.slope))), v));
}

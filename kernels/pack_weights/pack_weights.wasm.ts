// Weights from their device format into panels of eight outputs, as the CPU's linear layers read them: f32 panels [cols, 8],
// or for quantised formats a block per 32 columns: [16 pairs of columns, 8 outputs, 2] bytes, or [8 fours of columns, 8
// outputs, 4], then eight scales, eight minima.
// Outputs that a last panel lacks stay zero. A unit of work is a panel.
import { BLOCK_BYTES, PANEL } from "../shared/linear.wasm";

const F32: i32 = 0;
const F16: i32 = 1;
const Q4: i32 = 2;
const Q5: i32 = 3;

@unmanaged
export class PackWeights {
  words: usize;
  panels: usize;
  /** Index of the format in f32, f16, q4, q5, q8. */
  format: i32;
  /** Of how many columns the bytes of quantised weights lie together, 2 or 4; 0: they become f32. */
  together: i32;
  rows: i32;
  cols: i32;
}

export function packWeights(call: PackWeights, from: i32, to: i32, scratch: usize): void {
  for (let row = from * PANEL; row < min(to * PANEL, call.rows); row++) {
    if (call.together) packBlocks(call, row, scratch);
    else if (call.format <= F16) packNumbers(call, row);
    else packExpanded(call, row, scratch);
  }
}

function packNumbers(call: PackWeights, row: i32): void {
  let panel = f32Panel(call, row);
  const first = <usize>row * call.cols;
  for (let c = 0; c < call.cols; c++) {
    const at = first + c;
    store<f32>(
      panel,
      call.format == F32 ? load<f32>(call.words + (at << 2)) : halfToFloat(load<u16>(call.words + (at << 1))),
    );
    panel += PANEL << 2;
  }
}

function packExpanded(call: PackWeights, row: i32, quants: usize): void {
  let panel = f32Panel(call, row);
  let block = blockAt(call, row);
  for (let c = 0; c < call.cols; c += 32) {
    const scale = halfToFloat(load<u16>(block));
    const minimum = minimumOf(call.format, block);
    readQuants(call.format, block, quants);
    for (let i = 0; i < 32; i++) {
      store<f32>(panel, scale * <f32>load<i8>(quants + i) + minimum);
      panel += PANEL << 2;
    }
    block += bytesOf(call.format);
  }
}

function packBlocks(call: PackWeights, row: i32, quants: usize): void {
  const lane = <usize>(row % PANEL);
  let to = call.panels + <usize>(row / PANEL) * (call.cols >> 5) * BLOCK_BYTES;
  let block = blockAt(call, row);
  for (let c = 0; c < call.cols; c += 32) {
    readQuants(call.format, block, quants);
    if (call.together == 2) placePairs(to + (lane << 1), quants);
    else placeFours(to + (lane << 2), quants);
    store<f32>(to + 256 + (lane << 2), halfToFloat(load<u16>(block)));
    store<f32>(to + 288 + (lane << 2), minimumOf(call.format, block));
    block += bytesOf(call.format);
    to += BLOCK_BYTES;
  }
}

function placePairs(to: usize, quants: usize): void {
  for (let pair: usize = 0; pair < 16; pair++) store<u16>(to + (pair << 4), load<u16>(quants + (pair << 1)));
}

function placeFours(to: usize, quants: usize): void {
  for (let four: usize = 0; four < 8; four++) store<u32>(to + (four << 5), load<u32>(quants + (four << 2)));
}

function f32Panel(call: PackWeights, row: i32): usize {
  return call.panels + ((<usize>(row / PANEL) * PANEL * call.cols + (row % PANEL)) << 2);
}

function blockAt(call: PackWeights, row: i32): usize {
  return call.words + <usize>row * (call.cols >> 5) * bytesOf(call.format);
}

function bytesOf(format: i32): usize {
  return format == Q4 ? 20 : format == Q5 ? 24 : 36;
}

function minimumOf(format: i32, block: usize): f32 {
  return format <= Q5 ? halfToFloat(load<u16>(block, 2)) : 0;
}

/** The 32 quants of a block as signed bytes. */
function readQuants(format: i32, block: usize, quants: usize): void {
  if (format > Q5) {
    v128.store(quants, v128.load(block, 4));
    v128.store(quants, v128.load(block, 20), 16);
    return;
  }
  const nibbles = v128.load(format == Q4 ? block + 4 : block + 8);
  const low = v128.and(nibbles, i8x16.splat(15));
  const high = i8x16.shr_u(nibbles, 4);
  const bits = format == Q4 ? 0 : load<u32>(block, 4);
  v128.store(quants, v128.or(low, fifthBits(bits)));
  v128.store(quants, v128.or(high, fifthBits(bits >> 16)), 16);
}

/** The lower 16 bits, each as 16 or 0 in its byte. */
function fifthBits(bits: u32): v128 {
  const spread = v128.swizzle(i32x4.splat(bits), v128(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1));
  const single = v128(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  return v128.and(i8x16.eq(v128.and(spread, single), single), i8x16.splat(16));
}

function halfToFloat(half: u16): f32 {
  const magnitude = reinterpret<f32>((<u32>half & 0x7fff) << 13) * 5.192296858534828e33;
  return half & 0x8000 ? -magnitude : magnitude;
}

// x[sequence, t] = token embedding + positional embedding at the sequence's length + t. A unit of work is a row of x.
import { BLOCK_BYTES, PANEL } from "../shared/linear.wasm";
import { LENGTH } from "../shared/sequence.wasm";

@unmanaged
export class Embed {
  weight: usize;
  /** [nTextCtx, cols] f32. */
  positions: usize;
  state: usize;
  tokens: usize;
  x: usize;
  nTextCtx: i32;
  nVocab: i32;
  cols: i32;
  newTokens: i32;
  stateStride: i32;
  /** Of how many columns the bytes of quantised panels lie together, 2 or 4; 0: the panels are f32. */
  together: i32;
}

export function embed(call: Embed, from: i32, to: i32): void {
  for (let row = from; row < to; row++) {
    const state = call.state + ((<usize>(row / call.newTokens) * call.stateStride) << 2);
    const position = min(load<i32>(state, LENGTH) + (row % call.newTokens), call.nTextCtx - 1);
    const token = <i32>min(load<u32>(call.tokens + (row << 2)), <u32>call.nVocab - 1);
    const x = call.x + ((<usize>row * call.cols) << 2);
    const positions = call.positions + ((<usize>position * call.cols) << 2);
    if (call.together) embedQuantised(call, token, positions, x);
    else embedNumbers(call, token, positions, x);
  }
}

function embedNumbers(call: Embed, token: i32, positions: usize, x: usize): void {
  const panel = call.weight + ((<usize>(token / PANEL) * PANEL * call.cols + (token % PANEL)) << 2);
  for (let c: usize = 0; c < <usize>call.cols; c++) {
    store<f32>(x + (c << 2), load<f32>(panel + (c << 5)) + load<f32>(positions + (c << 2)));
  }
}

function embedQuantised(call: Embed, token: i32, positions: usize, x: usize): void {
  const lane = <usize>(token % PANEL);
  const together = <usize>call.together;
  let block = call.weight + <usize>(token / PANEL) * (call.cols >> 5) * BLOCK_BYTES;
  for (let c: usize = 0; c < <usize>call.cols; c += 32) {
    const scale = load<f32>(block + 256 + (lane << 2));
    const minimum = load<f32>(block + 288 + (lane << 2));
    for (let i: usize = 0; i < 32; i++) {
      const quant = load<i8>(block + (i / together) * PANEL * together + lane * together + (i % together));
      const at = (c + i) << 2;
      store<f32>(x + at, scale * <f32>quant + minimum + load<f32>(positions + at));
    }
    block += BLOCK_BYTES;
  }
}

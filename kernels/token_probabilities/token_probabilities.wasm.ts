// y[row] = the probability of tokens[row] under the logits of the row, among the tokens below `below`. A unit of work is a row.
import { LOWEST } from "../shared/sequence.wasm";
import { SLICE, sumSlice } from "../shared/slices.wasm";

@unmanaged
export class TokenProbabilities {
  logits: usize;
  tokens: usize;
  y: usize;
  nVocab: i32;
  below: i32;
}

/** Scratch: the highest logit of a slice. */
export function tokenProbabilities(call: TokenProbabilities, from: i32, to: i32, scratch: usize): void {
  for (let row = from; row < to; row++) {
    const logits = call.logits + ((<usize>row * call.nVocab) << 2);
    let highest: f64 = LOWEST;
    let sum: f64 = 0;
    for (let first = 0; first < call.below; first += SLICE) {
      const part: f64 = sumSlice(logits + ((<usize>first) << 2), min(SLICE, call.below - first), scratch);
      const top: f64 = load<f32>(scratch);
      // Nothing before the first slice has a sum.
      const higher = max(highest, top);
      sum = (sum > 0 ? sum * Math.exp(highest - higher) : 0) + part * Math.exp(top - higher);
      highest = higher;
    }
    const token = load<u32>(call.tokens + ((<usize>row) << 2));
    const logit: f64 = load<f32>(logits + ((<usize>token) << 2));
    store<f32>(call.y + ((<usize>row) << 2), <f32>(Math.exp(logit - highest) / sum));
  }
}

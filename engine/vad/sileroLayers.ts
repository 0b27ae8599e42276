import type { SileroLayer } from "./sileroWeights";

// Activations are f64 and weights f32: the weights are what has to fit a cache, and f64 sums need no rounding per step.
// Positions in time lie next to each other, [channel, position], so that each weight is read once for all of them.

/** Convolution of 3 taps over 4 positions, padded by one on either side, then ReLU: [in, 4] → [out, 4]. */
export function convolve4({ weight, bias }: SileroLayer, input: Float64Array, out: Float64Array): void {
  let w = 0;
  for (let o = 0; o < bias.length; o++) {
    let y0 = bias[o]!;
    let y1 = y0;
    let y2 = y0;
    let y3 = y0;
    for (let i = 0; i < input.length; i += 4) {
      const before = weight[w]!;
      const here = weight[w + 1]!;
      const after = weight[w + 2]!;
      w += 3;
      const x0 = input[i]!;
      const x1 = input[i + 1]!;
      const x2 = input[i + 2]!;
      const x3 = input[i + 3]!;
      y0 += here * x0 + after * x1;
      y1 += before * x0 + here * x1 + after * x2;
      y2 += before * x1 + here * x2 + after * x3;
      y3 += before * x2 + here * x3;
    }
    out[4 * o] = relu(y0);
    out[4 * o + 1] = relu(y1);
    out[4 * o + 2] = relu(y2);
    out[4 * o + 3] = relu(y3);
  }
}

/** The same with a stride of 2: [in, 4] → [out, 2]. */
export function convolve4By2({ weight, bias }: SileroLayer, input: Float64Array, out: Float64Array): void {
  let w = 0;
  for (let o = 0; o < bias.length; o++) {
    let y0 = bias[o]!;
    let y1 = y0;
    for (let i = 0; i < input.length; i += 4) {
      const x1 = input[i + 1]!;
      y0 += weight[w + 1]! * input[i]! + weight[w + 2]! * x1;
      y1 += weight[w]! * x1 + weight[w + 1]! * input[i + 2]! + weight[w + 2]! * input[i + 3]!;
      w += 3;
    }
    out[2 * o] = relu(y0);
    out[2 * o + 1] = relu(y1);
  }
}

/** Linear layer, then ReLU: [in] → [out]; `in` is a multiple of 4. */
export function linear({ weight, bias }: SileroLayer, input: Float64Array, out: Float64Array): void {
  let w = 0;
  for (let o = 0; o < bias.length; o++) {
    // Four sums at a time, because one would wait for its own additions.
    let a = bias[o]!;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < input.length; i += 4) {
      a += weight[w]! * input[i]!;
      b += weight[w + 1]! * input[i + 1]!;
      c += weight[w + 2]! * input[i + 2]!;
      d += weight[w + 3]! * input[i + 3]!;
      w += 4;
    }
    out[o] = relu(a + b + (c + d));
  }
}

/**
 * One step of an LSTM. `joined` [2 · units] is the input and then the memory's last output; `cell` [units] is updated in
 * place and the new output written to `hidden` [units], which must not be part of `joined`.
 */
export function lstmStep(
  { weight, bias }: SileroLayer,
  joined: Float64Array,
  cell: Float64Array,
  hidden: Float64Array,
): void {
  let w = 0;
  for (let unit = 0; unit < cell.length; unit++) {
    let enter = bias[4 * unit]!;
    let keep = bias[4 * unit + 1]!;
    let candidate = bias[4 * unit + 2]!;
    let leave = bias[4 * unit + 3]!;
    for (let i = 0; i < joined.length; i++) {
      const x = joined[i]!;
      enter += weight[w]! * x;
      keep += weight[w + 1]! * x;
      candidate += weight[w + 2]! * x;
      leave += weight[w + 3]! * x;
      w += 4;
    }
    const next = sigmoid(keep) * cell[unit]! + sigmoid(enter) * Math.tanh(candidate);
    cell[unit] = next;
    hidden[unit] = sigmoid(leave) * Math.tanh(next);
  }
}

/** 1 / (1 + e^−x) */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function relu(x: number): number {
  return Math.max(0, x);
}

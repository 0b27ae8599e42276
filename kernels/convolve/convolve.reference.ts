import type { ConvolutionWeights } from "../shared/convolution";
import type { ConvolveArgs } from "./convolve";

/** What `convolve` is asked for, without its tensors. */
export type ConvolveShape = Omit<ConvolveArgs, "x" | "weight" | "y" | "residual">;

/** `convolve` in plain loops, summed in f64; numbers of y that belong to no position are 0. */
export function convolveReference(
  x: Float32Array,
  weights: ConvolutionWeights,
  shape: ConvolveShape,
  { length, residual }: { readonly length: number; readonly residual?: Float32Array | undefined },
): Float64Array {
  const { from, to, slope } = shape;
  const y = new Float64Array(length);
  for (const [b, r, c] of positions(shape)) {
    const seen = from.offset + b * from.batch + r * from.row + c * from.col;
    const place = to.offset + b * to.batch + r * to.row + c * to.col;
    for (let n = 0; n < shape.outputs; n++) {
      let sum = (weights.bias?.(n) ?? 0) + (residual?.[place + n] ?? 0);
      for (let k = 0; k < shape.runs * shape.run; k++) {
        const input = x[seen + Math.floor(k / shape.run) * from.run + (k % shape.run)] as number;
        sum += input * (n < weights.outputs ? (weights.weight(n, k) ?? 0) : 0);
      }
      y[place + n] = Math.max(sum, slope * sum);
    }
  }
  return y;
}

function* positions({ batches, rows, cols }: ConvolveShape): Generator<readonly [number, number, number]> {
  for (let b = 0; b < batches; b++) {
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < cols; c++) yield [b, r, c];
    }
  }
}

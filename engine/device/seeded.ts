import type { Backend } from "../../kernels/runtime/backend";
import type { Tensor, Weight } from "../../kernels/runtime/tensor";

/** f16 scale 1/128 and minimum −1/8 of every block: weights within ± 1/8. */
const SCALES = 0xb0002000;

/** A tensor of numbers within ± 1 to compute with where only the time matters, or that two ways agree. */
export function seededTensor(backend: Backend, shape: readonly number[]): Tensor {
  const tensor = backend.tensor("measured", shape);
  const length = shape.reduce((product, size) => product * size, 1);
  backend.write(
    tensor,
    Float32Array.from({ length }, (_, i) => Math.sin(i)),
  );
  return tensor;
}

/** q5 weights: a word of scale and minimum, then five of bits, per 32. */
export function seededWeight(backend: Backend, rows: number, cols: number): Weight {
  const words = new Uint32Array((rows * cols * 6) / 32);
  for (let i = 0, state = 1; i < words.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    words[i] = i % 6 === 0 ? SCALES : state;
  }
  return backend.weight("measured weight", "q5", [rows, cols], words);
}

import { layerNormReference } from "../layer_norm/layer_norm.reference";
import { type LinearCase, linearReference } from "../matmul/matmul.reference";

/** The same linear layer as matmul's; with `affine`, of the rows after LayerNorm. */
export function matvecReference(linear: LinearCase, affine: Float32Array | undefined): Float64Array {
  const { rows, cols, weight, x } = linear;
  const normalised = affine ? Float32Array.from(layerNormReference(x, affine, cols)) : x;
  return linearReference({ ...linear, x: normalised }, new Float64Array((rows * weight.length) / cols));
}

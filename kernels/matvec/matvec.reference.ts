import { layerNormReference } from "../layer_norm/layer_norm.reference";
import { type LinearCase, linearReference } from "../matmul/matmul.reference";

/** The same linear layer as matmul's: of the rows after LayerNorm where there is `affine`, as `seen` by the multiplication. */
export function matvecReference(
  linear: LinearCase,
  affine: Float32Array | undefined,
  seen: (rows: Float32Array) => Float32Array,
): Float64Array {
  const { rows, cols, weight, x } = linear;
  const normalised = affine ? Float32Array.from(layerNormReference(x, affine, cols)) : x;
  return linearReference({ ...linear, x: seen(normalised) }, new Float64Array((rows * weight.length) / cols));
}

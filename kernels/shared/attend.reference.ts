/** softmax(q · keysᵀ / √width) · values of one query and head; every vector is as wide as q. */
export function attendReference(
  q: Float32Array,
  keys: readonly Float32Array[],
  values: readonly Float32Array[],
): Float64Array {
  const scores = keys.map((key) => dot(q, key) / Math.sqrt(q.length));
  const highest = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  const weights = scores.map((score) => Math.exp(score - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const result = new Float64Array(q.length);
  for (const [i, value] of values.entries()) {
    const share = (weights[i] as number) / total;
    for (let d = 0; d < q.length; d++) result[d] = (result[d] as number) + share * (value[d] as number);
  }
  return result;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] as number) * (b[d] as number);
  return sum;
}

/** Cuts the part of one head, `headWidth` numbers, out of row `row` of a matrix that is `width` wide, from column `from` on. */
export const headCut = (headWidth: number) => (matrix: Float32Array, row: number, width: number, from: number) => {
  const at = row * width + from;
  return matrix.subarray(at, at + headWidth);
};

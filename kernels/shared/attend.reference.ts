export const HEAD_WIDTH = 64;

/** softmax(q · keysᵀ / 8) · values of one query and head; every vector is 64 wide. */
export function attendReference(
  q: Float32Array,
  keys: readonly Float32Array[],
  values: readonly Float32Array[],
): Float64Array {
  const scores = keys.map((key) => dot(q, key) / 8);
  const highest = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  const weights = scores.map((score) => Math.exp(score - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const result = new Float64Array(HEAD_WIDTH);
  for (const [i, value] of values.entries()) {
    const share = (weights[i] as number) / total;
    for (let d = 0; d < HEAD_WIDTH; d++) result[d] = (result[d] as number) + share * (value[d] as number);
  }
  return result;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < HEAD_WIDTH; d++) sum += (a[d] as number) * (b[d] as number);
  return sum;
}

/** One head's part of row `row` of a matrix that is `width` wide, from column `from` on. */
export function headOf(matrix: Float32Array, row: number, width: number, from: number): Float32Array {
  const at = row * width + from;
  return matrix.subarray(at, at + HEAD_WIDTH);
}

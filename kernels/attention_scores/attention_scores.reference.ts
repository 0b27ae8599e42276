import { HEAD_WIDTH, headOf } from "../shared/attend.reference";

/** q · keysᵀ / 8 of one head: q [rows, width], kv [keys, 2 × width] → [rows, keys]. */
export function attentionScoresReference(
  q: Float32Array,
  kv: Float32Array,
  { heads, keys, head }: { readonly heads: number; readonly keys: number; readonly head: number },
): Float64Array {
  const width = heads * HEAD_WIDTH;
  const rows = q.length / width;
  return Float64Array.from({ length: rows * keys }, (_, i) => {
    const query = headOf(q, Math.floor(i / keys), width, head * HEAD_WIDTH);
    const key = headOf(kv, i % keys, 2 * width, head * HEAD_WIDTH);
    return query.reduce((sum, value, d) => sum + value * (key[d] as number), 0) / 8;
  });
}

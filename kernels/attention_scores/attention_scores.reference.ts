import { headCut } from "../shared/attend.reference";

/** q · keysᵀ / √headWidth of one head: q [rows, width], kv [keys, 2 × width] → [rows, keys]. */
export function attentionScoresReference(
  q: Float32Array,
  kv: Float32Array,
  {
    heads,
    headWidth,
    keys,
    head,
  }: { readonly heads: number; readonly headWidth: number; readonly keys: number; readonly head: number },
): Float64Array {
  const width = heads * headWidth;
  const headOf = headCut(headWidth);
  const rows = q.length / width;
  return Float64Array.from({ length: rows * keys }, (_, i) => {
    const query = headOf(q, Math.floor(i / keys), width, head * headWidth);
    const key = headOf(kv, i % keys, 2 * width, head * headWidth);
    return query.reduce((sum, value, d) => sum + value * (key[d] as number), 0) / Math.sqrt(headWidth);
  });
}

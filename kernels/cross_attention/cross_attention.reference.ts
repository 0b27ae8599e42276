import { attendReference, headCut } from "../shared/attend.reference";

/** What `crossAttention` computes, on plain arrays: q [rows, width], kv [windows, keys, 2 × width] → [rows, width]. */
export function crossAttentionReference(
  q: Float32Array,
  kv: Float32Array,
  {
    heads,
    headWidth,
    keys,
    rowsPerWindow,
  }: { readonly heads: number; readonly headWidth: number; readonly keys: number; readonly rowsPerWindow: number },
): Float64Array {
  const width = heads * headWidth;
  const headOf = headCut(headWidth);
  const y = new Float64Array(q.length);
  for (let row = 0; row < q.length / width; row++) {
    const first = Math.floor(row / rowsPerWindow) * keys;
    const places = Array.from({ length: keys }, (_, key) => first + key);
    for (let from = 0; from < width; from += headWidth) {
      const k = places.map((place) => headOf(kv, place, 2 * width, from));
      const v = places.map((place) => headOf(kv, place, 2 * width, width + from));
      y.set(attendReference(headOf(q, row, width, from), k, v), row * width + from);
    }
  }
  return y;
}

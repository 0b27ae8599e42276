import { attendReference, headCut } from "../shared/attend.reference";

/** What `attention` computes, on a plain array: qkv [batches × keys, 3 × width] → [batches × keys, width]. */
export function attentionReference(
  qkv: Float32Array,
  {
    heads,
    headWidth,
    keys,
    batches,
  }: { readonly heads: number; readonly headWidth: number; readonly keys: number; readonly batches: number },
): Float64Array {
  const width = heads * headWidth;
  const headOf = headCut(headWidth);
  const y = new Float64Array(batches * keys * width);
  for (let batch = 0; batch < batches; batch++) {
    const rows = Array.from({ length: keys }, (_, key) => batch * keys + key);
    for (let from = 0; from < width; from += headWidth) {
      const k = rows.map((row) => headOf(qkv, row, 3 * width, width + from));
      const v = rows.map((row) => headOf(qkv, row, 3 * width, 2 * width + from));
      for (const row of rows) {
        y.set(attendReference(headOf(qkv, row, 3 * width, from), k, v), row * width + from);
      }
    }
  }
  return y;
}

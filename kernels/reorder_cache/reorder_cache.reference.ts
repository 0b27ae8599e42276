/** The cache [sequences, nTextCtx, width] after sequence s has become what sources[s] was, for the first `length` positions. */
export function reorderCacheReference(
  cache: Float32Array<ArrayBuffer>,
  sources: readonly number[],
  { nTextCtx, width, length }: { readonly nTextCtx: number; readonly width: number; readonly length: number },
): Float32Array<ArrayBuffer> {
  const reordered = cache.slice();
  for (const [sequence, source] of sources.entries()) {
    const from = source * nTextCtx * width;
    reordered.set(cache.subarray(from, from + length * width), sequence * nTextCtx * width);
  }
  return reordered;
}

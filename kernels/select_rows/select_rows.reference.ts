/** Rows of x [sequences × newTokens, cols]: each sequence's last token that was fed, then its start-of-transcript. */
export function selectRowsReference(
  x: Float32Array,
  cols: number,
  newTokens: number,
  sequences: readonly { readonly fed: number; readonly sotRow: number }[],
): Float32Array {
  const rows = [
    ...sequences.map(({ fed }, s) => s * newTokens + fed - 1),
    ...sequences.map(({ sotRow }, s) => s * newTokens + sotRow),
  ];
  return Float32Array.from({ length: rows.length * cols }, (_, i) => {
    return x[(rows[Math.floor(i / cols)] as number) * cols + (i % cols)] as number;
  });
}

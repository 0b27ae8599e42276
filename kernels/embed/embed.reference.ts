/** What `embed` works on, as plain arrays. */
export interface EmbedCase {
  /** [nVocab, cols]. */
  readonly weight: Float32Array;
  /** [nTextCtx, cols]. */
  readonly positions: Float32Array;
  readonly cols: number;
  /** Per sequence: tokens in the cache, and the new ones. */
  readonly sequences: readonly { readonly length: number; readonly tokens: readonly number[] }[];
}

/** x [sequences × T, cols] = token embedding + positional embedding; beyond the context the last position repeats. */
export function embedReference({ weight, positions, cols, sequences }: EmbedCase): Float64Array {
  const last = positions.length / cols - 1;
  const rows = sequences.flatMap(({ length, tokens }) =>
    tokens.map((token, t) => ({ token, position: Math.min(length + t, last) })),
  );
  return Float64Array.from({ length: rows.length * cols }, (_, i) => {
    const { token, position } = rows[Math.floor(i / cols)] as (typeof rows)[number];
    return (weight[token * cols + (i % cols)] as number) + (positions[position * cols + (i % cols)] as number);
  });
}

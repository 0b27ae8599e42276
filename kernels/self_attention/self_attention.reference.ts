import { attendReference, headCut } from "../shared/attend.reference";

/** What `selfAttention` works on, as plain arrays. */
export interface SelfAttentionCase {
  readonly heads: number;
  readonly headWidth: number;
  readonly nTextCtx: number;
  /** Rows of qkv per sequence, of which the first `fed` are tokens. */
  readonly newTokens: number;
  readonly sequences: readonly { readonly length: number; readonly fed: number }[];
  /** [sequences × newTokens, 3 × width]. */
  readonly qkv: Float32Array;
  /** [sequences, nTextCtx, 2 × width]. */
  readonly cache: Float32Array<ArrayBuffer>;
}

/**
 * The cache with the new keys and values added, and y [sequences × newTokens, width] of the tokens that were fed; other
 * rows of y are NaN, since nothing is promised of them.
 */
export function selfAttentionReference({
  heads,
  headWidth,
  nTextCtx,
  newTokens,
  sequences,
  qkv,
  cache,
}: SelfAttentionCase) {
  const width = heads * headWidth;
  const headOf = headCut(headWidth);
  const added = cache.slice();
  const y = new Float64Array(sequences.length * newTokens * width).fill(Number.NaN);
  for (const [s, { length, fed }] of sequences.entries()) {
    for (let t = 0; t < fed && length + t < nTextCtx; t++) {
      const row = s * newTokens + t;
      const position = s * nTextCtx + length + t;
      added.set(qkv.subarray((row * 3 + 1) * width, (row * 3 + 3) * width), position * 2 * width);
      const places = Array.from({ length: length + t + 1 }, (_, key) => s * nTextCtx + key);
      for (let from = 0; from < width; from += headWidth) {
        const k = places.map((place) => headOf(added, place, 2 * width, from));
        const v = places.map((place) => headOf(added, place, 2 * width, width + from));
        y.set(attendReference(headOf(qkv, row, 3 * width, from), k, v), row * width + from);
      }
    }
  }
  return { cache: added, y };
}

import { type Run, tensorWith } from "./backends";
import { seededNumbers } from "./data";

/** Scores of a text: there is room for `most` tokens of `keys` keys, of which some are looked at. */
export interface ScoreSizes {
  readonly most: number;
  readonly tokens: number;
  readonly heads: number;
  readonly keys: number;
  readonly cols: number;
}

export const scoreSizes: readonly ScoreSizes[] = [
  { most: 1, tokens: 1, heads: 1, keys: 4, cols: 1 },
  { most: 4, tokens: 3, heads: 2, keys: 8, cols: 3 },
  { most: 3, tokens: 3, heads: 3, keys: 8, cols: 4 },
  { most: 16, tokens: 9, heads: 5, keys: 132, cols: 130 },
  { most: 64, tokens: 37, heads: 8, keys: 1500, cols: 641 },
  { most: 5, tokens: 5, heads: 6, keys: 1500, cols: 1500 },
];

/** Tensors with scores, seeded or `fill`ed by their index, and those. */
export function scoresOf(run: Run, { most, tokens, heads, keys, cols }: ScoreSizes, fill?: (i: number) => number) {
  const count = most * heads * keys;
  const numbers = fill ? Float32Array.from({ length: count }, (_, i) => fill(i)) : seededNumbers(tokens, count);
  const x = run.backend.tensor("x", [most, heads, keys], "f32");
  run.backend.write(x, numbers);
  return { numbers, on: { sizes: tensorWith(run, [2], Uint32Array.of(tokens, cols)), x } };
}

/** What is looked at of scores, [tokens, heads, cols]. */
export function takeScores(x: Float32Array, { tokens, heads, keys, cols }: ScoreSizes): Float32Array {
  const taken = new Float32Array(tokens * heads * cols);
  for (let row = 0; row < tokens * heads; row++) taken.set(x.subarray(row * keys, row * keys + cols), row * cols);
  return taken;
}

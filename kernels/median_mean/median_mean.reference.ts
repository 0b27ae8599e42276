/** The mean over the heads of the medians of seven neighbours, mirrored at a row's ends: x [tokens, heads, cols] → [tokens, cols]. */
export function medianMeanReference(x: ArrayLike<number>, heads: number, cols: number): Float64Array {
  const found = new Float64Array(x.length / heads);
  for (let row = 0; row < x.length / cols; row++) {
    for (let col = 0; col < cols; col++) {
      const around = [-3, -2, -1, 0, 1, 2, 3].map((off) => x[row * cols + (cols > 3 ? mirror(col + off, cols) : col)]!);
      const median = around.sort((a, b) => a - b)[3]!;
      found[Math.floor(row / heads) * cols + col]! += median / heads;
    }
  }
  return found;
}

function mirror(col: number, cols: number): number {
  return Math.abs(col < cols ? col : 2 * (cols - 1) - col);
}

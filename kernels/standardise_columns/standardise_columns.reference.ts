/** [rows, cols]: each column's numbers from their mean, in standard deviations of all of them; 0 where all are the same. */
export function standardiseColumnsReference(x: ArrayLike<number>, cols: number): Float64Array {
  const rows = x.length / cols;
  const found = new Float64Array(x.length);
  for (let col = 0; col < cols; col++) {
    const of = Array.from({ length: rows }, (_, row) => x[row * cols + col]!);
    const mean = of.reduce((sum, value) => sum + value, 0) / rows;
    const deviation = Math.sqrt(of.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows);
    const isSame = of.every((value) => value === of[0]);
    for (const [row, value] of of.entries()) found[row * cols + col] = isSame ? 0 : (value - mean) / deviation;
  }
  return found;
}

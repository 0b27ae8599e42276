/** The softmax of each row of numbers, [rows, cols]. */
export function softmaxRowsReference(x: ArrayLike<number>, cols: number): Float64Array {
  const found = new Float64Array(x.length);
  for (let row = 0; row < x.length; row += cols) {
    const of = Float64Array.from({ length: cols }, (_, i) => x[row + i]!);
    const highest = of.reduce((most, value) => Math.max(most, value), -Infinity);
    const shares = of.map((value) => Math.exp(value - highest));
    const sum = shares.reduce((total, share) => total + share, 0);
    found.set(
      shares.map((share) => share / sum),
      row,
    );
  }
  return found;
}

/** Values on either side of a point that its median looks at: the filter is seven wide. */
const reach = 3;
const width = 2 * reach + 1;

/**
 * Replaces each value of each row by the median of the seven around it, mirrored at the row's ends without repeating
 * the end itself.
 *
 * `input` and `output` are [rows, columns] and may not be the same array. Rows of three values and fewer stay as they
 * are. Source: openai/whisper timing.py, median_filter.
 */
export function medianFilter(input: Float32Array, columns: number, output: Float32Array): void {
  if (columns <= reach) {
    output.set(input);
    return;
  }
  for (let row = 0; row < input.length; row += columns) filterRow(input, output, row, columns);
}

/** Keeps the window sorted: a step takes one value out and puts one in, which costs less than sorting seven. */
function filterRow(input: Float32Array, output: Float32Array, row: number, columns: number): void {
  const at = (column: number) => input[row + mirror(column, columns)]!;
  const window = Float32Array.from({ length: width }, (_, i) => at(i - reach)).sort();
  output[row] = window[reach]!;
  for (let column = 1; column < columns; column++) {
    replace(window, at(column - reach - 1), at(column + reach));
    output[row + column] = window[reach]!;
  }
}

function mirror(column: number, columns: number): number {
  if (column < 0) return -column;
  return column < columns ? column : 2 * (columns - 1) - column;
}

/** Takes `leaving` out of sorted values and puts `entering` where it belongs. NaN gives nonsense, but an end. */
function replace(sorted: Float32Array, leaving: number, entering: number): void {
  let hole = 0;
  while (hole < width - 1 && sorted[hole] !== leaving) hole++;
  for (; hole + 1 < width && sorted[hole + 1]! < entering; hole++) sorted[hole] = sorted[hole + 1]!;
  for (; hole > 0 && sorted[hole - 1]! > entering; hole--) sorted[hole] = sorted[hole - 1]!;
  sorted[hole] = entering;
}

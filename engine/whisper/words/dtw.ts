/** A path through a matrix of costs: the row and the column of each of its points, from the first corner to the last. */
export interface DtwPath {
  readonly textIndices: Int32Array;
  readonly timeIndices: Int32Array;
}

const diagonal = 0;
const fromRowBefore = 1;
const fromColumnBefore = 2;

/**
 * Dynamic time warping: the cheapest path from the first cell of `costs` [rows, columns] to the last, which goes one
 * row on, one column on, or both at each step.
 *
 * The diagonal and the row before win only where they are truly cheaper than both others; else the column before does,
 * even if it is dearer than two that tie. Source: openai/whisper timing.py, dtw_cpu.
 */
export function dtw(costs: Float32Array, rows: number, columns: number): DtwPath {
  return backtrace(traceOf(costs, rows, columns), rows, columns);
}

/**
 * Which step leads to each cell. Two rows of sums are kept, each with a column outside at its left.
 *
 * Sums are f64 as in the reference, where numba makes f64 of an f32 array times a number: f32 would tie elsewhere.
 */
function traceOf(costs: Float32Array, rows: number, columns: number): Uint8Array {
  const trace = new Uint8Array(rows * columns);
  let before = new Float64Array(columns + 1).fill(Infinity);
  let current = new Float64Array(columns + 1).fill(Infinity);
  before[0] = 0;
  for (let row = 0; row < rows; row++) {
    current[0] = Infinity;
    for (let column = 0; column < columns; column++) {
      const both = before[column]!;
      const down = before[column + 1]!;
      const right = current[column]!;
      const step = cheapest(both, down, right);
      const least = step === diagonal ? both : step === fromRowBefore ? down : right;
      current[column + 1] = costs[row * columns + column]! + least;
      trace[row * columns + column] = step;
    }
    [before, current] = [current, before];
  }
  return trace;
}

function cheapest(both: number, down: number, right: number): number {
  if (both < down && both < right) return diagonal;
  return down < both && down < right ? fromRowBefore : fromColumnBefore;
}

function backtrace(trace: Uint8Array, rows: number, columns: number): DtwPath {
  const textIndices = new Int32Array(rows + columns);
  const timeIndices = new Int32Array(rows + columns);
  let first = rows + columns;
  let row = rows - 1;
  let column = columns - 1;
  while (row >= 0 && column >= 0) {
    first--;
    textIndices[first] = row;
    timeIndices[first] = column;
    // On the edges only one way leads back, whatever the sums said.
    const step = row === 0 ? fromColumnBefore : column === 0 ? fromRowBefore : trace[row * columns + column]!;
    if (step !== fromColumnBefore) row--;
    if (step !== fromRowBefore) column--;
  }
  return { textIndices: textIndices.slice(first), timeIndices: timeIndices.slice(first) };
}

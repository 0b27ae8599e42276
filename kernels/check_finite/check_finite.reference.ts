/** For each of so many sequences, 1 where a row of x [rows, cols] that belongs to it holds what is not finite. */
export function checkFiniteReference(x: Float32Array, cols: number, sequences: number): number[] {
  const flags = new Array<number>(sequences).fill(0);
  for (const [i, value] of x.entries()) {
    if (!Number.isFinite(value)) flags[Math.floor(i / cols) % sequences] = 1;
  }
  return flags;
}

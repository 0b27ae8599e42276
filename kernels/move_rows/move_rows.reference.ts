/** Rows of `width` numbers after every [from, to] was moved. */
export function moveRowsReference<Numbers extends Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(
  rows: Numbers,
  moves: readonly (readonly [from: number, to: number])[],
  width: number,
): Numbers {
  const moved = rows.slice() as Numbers;
  for (const [from, to] of moves) moved.set(rows.subarray(from * width, (from + 1) * width), to * width);
  return moved;
}

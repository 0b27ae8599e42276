// rows[to] = rows[from] for every move. A unit of work is a move.

@unmanaged
export class MoveRows {
  /** From and to, by twos. */
  moves: usize;
  rows: usize;
  /** Of a row. */
  words: i32;
}

export function moveRows(call: MoveRows, from: i32, to: i32): void {
  const bytes = (<usize>call.words) << 2;
  for (let move = from; move < to; move++) {
    const at = call.moves + (move << 3);
    const origin = call.rows + <usize>load<u32>(at) * bytes;
    const target = call.rows + <usize>load<u32>(at, 4) * bytes;
    if (origin != target) memory.copy(target, origin, bytes);
  }
}

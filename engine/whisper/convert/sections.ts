/** A part of a file that is made: how long it is, and its bytes in pieces, those before a byte left out as far as that saves work. */
export interface Section {
  readonly bytes: number;
  /** May begin before `from`, and says where. */
  pieces(from: number): Begun;
}

/** Pieces that begin at a byte of their section. */
export interface Begun {
  readonly at: number;
  readonly pieces: AsyncGenerator<Uint8Array>;
}

/** Bytes that are at hand. */
export function sectionOf(bytes: Uint8Array): Section {
  async function* pieces() {
    yield bytes;
  }
  return { bytes: bytes.length, pieces: () => ({ at: 0, pieces: pieces() }) };
}

/** All bytes of sections from a byte on, in order; sections before it are not made. */
export async function* piecesOf(sections: readonly Section[], from: number): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const section of sections) {
    const end = start + section.bytes;
    if (end > from) yield* rest(section, Math.max(0, from - start));
    start = end;
  }
}

async function* rest(section: Section, from: number): AsyncGenerator<Uint8Array> {
  const { at, pieces } = section.pieces(from);
  let surplus = from - at;
  for await (const piece of pieces) {
    const taken = piece.subarray(Math.min(surplus, piece.length));
    surplus -= piece.length - taken.length;
    if (taken.length > 0) yield taken;
  }
}

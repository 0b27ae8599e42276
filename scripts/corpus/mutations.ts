/** A file that something happened to. */
export interface Mutation {
  readonly what: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What becomes of files: cuts, joins, holes, flipped bits, headers that lie; the same of the same seed. */
export function mutations(file: Uint8Array<ArrayBuffer>, rounds: number, seed = 1): readonly Mutation[] {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const at = (share: number) => Math.floor(share * file.length);
  const changed = (what: string, change: (bytes: Uint8Array<ArrayBuffer>) => void): Mutation => {
    const bytes = file.slice();
    change(bytes);
    return { what, bytes };
  };
  const fixed = [
    { what: "as it is", bytes: file },
    { what: "joined with itself", bytes: joined(file, file) },
    { what: "cut in the middle", bytes: file.slice(0, at(0.5)) },
    { what: "cut near the end", bytes: file.slice(0, at(0.97)) },
    { what: "without its beginning", bytes: file.slice(at(0.3)) },
    { what: "with a part missing", bytes: joined(file.slice(0, at(0.5)), file.slice(at(0.55))) },
    changed("with a hole", (bytes) => bytes.fill(0, at(0.6), at(0.64))),
    changed("with rubbish in the middle", (bytes) => {
      for (let i = at(0.4); i < at(0.43); i++) bytes[i] = below(256);
    }),
    { what: "with text behind it", bytes: joined(file, new TextEncoder().encode("not sound at all ".repeat(300))) },
  ];
  const drawn = Array.from({ length: rounds }, (_, round) => [
    changed(`flipped bits ${round}`, (bytes) => {
      for (let i = 0; i < 4; i++) flip(bytes, below(bytes.length), below(8));
    }),
    changed(`a header that lies ${round}`, (bytes) => {
      for (let i = 0; i < 2; i++) bytes[below(Math.min(256, bytes.length))] = below(256);
    }),
  ]).flat();
  return [...fixed, ...drawn];
}

function flip(bytes: Uint8Array, index: number, bit: number): void {
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** Numbers from 0 to 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

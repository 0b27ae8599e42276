/** Tokens per sequence whose logits are held at a time. */
export const MAX_FED = 64;

/** Most new tokens per step: room for half a context of prompt and the start sequence. */
export const MAX_NEW_TOKENS = 256;

/** Recorded prompt lengths; a prompt uses the next longer one, and its surplus rows are ignored. */
const BUCKETS = [1, 4, 16, 32, 64, 128, 192, MAX_NEW_TOKENS];

/** The recorded length for so many tokens. Throws a RangeError where there is none, or the context is shorter. */
export function bucket(newTokens: number, nTextCtx: number, sizes = BUCKETS): number {
  const found = sizes.find((size) => size >= newTokens);
  if (!found || newTokens > nTextCtx)
    throw new RangeError(`${newTokens} tokens at once; at most ${Math.min(sizes.at(-1)!, nTextCtx)} were expected.`);
  return found;
}

/** Makes something for a key, once. */
export function once<Key, T>(made: Map<Key, Promise<T>>, key: Key, make: (key: Key) => Promise<T>): Promise<T> {
  const found = made.get(key) ?? make(key);
  made.set(key, found);
  return found;
}

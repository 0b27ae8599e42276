/** Numbers of a head of attention: the width that all kernels of attention are written for. */
export const HEAD_WIDTH = 64;

/** Keys that the decoder's attention has room for: one size for all models that it suffices, so that they share pipelines. */
const KEYS = 1536;
const MORE_KEYS = 256;

/** `MAX_KEYS` of the snippet `attend`. */
export function keysRoom(keys: number): number {
  return Math.max(KEYS, Math.ceil(keys / MORE_KEYS) * MORE_KEYS);
}

/** Scratch memory of a processor's thread for one query's scores. */
export function scoreBytes(keys: number): number {
  return Math.ceil(keys / 4) * 16;
}

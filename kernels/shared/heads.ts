import type { Tensor } from "../runtime/tensor";

/** What every kernel of the encoder's attention is dispatched with. */
export interface AttentionWork {
  readonly consts: Readonly<Record<string, number>>;
  readonly buffers: { readonly qkv: Tensor; readonly y: Tensor };
  readonly params: { readonly keys: number; readonly width4: number };
  readonly keys: number;
  readonly heads: number;
  readonly batches: number;
}

/** Widths of a head that the kernels of attention take: powers of two, so that workgroups can be halved down to a head. */
const WIDTHS = [32, 64];

/** What kernels of attention must know of rows of `width` numbers, split among `heads`. Throws for a width of head that they do not take. */
export function headsOf(width: number, heads: number) {
  const headWidth = width / heads;
  if (!WIDTHS.includes(headWidth)) throw new RangeError(`attention over heads of ${headWidth} numbers`);
  return {
    headWidth,
    /** Compile-time sizes of the WGSL: vectors of a head, and what scores are multiplied by. */
    consts: { HEAD4: headWidth / 4, SCALE: 1 / Math.sqrt(headWidth) },
    width4: width / 4,
  };
}

/** Keys that the decoder's attention has room for: one size for all models that it suffices, so that they share pipelines. */
const KEYS = 1536;
const MORE_KEYS = 256;

/** `MAX_KEYS` of the snippet `attend`. */
export function keysRoom(keys: number): number {
  return Math.max(KEYS, Math.ceil(keys / MORE_KEYS) * MORE_KEYS);
}

/** Scratch memory of a processor's thread for one query's scores of a head, and a number. */
export function scoreBytes(keys: number): number {
  return Math.ceil(keys / 4) * 16 + 4;
}

/** How the numbers of a tensor are stored, by ggml's names. Quantised types hold blocks of 32 weights. */
export type StoredType = "f32" | "f16" | "q4_0" | "q4_1" | "q5_0" | "q5_1" | "q8_0";

/** A tensor of a model file of any format. */
export interface StoredTensor {
  readonly name: string;
  readonly type: StoredType;
  /** Outermost first, so [out, in] for a linear layer and [out, in, kernel] for a convolution. */
  readonly shape: readonly number[];
  /** A view into the file, little-endian, in rows of the innermost dimension; it may start at any byte. */
  readonly data: Uint8Array;
}

interface Blocks {
  readonly blockWeights: number;
  readonly blockBytes: number;
}

/** Sizes of every type that Sotto reads. */
export const storedBlocks: Readonly<Record<StoredType, Blocks>> = {
  f32: { blockWeights: 1, blockBytes: 4 },
  f16: { blockWeights: 1, blockBytes: 2 },
  q4_0: { blockWeights: 32, blockBytes: 18 },
  q4_1: { blockWeights: 32, blockBytes: 20 },
  q5_0: { blockWeights: 32, blockBytes: 22 },
  q5_1: { blockWeights: 32, blockBytes: 24 },
  q8_0: { blockWeights: 32, blockBytes: 34 },
};

/** Every type by its name. */
export const storedTypes = Object.keys(storedBlocks) as readonly StoredType[];

/** Bytes of `count` weights; `count` is a multiple of the type's block. */
export function storedBytes(type: StoredType, count: number): number {
  const { blockWeights, blockBytes } = storedBlocks[type];
  return (count / blockWeights) * blockBytes;
}

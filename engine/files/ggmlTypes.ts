/** How the numbers of a tensor are stored (ggml's names). Quantised types hold blocks of 32 weights. */
export type GgmlType = "f32" | "f16" | "q4_0" | "q4_1" | "q5_0" | "q5_1" | "q8_0";

/** A tensor of a model file. */
export interface GgmlTensor {
  readonly name: string;
  readonly type: GgmlType;
  /** Outermost first, so [out, in] for a linear layer and [out, in, kernel] for a convolution. */
  readonly shape: readonly number[];
  /** A view into the file, little-endian, in rows of the innermost dimension; it may start at any byte. */
  readonly data: Uint8Array;
}

interface Layout {
  /** The type's number in a tensor header (ggml.h, enum ggml_type). */
  readonly id: number;
  /** The type's number in the file header (ggml.h, enum ggml_ftype). */
  readonly fileType: number;
  readonly blockWeights: number;
  readonly blockBytes: number;
}

/** Sizes and numbers of every type that Sotto reads. */
export const ggmlLayouts: Readonly<Record<GgmlType, Layout>> = {
  f32: { id: 0, fileType: 0, blockWeights: 1, blockBytes: 4 },
  f16: { id: 1, fileType: 1, blockWeights: 1, blockBytes: 2 },
  q4_0: { id: 2, fileType: 2, blockWeights: 32, blockBytes: 18 },
  q4_1: { id: 3, fileType: 3, blockWeights: 32, blockBytes: 20 },
  q5_0: { id: 6, fileType: 8, blockWeights: 32, blockBytes: 22 },
  q5_1: { id: 7, fileType: 9, blockWeights: 32, blockBytes: 24 },
  q8_0: { id: 8, fileType: 7, blockWeights: 32, blockBytes: 34 },
};

/** Every type, in the order of their numbers. */
export const ggmlTypes = Object.keys(ggmlLayouts) as readonly GgmlType[];

/** The type with this number in a tensor header, if Sotto reads it. */
export function ggmlTypeOf(id: number): GgmlType | undefined {
  return ggmlTypes.find((type) => ggmlLayouts[type].id === id);
}

/** Bytes of `count` weights; `count` is a multiple of the type's block. */
export function ggmlBytes(type: GgmlType, count: number): number {
  const { blockWeights, blockBytes } = ggmlLayouts[type];
  return (count / blockWeights) * blockBytes;
}

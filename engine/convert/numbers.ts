import { fromHalf } from "../../kernels/shared/half";
import { ggmlNumbers } from "../files/ggml";
import { dequantize } from "../files/quantize";
import { type StoredType, storedBlocks, storedTypes } from "../files/storedTensor";
import { expandKBlocks, type KType, kBlockBytes, kTypes } from "./kBlocks";

/** How numbers lie in a file of any format: what the engine reads, and what is brought into it. */
export type NumberType = StoredType | "bf16" | KType;

interface Blocks {
  readonly blockWeights: number;
  readonly blockBytes: number;
}

/** Sizes of every type that can be converted. */
export const numberBlocks: Readonly<Record<NumberType, Blocks>> = {
  ...storedBlocks,
  bf16: { blockWeights: 1, blockBytes: 2 },
  q3_k: { blockWeights: 256, blockBytes: kBlockBytes.q3_k },
  q4_k: { blockWeights: 256, blockBytes: kBlockBytes.q4_k },
  q5_k: { blockWeights: 256, blockBytes: kBlockBytes.q5_k },
  q6_k: { blockWeights: 256, blockBytes: kBlockBytes.q6_k },
};

/** Every type by its name. */
export const numberTypes: readonly NumberType[] = [...storedTypes, "bf16", ...kTypes];

/** Numbers of the types in ggml's and GGUF's headers of tensors (ggml.h, enum ggml_type). */
export const numberTypeIds: Readonly<Record<NumberType, number>> = {
  ...(Object.fromEntries(storedTypes.map((type) => [type, ggmlNumbers[type].id])) as Record<StoredType, number>),
  q3_k: 11,
  q4_k: 12,
  q5_k: 13,
  q6_k: 14,
  bf16: 30,
};

/** Bytes of `count` numbers; NaN where they are no whole blocks. */
export function numberBytes(type: NumberType, count: number): number {
  const { blockWeights, blockBytes } = numberBlocks[type];
  return count % blockWeights === 0 ? (count / blockWeights) * blockBytes : Number.NaN;
}

/** Expands whole blocks to f32. */
export function expandNumbers(type: NumberType, data: Uint8Array): Float32Array<ArrayBuffer> {
  if (isKType(type)) return expandKBlocks(type, data);
  const { blockWeights, blockBytes } = numberBlocks[type];
  const count = (data.length / blockBytes) * blockWeights;
  if (type === "bf16") return fromUpperHalves(data);
  if (type === "f16") return fromHalves(data);
  return dequantize({ name: "", type, shape: [count], data });
}

function isKType(type: NumberType): type is KType {
  return Object.hasOwn(kBlockBytes, type);
}

/** A bfloat16 is the upper half of a float. */
function fromUpperHalves(data: Uint8Array): Float32Array<ArrayBuffer> {
  const words = new Uint16Array(new Uint8Array(data).buffer);
  const bits = new Uint32Array(words.length);
  for (let i = 0; i < words.length; i++) bits[i] = words[i]! << 16;
  return new Float32Array(bits.buffer);
}

/** What each of the 65,536 halves stands for: models have a thousand million of them. */
let halves: Float32Array | undefined;

function fromHalves(data: Uint8Array): Float32Array<ArrayBuffer> {
  halves ??= Float32Array.from({ length: 65536 }, (_, half) => fromHalf(half));
  const words = new Uint16Array(new Uint8Array(data).buffer);
  const values = new Float32Array(words.length);
  for (let i = 0; i < words.length; i++) values[i] = halves[words[i]!]!;
  return values;
}

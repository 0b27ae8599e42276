import { fromHalf } from "../../kernels/shared/half";

/** Types of 256 weights a block, whose scales are quantised too. No kernel reads them. */
export type KType = "q3_k" | "q4_k" | "q5_k" | "q6_k";

/** Bytes of a block (ggml-common.h). */
export const kBlockBytes: Readonly<Record<KType, number>> = { q3_k: 110, q4_k: 144, q5_k: 176, q6_k: 210 };

/** Their names. */
export const kTypes = Object.keys(kBlockBytes) as readonly KType[];

const blockWeights = 256;

/** Expands whole blocks to f32, as ggml does (ggml-quants.c, dequantize_row_q?_K): every product rounded to f32. */
export function expandKBlocks(type: KType, data: Uint8Array): Float32Array<ArrayBuffer> {
  const bytes = kBlockBytes[type];
  const blocks = data.length / bytes;
  const values = new Float32Array(blocks * blockWeights);
  for (let block = 0; block < blocks; block++) {
    const one = data.subarray(block * bytes, (block + 1) * bytes);
    expanders[type](one, values.subarray(block * blockWeights, (block + 1) * blockWeights));
  }
  return values;
}

type Expand = (block: Uint8Array, out: Float32Array) => void;

const expanders: Readonly<Record<KType, Expand>> = { q3_k: expandQ3, q4_k: expandQ4, q5_k: expandQ5, q6_k: expandQ6 };

/** 32 bytes of third bits, 64 of two bits each, 12 of sixteen 6-bit scales, an f16 scale of all. */
function expandQ3(block: Uint8Array, out: Float32Array): void {
  const all = half(block, 108);
  for (let i = 0; i < blockWeights; i++) {
    const place = i & 31;
    // 128 weights share 32 bytes of two bits, and all 256 share 32 bytes of one.
    const low = (block[32 + 32 * (i >> 7) + place]! >> (2 * ((i >> 5) & 3))) & 3;
    const high = (block[place]! >> (i >> 5)) & 1;
    const scale = Math.fround(all * (q3Scale(block, i >> 4) - 32));
    out[i] = scale * (low - (high ? 0 : 4));
  }
}

/** Of scale `s` of sixteen: its lower four bits, and the two upper ones, which four scales have in one byte. */
function q3Scale(block: Uint8Array, s: number): number {
  const low = (block[96 + (s & 7)]! >> (s < 8 ? 0 : 4)) & 15;
  const high = (block[104 + (s & 3)]! >> (2 * (s >> 2))) & 3;
  return low | (high << 4);
}

/** f16 scale and minimum of all, 12 bytes of eight 6-bit scales and minima, 128 of nibbles. */
function expandQ4(block: Uint8Array, out: Float32Array): void {
  for (let i = 0; i < blockWeights; i++) {
    const nibble = (block[16 + 32 * (i >> 6) + (i & 31)]! >> (4 * ((i >> 5) & 1))) & 15;
    out[i] = scaled(block, i >> 5, nibble);
  }
}

/** The same with 32 bytes of fifth bits before the nibbles. */
function expandQ5(block: Uint8Array, out: Float32Array): void {
  for (let i = 0; i < blockWeights; i++) {
    const nibble = (block[48 + 32 * (i >> 6) + (i & 31)]! >> (4 * ((i >> 5) & 1))) & 15;
    const fifth = (block[16 + (i & 31)]! >> (i >> 5)) & 1;
    out[i] = scaled(block, i >> 5, nibble + 16 * fifth);
  }
}

/** A quant of sub-block `s` of eight by its scale and minimum (get_scale_min_k4). */
function scaled(block: Uint8Array, s: number, quant: number): number {
  const at = 4 + (s & 3);
  const scale = s < 4 ? block[at]! & 63 : (block[at + 8]! & 15) | ((block[at]! >> 6) << 4);
  const minimum = s < 4 ? block[at + 4]! & 63 : (block[at + 8]! >> 4) | ((block[at + 4]! >> 6) << 4);
  return Math.fround(Math.fround(half(block, 0) * scale) * quant) - Math.fround(half(block, 2) * minimum);
}

/** 128 bytes of lower nibbles, 64 of two upper bits each, sixteen signed scales, an f16 scale of all. */
function expandQ6(block: Uint8Array, out: Float32Array): void {
  const all = half(block, 208);
  for (let i = 0; i < blockWeights; i++) {
    const part = (i >> 5) & 3;
    const low = (block[64 * (i >> 7) + 32 * (part & 1) + (i & 31)]! >> (4 * (part >> 1))) & 15;
    const high = (block[128 + 32 * (i >> 7) + (i & 31)]! >> (2 * part)) & 3;
    const scale = (block[192 + (i >> 4)]! << 24) >> 24;
    out[i] = Math.fround(all * scale) * ((low | (high << 4)) - 32);
  }
}

function half(block: Uint8Array, at: number): number {
  return fromHalf(block[at]! | (block[at + 1]! << 8));
}

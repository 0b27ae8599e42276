import { seededRandom } from "../../kernels/testing/data";
import { ggmlNumbers } from "../files/ggml";
import { type StoredType, storedBlocks, storedBytes } from "../files/storedTensor";
import { storedTypeOf } from "../files/tensorTable";
import { ggmlHeadBytes, int32s } from "../whisper/convert/ggmlHeadBytes";
import { textTokens } from "../whisper/convert/vocabulary";
import { expectedTensors } from "../whisper/model/architecture";
import type { ModelDimensions } from "../whisper/model/dimensions";

/** The smallest sizes that the loader accepts: one layer, one head, a window of 32 frames. */
export const smallestDims: ModelDimensions = {
  nMels: 80,
  nAudioCtx: 16,
  nAudioState: 64,
  nAudioHead: 1,
  nAudioLayer: 1,
  nVocab: 51864,
  nTextCtx: 32,
  nTextState: 64,
  nTextHead: 1,
  nTextLayer: 1,
};

export interface GgmlRecipe {
  readonly dims: ModelDimensions;
  /** How the matrices are stored; convolutions are f16 (f32 in an f32 file), everything else is f32. */
  readonly type: StoredType;
  readonly seed: number;
}

/** A valid whisper.cpp ggml file with seeded random weights; its tokens are single bytes and pairs of bytes. */
export function writeGgml({ dims, type, seed }: GgmlRecipe): Uint8Array<ArrayBuffer> {
  const random = seededRandom(seed);
  const parts: Uint8Array[] = [ggmlHeadBytes(dims, tokens, type)];
  for (const [name, { role, shape }] of expectedTensors(dims)) {
    const stored = storedTypeOf(role, type);
    const fileShape = /conv\d\.bias$/.test(name) ? [...shape, 1] : shape;
    const scale = role === "vector" ? 0.05 : 1 / Math.sqrt(shape.slice(1).reduce((a, b) => a * b, 1));
    const centre = /ln\w*\.weight$/.test(name) ? 1 : 0;
    const count = shape.reduce((a, b) => a * b, 1);
    parts.push(
      int32s(fileShape.length, name.length, ggmlNumbers[stored].id, ...[...fileShape].reverse()),
      Uint8Array.from(name, (character) => character.charCodeAt(0)),
      randomWeights({ type: stored, count, scale, centre, random }),
    );
  }
  return concatenate(parts);
}

/** Single bytes, then pairs of bytes. */
const tokens = Array.from({ length: textTokens }, (_, id) => Uint8Array.from(id < 256 ? [id] : [id >> 8, id & 255]));

interface WeightsRecipe {
  readonly type: StoredType;
  readonly count: number;
  readonly scale: number;
  readonly centre: number;
  readonly random: () => number;
}

/** Uniform weights in centre ± scale: random quants under one scale where the type is quantised. */
function randomWeights({ type, count, scale, centre, random }: WeightsRecipe): Uint8Array {
  const bytes = new Uint8Array(storedBytes(type, count));
  const view = new DataView(bytes.buffer);
  if (type === "f32" || type === "f16") {
    for (let i = 0; i < count; i++) {
      const weight = centre + scale * (2 * random() - 1);
      if (type === "f32") view.setFloat32(i * 4, weight, true);
      else view.setUint16(i * 2, toHalf(weight), true);
    }
    return bytes;
  }
  const { steps, hasMinimum } = QUANTS[type];
  const { blockBytes } = storedBlocks[type];
  const step = scale / steps;
  for (let start = 0; start < bytes.length; start += blockBytes) {
    for (let i = 2; i < blockBytes; i++) bytes[start + i] = Math.floor(random() * 256);
    // One weight far outside the rest in some blocks, as real files have them.
    view.setUint16(start, toHalf(random() < 0.01 ? 4 * step : step), true);
    if (hasMinimum) view.setUint16(start + 2, toHalf(-scale), true);
  }
  return bytes;
}

/** Quantisation steps from zero to the largest weight, and whether a block stores its minimum after its scale. */
const QUANTS = {
  q4_0: { steps: 8, hasMinimum: false },
  q4_1: { steps: 8, hasMinimum: true },
  q5_0: { steps: 16, hasMinimum: false },
  q5_1: { steps: 16, hasMinimum: true },
  q8_0: { steps: 128, hasMinimum: false },
} as const;

/** Half-precision bits of a number that half precision can hold, rounded towards zero. */
function toHalf(value: number): number {
  const magnitude = Math.abs(value);
  const sign = value < 0 ? 0x8000 : 0;
  if (magnitude < 2 ** -14) return sign | Math.floor(magnitude * 2 ** 24);
  const exponent = Math.floor(Math.log2(magnitude));
  return sign | ((exponent + 15) << 10) | Math.floor((magnitude / 2 ** exponent - 1) * 1024);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

import { partsShape } from "../../../kernels/cross_attention/cross_attention";
import type { Backend } from "../../../kernels/runtime/backend";
import type { WeightFormat } from "../../../kernels/runtime/tensor";
import { wasmWeightBytes } from "../../../kernels/runtime/wasmWeights";
import { rulesLength } from "../../../kernels/shared/rules";
import { PARTIAL_WORDS, partialCount, stateLength } from "../../../kernels/shared/sequence";
import type { DeviceName } from "../../device/types";
import type { StoredType } from "../../files/storedTensor";
import { storedTypeOf } from "../../files/tensorTable";
import { expectedTensors } from "../model/architecture";
import { MAX_FED, MAX_NEW_TOKENS } from "../model/buckets";
import type { DecoderSizes } from "../model/decoderBuffers";
import type { ModelDimensions } from "../model/dimensions";
import { type SlotShape, slotShape, slotSizes } from "../model/slots";
import { blockWords, weightFormats } from "../model/weights";

/** Bytes of device memory that a model takes for one window and one sequence. */
export interface Footprint {
  readonly total: number;
  /** The longest piece of it. */
  readonly largest: number;
}

/** What the processor's part of a page can have: all that 32 bits can address. */
export const mostProcessorBytes = 4 * 1024 ** 3;

/**
 * What `createWhisper` allocates on a device for a model whose matrices are stored in `type`: its weights, and what it
 * computes with. What the back end needs besides, and what beams or batches add, is not in it.
 */
export function footprintOf(dims: ModelDimensions, type: StoredType, device: DeviceName): Footprint {
  const pieces = [...weightPieces(dims, type, device), ...workPieces(dims).map((count) => 4 * count)];
  return { total: pieces.reduce((sum, bytes) => sum + bytes, 0), largest: Math.max(...pieces) };
}

function weightPieces(dims: ModelDimensions, type: StoredType, device: DeviceName): readonly number[] {
  const bytesOf = device === "webgpu" ? gpuWeightBytes : wasmWeightBytes;
  const tensors = [...expectedTensors(dims).values()].map(({ role, shape }) => {
    const [rows = 1, ...inner] = shape;
    const cols = inner.reduce((product, length) => product * length, 1);
    if (role === "vector") return 4 * rows * cols;
    return bytesOf({ format: weightFormats[storedTypeOf(role, type)], rows, cols });
  });
  // Keys have no bias in the file, and zeros on the device.
  const keyBiases = dims.nAudioLayer * dims.nAudioState + 2 * dims.nTextLayer * dims.nTextState;
  return [...tensors, 4 * keyBiases];
}

function gpuWeightBytes(weight: { readonly format: WeightFormat; readonly rows: number; readonly cols: number }) {
  return 4 * Math.ceil((weight.rows * weight.cols * blockWords[weight.format]) / 32);
}

/**
 * The slots, at most `asked`, that a device has room for beside what it holds. Of how much memory a graphics card has in all
 * WebGPU says nothing: it is taken for four times what it gives in one piece.
 */
export function slotsThatFit(
  asked: number,
  dims: ModelDimensions,
  { info, memory }: Pick<Backend, "info" | "memory">,
): number {
  const { largestBuffer: largest = Number.POSITIVE_INFINITY, element } = info;
  const room = info.kind === "wasm" ? mostProcessorBytes - memory : 4 * largest;
  for (let count = asked; count > 1; count--) {
    const needed = slotFootprint(slotShape(count, info), dims, element);
    if (needed.largest <= largest && needed.total <= room) return count;
  }
  return 1;
}

/** What `recordSlots` allocates beside programs. */
export function slotFootprint(shape: SlotShape, dims: ModelDimensions, element: "f32" | "f16"): Footprint {
  const { count, together } = shape;
  const bytes = element === "f16" ? 2 : 4;
  const { logits, words, numbers } = decoderPieces(dims, slotSizes(shape));
  const prompts = together * MAX_NEW_TOKENS;
  const encoder = together > 1 ? encoderPieces(dims, together) : [];
  const elements = [...encoder, ...crossPieces(dims, count), ...numbers, prompts * dims.nTextState];
  const wide = [...words, ...logits, prompts, 2 * together];
  const pieces = [...elements.map((size) => bytes * size), ...wide.map((size) => 4 * size)];
  return { total: pieces.reduce((sum, size) => sum + size, 0), largest: Math.max(...pieces) };
}

/** Numbers in each of the tensors of `recordEncoder`, `recordCrossKv` and `recordDecoder`. */
function workPieces(dims: ModelDimensions): readonly number[] {
  const { nAudioCtx, nTextState, nTextHead } = dims;
  const { logits, words, numbers } = decoderPieces(dims, { sequences: 1, fed: MAX_NEW_TOKENS, ends: 2 });
  const parts = partsShape(MAX_FED, nTextState, nTextHead, nAudioCtx).reduce((product, size) => product * size, 1);
  return [...encoderPieces(dims, 1), ...crossPieces(dims, 1), ...words, ...logits, ...numbers, parts];
}

function encoderPieces({ nMels, nAudioCtx, nAudioState: audio }: ModelDimensions, windows: number): readonly number[] {
  const frames = windows * (2 * nAudioCtx + 2);
  return [frames * nMels, frames * audio, ...rowsOf(windows * nAudioCtx, audio, 4)];
}

function crossPieces({ nTextLayer, nAudioCtx, nTextState }: ModelDimensions, windows: number): readonly number[] {
  return new Array<number>(nTextLayer).fill(windows * nAudioCtx * 2 * nTextState);
}

/** Of `decoderBuffers`; words and logits have 32 bits everywhere. */
function decoderPieces(
  { nTextState: text, nTextLayer, nTextCtx, nVocab }: ModelDimensions,
  { sequences, fed, ends }: DecoderSizes,
) {
  const caches = new Array<number>(nTextLayer).fill(sequences * nTextCtx * 2 * text);
  return {
    words: [sequences * stateLength(nTextCtx), fed, rulesLength(nVocab)],
    logits: [ends * nVocab, ends * partialCount(nVocab) * PARTIAL_WORDS],
    numbers: [...rowsOf(fed, text, 4), ends * text, ...caches],
  };
}

/** So many tensors of the state's width, one of queries, keys and values, and one of the MLP's. */
function rowsOf(rows: number, state: number, plain: number): readonly number[] {
  return [...new Array<number>(plain).fill(rows * state), rows * 3 * state, rows * 4 * state];
}

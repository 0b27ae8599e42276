import type { WeightFormat } from "../../../kernels/runtime/tensor";
import { wasmWeightBytes } from "../../../kernels/runtime/wasmWeights";
import { rulesLength } from "../../../kernels/shared/rules";
import { PARTIAL_WORDS, partialCount, stateLength } from "../../../kernels/shared/sequence";
import type { DeviceName } from "../../device/types";
import type { StoredType } from "../../files/storedTensor";
import { storedTypeOf } from "../../files/tensorTable";
import { expectedTensors } from "../model/architecture";
import type { ModelDimensions } from "../model/dimensions";
import { MAX_NEW_TOKENS } from "../model/textDecoder";
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

/** Numbers in each of the tensors of `recordEncoder`, `recordCrossKv` and `recordDecoder`. */
function workPieces(dims: ModelDimensions): readonly number[] {
  const { nMels, nAudioCtx, nAudioState: audio, nTextState: text, nTextLayer, nTextCtx, nVocab } = dims;
  const frames = 2 * nAudioCtx + 2;
  const encoder = [frames * nMels, frames * audio, ...rowsOf(nAudioCtx, audio, 4)];
  const cross = new Array<number>(nTextLayer).fill(nAudioCtx * 2 * text);
  const caches = new Array<number>(nTextLayer).fill(nTextCtx * 2 * text);
  const decoder = [
    stateLength(nTextCtx),
    MAX_NEW_TOKENS,
    rulesLength(nVocab),
    2 * nVocab,
    2 * partialCount(nVocab) * PARTIAL_WORDS,
    ...rowsOf(MAX_NEW_TOKENS, text, 4),
    2 * text,
  ];
  return [...encoder, ...cross, ...decoder, ...caches];
}

/** So many tensors of the state's width, one of queries, keys and values, and one of the MLP's. */
function rowsOf(rows: number, state: number, plain: number): readonly number[] {
  return [...new Array<number>(plain).fill(rows * state), rows * 3 * state, rows * 4 * state];
}

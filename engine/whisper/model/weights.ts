import type { Backend } from "../../../kernels/runtime/backend";
import type { Tensor, Weight, WeightFormat } from "../../../kernels/runtime/tensor";
import { fromHalf, toHalf } from "../../../kernels/shared/half";
import { SottoError } from "../../errors";
import { dequantize } from "../../files/quantize";
import type { StoredTensor, StoredType } from "../../files/storedTensor";
import { checkNumbers, checkScales } from "./finite";

/** A matrix ready for the device: its format's 32-bit words, [rows, cols]. */
export interface PackedWeight {
  readonly format: WeightFormat;
  readonly rows: number;
  readonly cols: number;
  readonly words: Uint32Array<ArrayBuffer>;
}

/** What a type of the file becomes on the device. */
export const weightFormats: Readonly<Record<StoredType, WeightFormat>> = {
  f32: "f32",
  f16: "f16",
  q4_0: "q4",
  q4_1: "q4",
  q5_0: "q5",
  q5_1: "q5",
  q8_0: "q8",
};
/** 32-bit words per block of 32 weights. */
export const blockWords: Readonly<Record<WeightFormat, number>> = { f32: 32, f16: 16, q4: 5, q5: 6, q8: 9 };

/**
 * Packs matrices of equal width [rows, cols] one below the other, e.g. query, key and value.
 * Quantised weights stay quantised; matrices of different types become f32.
 */
export function packRows(tensors: readonly StoredTensor[]): PackedWeight {
  const cols = tensors[0]?.shape[1] ?? 0;
  const types = new Set(tensors.map(({ type }) => type));
  const type = types.size === 1 ? (tensors[0] as StoredTensor).type : "f32";
  const format = weightFormats[type];
  const rows = tensors.reduce((sum, { shape }) => sum + (shape[0] as number), 0);
  const words = new Uint32Array((rows * cols * blockWords[format]) / 32);
  let at = 0;
  for (const tensor of tensors) {
    const data = tensor.type === type ? toDeviceBlocks(tensor) : new Uint8Array(numbersOf(tensor).buffer);
    copyBlocks({ name: tensor.name, format, data }, words.subarray(at / 4));
    at += data.length;
  }
  return { format, rows, cols, words };
}

/** Blocks that are copied in one go: their scales are looked at while they are still in the processor's cache. */
const blocksAtOnce = 4096;

function copyBlocks(
  { name, format, data }: { readonly name: string; readonly format: WeightFormat; readonly data: Uint8Array },
  words: Uint32Array,
): void {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  const step = blocksAtOnce * blockWords[format];
  for (let from = 0; 4 * from < data.length; from += step) {
    const blocks = data.subarray(4 * from, 4 * (from + step));
    bytes.set(blocks, 4 * from);
    if (format.startsWith("q")) checkScales(name, words.subarray(from, from + blocks.length / 4), blockWords[format]);
  }
}

/** Packs a convolution [out, in, width] as a matrix [out, width × in], so that it multiplies consecutive frames. */
export function packConvolution({ name, type, shape, data }: StoredTensor): PackedWeight {
  const [rows, channels, width] = shape as readonly [number, number, number];
  if (type !== "f32" && type !== "f16") {
    throw new SottoError("model-corrupt", `The model's ${name} has type ${type}; f32 or f16 was expected.`);
  }
  const size = type === "f32" ? 4 : 2;
  const aligned = data.slice();
  const Elements = type === "f32" ? Uint32Array : Uint16Array;
  const from = new Elements(aligned.buffer, 0, aligned.length / size);
  const words = new Uint32Array(Math.ceil((from.length * size) / 4));
  const to = new Elements(words.buffer);
  for (let row = 0; row < rows; row++) {
    for (let channel = 0; channel < channels; channel++) {
      for (let tap = 0; tap < width; tap++) {
        to[(row * width + tap) * channels + channel] = from[(row * channels + channel) * width + tap] as number;
      }
    }
  }
  return { format: type, rows, cols: width * channels, words };
}

export function uploadWeight(backend: Backend, label: string, { format, rows, cols, words }: PackedWeight): Weight {
  return backend.weight(label, format, [rows, cols], words);
}

/** Uploads small tensors one after the other as rows of [parts, length]; a number stands for so many zeros. */
export function uploadFloats(backend: Backend, label: string, parts: readonly (StoredTensor | number)[]): Tensor {
  const arrays = parts.map((part) => (typeof part === "number" ? new Float32Array(part) : numbersOf(part)));
  const tensor = backend.tensor(label, [arrays.length, arrays[0]?.length ?? 0], "f32");
  let at = 0;
  for (const array of arrays) {
    backend.write(tensor, array, at);
    at += array.length;
  }
  return tensor;
}

/** Uploads positional embeddings [length, state]. */
export function uploadPositions(
  backend: Backend,
  label: string,
  source: StoredTensor,
  type: "f32" | "element",
): Tensor {
  const tensor = backend.tensor(label, source.shape, type);
  backend.write(tensor, numbersOf(source));
  return tensor;
}

function numbersOf(tensor: StoredTensor): Float32Array<ArrayBuffer> {
  const numbers = dequantize(tensor);
  checkNumbers(tensor.name, numbers);
  return numbers;
}

/** The file's blocks as the device wants them: word-aligned, and a minimum beside every scale. */
function toDeviceBlocks({ name, type, data }: StoredTensor): Uint8Array {
  if (type === "q4_0")
    return respace(data, 18, 20, (view, from, to, out) => withMinimum(view.getUint16(from, true), 8, name, out, to));
  if (type === "q5_0")
    return respace(data, 22, 24, (view, from, to, out) => withMinimum(view.getUint16(from, true), 16, name, out, to));
  if (type === "q8_0")
    return respace(data, 34, 36, (view, from, to, out) => out.setUint16(to, view.getUint16(from, true), true));
  return data;
}

type WriteScale = (from: DataView, fromAt: number, toAt: number, to: DataView) => void;

/** Copies blocks whose 2-byte scale becomes a 4-byte word. */
function respace(data: Uint8Array, fromSize: number, toSize: number, writeScale: WriteScale): Uint8Array {
  const blocks = data.length / fromSize;
  const out = new Uint8Array(blocks * toSize);
  const from = new DataView(data.buffer, data.byteOffset, data.length);
  const to = new DataView(out.buffer);
  for (let block = 0; block < blocks; block++) {
    writeScale(from, block * fromSize, block * toSize, to);
    out.set(data.subarray(block * fromSize + 2, (block + 1) * fromSize), block * toSize + 4);
  }
  return out;
}

/** scale · (q − centre) = scale · q − centre · scale, exactly: the centre is a power of two. */
function withMinimum(scale: number, centre: number, name: string, out: DataView, at: number): void {
  const minimum = -centre * fromHalf(scale);
  if (Math.abs(minimum) > 65504) {
    throw new SottoError(
      "model-corrupt",
      `A weight scale of ${name} is ${fromHalf(scale)}; at most ${65504 / centre} was expected.`,
    );
  }
  out.setUint16(at, scale, true);
  out.setUint16(at + 2, toHalf(minimum), true);
}

import { toHalf } from "../../kernels/shared/half";
import { corrupt } from "../files/byteReader";
import { type StoredType, storedBytes } from "../files/storedTensor";

const { fround } = Math;
const blockWeights = 32;

/**
 * Whole blocks of f32 numbers in a type that the engine reads, to the bit as ggml writes them (ggml-quants.c,
 * quantize_row_*_ref): every operation is rounded to f32.
 *
 * Throws `model-corrupt` for numbers that are none, and for those that half precision cannot hold.
 */
export function quantise(type: StoredType, values: Float32Array<ArrayBuffer>): Uint8Array {
  if (!allFinite(values)) throw notFinite(type);
  if (type === "f32") return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const out = new Uint8Array(storedBytes(type, values.length));
  const view = new DataView(out.buffer);
  if (type === "f16") {
    const halves = new Uint16Array(out.buffer);
    for (let i = 0; i < halves.length; i++) halves[i] = finiteHalf(values[i]!, type);
    return out;
  }
  const bytes = storedBytes(type, blockWeights);
  const write = type === "q8_0" ? writeBytes : type.endsWith("_1") ? writeFromMinimum : writeAroundZero;
  for (let block = 0; block < values.length / blockWeights; block++) {
    write(values, block * blockWeights, { view, at: block * bytes, type });
  }
  return out;
}

/** Where a block is written. */
interface Place {
  readonly view: DataView;
  readonly at: number;
  readonly type: StoredType;
}

/** q8_0: the number of largest magnitude becomes ±127; halves are rounded away from zero. */
function writeBytes(values: Float32Array, from: number, { view, at, type }: Place): void {
  let most = 0;
  for (let j = 0; j < blockWeights; j++) most = Math.max(most, Math.abs(values[from + j]!));
  const scale = fround(most / 127);
  const inverse = scale ? fround(1 / scale) : 0;
  putHalf(view, at, scale, type);
  for (let j = 0; j < blockWeights; j++) {
    const quant = fround(values[from + j]! * inverse);
    view.setInt8(at + 2 + j, quant < 0 ? -((0.5 - quant) | 0) : (quant + 0.5) | 0);
  }
}

/** q4_0 and q5_0: the first number of largest magnitude becomes the lowest quant. */
function writeAroundZero(values: Float32Array, from: number, { view, at, type }: Place): void {
  let farthest = 0;
  for (let j = 0; j < blockWeights; j++) {
    const value = values[from + j]!;
    if (Math.abs(value) > Math.abs(farthest)) farthest = value;
  }
  const half = type === "q5_0" ? 16 : 8;
  const scale = fround(farthest / -half);
  putHalf(view, at, scale, type);
  takeQuants(values, from, { least: 0, scale, shift: half + 0.5, most: 2 * half - 1 });
  writeQuants({ view, at: at + 2, type });
}

/** q4_1 and q5_1: the least number becomes 0, the greatest the highest quant. */
function writeFromMinimum(values: Float32Array, from: number, { view, at, type }: Place): void {
  let least = values[from]!;
  let greatest = least;
  for (let j = 0; j < blockWeights; j++) {
    const value = values[from + j]!;
    // Not Math.min, which tells -0 from 0.
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const most = type === "q5_1" ? 31 : 15;
  const scale = fround(fround(greatest - least) / most);
  putHalf(view, at, scale, type);
  putHalf(view, at + 2, least, type);
  takeQuants(values, from, { least, scale, shift: 0.5, most });
  writeQuants({ view, at: at + 4, type });
}

/** The quants of the block at hand. */
const quants = new Uint8Array(blockWeights);

interface Steps {
  readonly least: number;
  readonly scale: number;
  /** Where zero is, and the half that rounds. */
  readonly shift: number;
  readonly most: number;
}

function takeQuants(values: Float32Array, from: number, { least, scale, shift, most }: Steps): void {
  const inverse = scale ? fround(1 / scale) : 0;
  for (let j = 0; j < blockWeights; j++) {
    const quant = fround(fround(fround(values[from + j]! - least) * inverse) + shift) | 0;
    quants[j] = quant < most ? quant : most;
  }
}

/** Fifth bits, where the type has them, then nibbles: those of the first sixteen numbers are the low ones. */
function writeQuants({ view, at, type }: Place): void {
  const hasFifthBits = type === "q5_0" || type === "q5_1";
  const nibbles = hasFifthBits ? at + 4 : at;
  let fifthBits = 0;
  for (let j = 0; j < 16; j++) {
    const low = quants[j]!;
    const high = quants[j + 16]!;
    view.setUint8(nibbles + j, (low & 15) | ((high & 15) << 4));
    fifthBits |= ((low >> 4) << j) | ((high >> 4) << (j + 16));
  }
  if (hasFifthBits) view.setUint32(at, fifthBits >>> 0, true);
}

function allFinite(values: Float32Array): boolean {
  let sum = 0;
  // Infinity times zero is no number, and stays none.
  for (let i = 0; i < values.length; i++) sum += values[i]! * 0;
  return sum === 0;
}

function putHalf(view: DataView, at: number, value: number, type: StoredType): void {
  view.setUint16(at, finiteHalf(value, type), true);
}

function finiteHalf(value: number, type: StoredType): number {
  const half = toHalf(value);
  if ((half & 0x7c00) === 0x7c00) throw notFinite(type);
  return half;
}

function notFinite(type: StoredType): Error {
  return corrupt(`The model file holds numbers that ${type} cannot hold, or that are none.`);
}

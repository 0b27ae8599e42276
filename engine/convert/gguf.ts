import { type ByteReader, corrupt, outOfRange } from "../files/byteReader";
import { type NumberType, numberBytes, numberTypeIds, numberTypes } from "./numbers";
import { countOf, type FoundTensor, printable, readBeginning, type SourceFile } from "./sourceFile";

/** A value of a GGUF's metadata; 64-bit integers are rounded to what a number holds. */
export type GgufValue = string | number | boolean | readonly GgufValue[];

/** What a GGUF file holds besides the numbers themselves. */
export interface GgufFile {
  readonly metadata: ReadonlyMap<string, GgufValue>;
  /** In the order of their numbers. */
  readonly tensors: readonly FoundTensor[];
}

const magic = "GGUF";
const mostKeys = 4096;
const mostTensors = 8192;
/** Three lists as long as the largest vocabulary are what a model has. */
const mostItems = 1 << 19;

/** Whether a file begins as a GGUF does. */
export function isGguf(beginning: Uint8Array): boolean {
  return beginning.length >= 4 && String.fromCharCode(...beginning.subarray(0, 4)) === magic;
}

/**
 * Reads the header of a GGUF file, version 2 or 3, little-endian (ggml, its specification of GGUF). Throws `model-corrupt` with one
 * sentence; no length of the file is believed before it was held against what is there.
 */
export async function openGguf(file: SourceFile): Promise<GgufFile> {
  const reader = await readBeginning(file);
  reader.bytes(4, "the magic number");
  const version = uint32(reader, "the GGUF version");
  if (version === 0x02000000 || version === 0x03000000) {
    throw corrupt("The model file is a big-endian GGUF; a little-endian one was expected.");
  }
  if (version !== 2 && version !== 3) throw outOfRange("the GGUF version", version, 2, 3);
  const tensorCount = countUpTo(reader, mostTensors, "the number of tensors");
  const keyCount = countUpTo(reader, mostKeys, "the number of keys");
  const metadata = readMetadata(reader, keyCount);
  const heads = Array.from({ length: tensorCount }, () => readTensorHead(reader));
  return { metadata, tensors: placeTensors(file, heads, dataBegin(reader, metadata)) };
}

function readMetadata(reader: ByteReader, count: number): ReadonlyMap<string, GgufValue> {
  const budget = { items: mostItems };
  const metadata = new Map<string, GgufValue>();
  for (let i = 0; i < count; i++) {
    const key = text(reader, "a key");
    if (metadata.has(key)) throw corrupt(`The model file gives "${printable(key)}" twice.`);
    metadata.set(key, value(reader, uint32(reader, "the type of a value"), budget));
  }
  return metadata;
}

/** Readers of values by the format's number of their type; strings are 8 and lists 9. */
const scalars: ReadonlyMap<number, (reader: ByteReader) => number | boolean> = new Map<
  number,
  (reader: ByteReader) => number | boolean
>([
  [0, (reader: ByteReader) => view(reader, 1).getUint8(0)],
  [1, (reader: ByteReader) => view(reader, 1).getInt8(0)],
  [2, (reader: ByteReader) => view(reader, 2).getUint16(0, true)],
  [3, (reader: ByteReader) => view(reader, 2).getInt16(0, true)],
  [4, (reader: ByteReader) => view(reader, 4).getUint32(0, true)],
  [5, (reader: ByteReader) => view(reader, 4).getInt32(0, true)],
  [6, (reader: ByteReader) => view(reader, 4).getFloat32(0, true)],
  [7, (reader: ByteReader) => view(reader, 1).getUint8(0) !== 0],
  [10, (reader: ByteReader) => Number(view(reader, 8).getBigUint64(0, true))],
  [11, (reader: ByteReader) => Number(view(reader, 8).getBigInt64(0, true))],
  [12, (reader: ByteReader) => view(reader, 8).getFloat64(0, true)],
]);
const stringType = 8;
const listType = 9;

function value(reader: ByteReader, type: number, budget: { items: number }, depth = 0): GgufValue {
  if (type === stringType) return text(reader, "a value");
  if (type === listType) return list(reader, budget, depth);
  const read = scalars.get(type);
  if (read) return read(reader);
  throw outOfRange("the type of a value", type, 0, 12);
}

function list(reader: ByteReader, budget: { items: number }, depth: number): readonly GgufValue[] {
  if (depth > 2) throw corrupt("The model file holds lists of lists of lists; none of a model's are.");
  const type = uint32(reader, "the type of a list");
  const count = countUpTo(reader, budget.items, "the length of a list");
  budget.items -= count;
  // The least that an item takes is a byte.
  reader.require(count, "a list");
  return Array.from({ length: count }, () => value(reader, type, budget, depth + 1));
}

interface TensorHead extends Pick<FoundTensor, "name" | "shape" | "type"> {
  readonly offset: number;
}

function readTensorHead(reader: ByteReader): TensorHead {
  const name = text(reader, "the name of a tensor");
  const dimensions = uint32(reader, "a number of dimensions");
  if (dimensions < 1 || dimensions > 4) throw outOfRange(`the dimensions of "${printable(name)}"`, dimensions, 1, 4);
  const shape = Array.from({ length: dimensions }, () => uint64(reader, "a dimension")).reverse();
  const id = uint32(reader, "the type of a tensor");
  const type: NumberType | undefined = numberTypes.find((one) => numberTypeIds[one] === id);
  return {
    name,
    shape,
    type: type ?? { unknown: `of ggml type ${id}` },
    offset: uint64(reader, "the place of a tensor"),
  };
}

/** Numbers begin at a multiple of the alignment, and each tensor's too. */
function dataBegin(reader: ByteReader, metadata: ReadonlyMap<string, GgufValue>): number {
  const alignment = metadata.get("general.alignment") ?? 32;
  if (
    typeof alignment !== "number" ||
    !Number.isInteger(Math.log2(alignment)) ||
    alignment < 1 ||
    alignment > 1 << 16
  ) {
    throw corrupt(
      `The model file gives ${printable(String(alignment))} for its alignment; a power of two was expected.`,
    );
  }
  return Math.ceil(reader.offset / alignment) * alignment;
}

/** No two tensors share a byte. */
function placeTensors(file: SourceFile, heads: readonly TensorHead[], begin: number): readonly FoundTensor[] {
  let free = 0;
  return heads
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ name, shape, type, offset }) => {
      if (offset < free) throw corrupt(`"${printable(name)}" of the model file lies over the tensor before it.`);
      free = offset + (typeof type === "string" ? numberBytes(type, countOf(shape)) || 0 : 0);
      return { name, shape, type, file, at: begin + offset };
    });
}

function text(reader: ByteReader, what: string): string {
  const length = countUpTo(reader, 1 << 20, `the length of ${what}`);
  return new TextDecoder().decode(reader.bytes(length, what));
}

function countUpTo(reader: ByteReader, most: number, what: string): number {
  const count = uint64(reader, what);
  if (count > most) throw outOfRange(what, count, 0, most);
  return count;
}

/** Beyond 2^53 a number is rounded, which is far beyond every bound. */
function uint64(reader: ByteReader, what: string): number {
  return Number(view(reader, 8, what).getBigUint64(0, true));
}

function uint32(reader: ByteReader, what: string): number {
  return view(reader, 4, what).getUint32(0, true);
}

function view(reader: ByteReader, bytes: number, what = "a value"): DataView {
  const data = reader.bytes(bytes, what);
  return new DataView(data.buffer, data.byteOffset, bytes);
}

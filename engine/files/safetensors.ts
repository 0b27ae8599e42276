import { corrupt, format, shown } from "./byteReader";

/** A tensor of a safetensors file; its data is a view into the file and need not be aligned. */
export interface SafetensorsTensor {
  readonly dtype: SafetensorsType;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** Bytes per element of every type that the format has whole bytes for. */
const elementBytes = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E4M3: 1,
  F8_E5M2: 1,
  U16: 2,
  I16: 2,
  F16: 2,
  BF16: 2,
  U32: 4,
  I32: 4,
  F32: 4,
  U64: 8,
  I64: 8,
  F64: 8,
} as const;

export type SafetensorsType = keyof typeof elementBytes;

const LENGTH_BYTES = 8;
/** The format's own bound of its header. */
const MAX_HEADER = 100_000_000;
const MAX_RANK = 8;

/** What the header says of a tensor; bytes are counted from the header's end. */
export interface SafetensorsEntry {
  readonly name: string;
  readonly dtype: SafetensorsType;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/**
 * Takes a safetensors file apart without copying it; the tensors by name.
 *
 * Throws `model-corrupt` with what was found and what was expected when the header does not fit the file, is no JSON
 * object of tensors, or places a tensor outside the data, over another or after a gap. Layout: huggingface/safetensors.
 */
export function parseSafetensors(file: Uint8Array): ReadonlyMap<string, SafetensorsTensor> {
  const dataBegin = safetensorsDataBegin(file, file.length, MAX_HEADER);
  const data = file.subarray(dataBegin);
  const tensors = new Map<string, SafetensorsTensor>();
  for (const { name, dtype, shape, begin, end } of safetensorsEntries(file.subarray(0, dataBegin), data.length)) {
    tensors.set(name, { dtype, shape, data: data.subarray(begin, end) });
  }
  return tensors;
}

/** Byte of a file of `size` bytes where its header ends and its data begins. Throws as `parseSafetensors` does. */
export function safetensorsDataBegin(beginning: Uint8Array, size: number, mostHeader: number): number {
  return LENGTH_BYTES + readHeaderLength(beginning, size, mostHeader);
}

/** The tensors in the order of the header; `head` is all before the data. Throws as `parseSafetensors` does. */
export function safetensorsEntries(head: Uint8Array, dataLength: number): readonly SafetensorsEntry[] {
  const entries = Object.entries(readHeader(head.subarray(LENGTH_BYTES)))
    .filter(([name]) => name !== "__metadata__")
    .map(([name, entry]) => readEntry(name, entry, dataLength));
  checkCoverage(entries, dataLength);
  return entries;
}

/**
 * A copy of the f32 tensor NAME, aligned and in row-major order.
 *
 * Throws `model-corrupt` where it is missing or has another type or shape.
 */
export function f32Tensor(
  tensors: ReadonlyMap<string, SafetensorsTensor>,
  name: string,
  shape: readonly number[],
): Float32Array<ArrayBuffer> {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw corrupt(`The model file has no tensor ${name}; F32 ${list(shape)} was expected.`);
  if (tensor.dtype !== "F32" || list(tensor.shape) !== list(shape)) {
    throw corrupt(
      `The model file gives ${tensor.dtype} ${list(tensor.shape)} for ${name}; F32 ${list(shape)} was expected.`,
    );
  }
  // Not `slice`, which copies nothing where the file is a Buffer of Node's.
  return new Float32Array(new Uint8Array(tensor.data).buffer);
}

function readHeaderLength(file: Uint8Array, size: number, mostHeader: number): number {
  if (file.length < LENGTH_BYTES) {
    throw corrupt(`The model file has ${format(size)} bytes; a safetensors file has 8 or more.`);
  }
  const view = new DataView(file.buffer, file.byteOffset, LENGTH_BYTES);
  // Above 2^53 the number is rounded, which is far beyond either bound.
  const length = Number(view.getBigUint64(0, true));
  const most = Math.min(mostHeader, size - LENGTH_BYTES);
  if (length < 2 || length > most) {
    throw corrupt(`The model file gives ${format(length)} bytes for its header; 2 to ${format(most)} were expected.`);
  }
  return length;
}

function readHeader(bytes: Uint8Array): object {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw corrupt("The header of the model file is not JSON; that of a safetensors file was expected.");
  }
  if (!isObject(header)) throw corrupt("The header of the model file is no JSON object; one of tensors was expected.");
  return header;
}

function readEntry(name: string, entry: unknown, dataLength: number): SafetensorsEntry {
  if (!isObject(entry)) throw wrong(name, "entry", entry, "an object");
  const { dtype, shape, data_offsets: offsets } = entry as Record<string, unknown>;
  if (!isType(dtype)) throw wrong(name, "dtype", dtype, Object.keys(elementBytes).join(", "));
  if (!isSizes(shape) || shape.length > MAX_RANK) throw wrong(name, "shape", shape, `up to ${MAX_RANK} sizes`);
  if (!isSizes(offsets) || offsets.length !== 2) throw wrong(name, "data_offsets", offsets, "two offsets");
  const [begin, end] = offsets as [number, number];
  if (begin > end || end > dataLength) {
    throw wrong(name, "data_offsets", offsets, `offsets in order up to ${format(dataLength)}`);
  }
  const bytes = shape.reduce((product, size) => product * size, elementBytes[dtype]);
  if (bytes !== end - begin) throw wrong(name, "data_offsets", offsets, `${format(bytes)} bytes for ${list(shape)}`);
  return { name, dtype, shape, begin, end };
}

/** The format wants every byte of the data in exactly one tensor. */
function checkCoverage(entries: readonly SafetensorsEntry[], dataLength: number): void {
  let covered = 0;
  for (const { begin, end, name } of entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== covered) {
      throw corrupt(
        `The model file begins ${name.slice(0, 80)} at byte ${format(begin)}; byte ${format(covered)} was expected.`,
      );
    }
    covered = end;
  }
  if (covered !== dataLength) {
    throw corrupt(`The model file has ${format(dataLength)} bytes of data; ${format(covered)} were expected.`);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isType(value: unknown): value is SafetensorsType {
  return typeof value === "string" && Object.hasOwn(elementBytes, value);
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function list(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}

function wrong(name: string, field: string, found: unknown, expected: string): Error {
  return corrupt(
    `The model file gives ${shown(found)} for the ${field} of ${name.slice(0, 80)}; ${expected} was expected.`,
  );
}

import { ByteReader, corrupt, format, outOfRange } from "./byteReader";
import type { ModelFile } from "./modelFile";
import { type StoredType, storedBytes, storedTypes } from "./storedTensor";
import { type ExpectedTensors, type TensorHead, TensorTable } from "./tensorTable";

/** "ggml" as the little-endian integer that begins the file. */
export const GGML_MAGIC = 0x67676d6c;
/** The file type is a quantisation version times this, plus the type. */
export const FILE_TYPE_VERSION = 1000;
/** More than any header of a tensor has. */
const mostTensorHeadBytes = 512;
const MAX_DIMENSION = 1 << 24;
/** Block layouts as they have been since May 2023; older files keep the weights in another order. */
export const QUANTISATION_VERSION = 2;

/** The numbers of a type in a tensor's header (ggml.h, enum ggml_type) and in the file's (enum ggml_ftype). */
export const ggmlNumbers: Readonly<Record<StoredType, { readonly id: number; readonly fileType: number }>> = {
  f32: { id: 0, fileType: 0 },
  f16: { id: 1, fileType: 1 },
  q4_0: { id: 2, fileType: 2 },
  q4_1: { id: 3, fileType: 3 },
  q5_0: { id: 6, fileType: 8 },
  q5_1: { id: 7, fileType: 9 },
  q8_0: { id: 8, fileType: 7 },
};

/** Whether a file begins as one of ggml does. */
export function isGgml(beginning: Uint8Array): boolean {
  if (beginning.length < 4) return false;
  return new DataView(beginning.buffer, beginning.byteOffset).getInt32(0, true) === GGML_MAGIC;
}

/** Throws `model-corrupt` for a number in the file's header that stands for no type, or for blocks of another layout. */
export function checkFileType(fileType: number): void {
  const version = Math.floor(fileType / FILE_TYPE_VERSION);
  const type = storedTypes.find((name) => ggmlNumbers[name].fileType === fileType % FILE_TYPE_VERSION);
  if (type === undefined || fileType < 0) {
    throw corrupt(`The model file gives ${format(fileType)} for the file type; ${storedTypes.join(", ")} can be read.`);
  }
  if (type !== "f32" && type !== "f16" && version !== 0 && version !== QUANTISATION_VERSION) {
    throw outOfRange("the quantisation version", version, QUANTISATION_VERSION, QUANTISATION_VERSION);
  }
}

/** Reads all tensors from where the reader stands to the end of the file; throws `model-corrupt`. */
export function readTensors(reader: ByteReader, expected: ExpectedTensors): ModelFile {
  const table = new TensorTable(expected);
  while (reader.remaining > 0) readTensor(reader, table, readTensorHead(reader, table, reader.offset));
  table.throwIfMissing(reader.offset);
  return { tensors: table.tensors };
}

/** The same of a file that still comes: no more of it is waited for than what is asked for needs. */
export function openTensors(
  reader: ByteReader,
  expected: ExpectedTensors,
  come: (bytes: number) => Promise<void>,
): Required<ModelFile> {
  const table = new TensorTable(expected);
  const readNext = async () => {
    await come(mostTensorHeadBytes);
    const head = readTensorHead(reader, table, reader.offset);
    await come(head.bytes);
    readTensor(reader, table, head);
  };
  return {
    tensors: table.tensors,
    async until(prefix) {
      while (prefix === "" ? reader.remaining > 0 : table.lacks(prefix)) {
        if (reader.remaining === 0) table.throwIfMissing(reader.offset);
        await readNext();
      }
      if (prefix === "") table.throwIfMissing(reader.offset);
    },
  };
}

/** Reads bytes `from` up to, not including, `to` of a file. */
export type ReadBytes = (from: number, to: number) => Promise<Uint8Array>;

/** Looks at the headers of all tensors of a file of `size` bytes, which begin at byte `from`, and skips their numbers. */
export async function checkTensors(
  { size, from, read }: { readonly size: number; readonly from: number; readonly read: ReadBytes },
  expected: ExpectedTensors,
): Promise<void> {
  const table = new TensorTable(expected);
  let at = from;
  while (at < size) {
    const reader = new ByteReader(await read(at, Math.min(size, at + mostTensorHeadBytes)));
    const head = readTensorHead(reader, table, at);
    at += reader.offset + head.bytes;
    if (at <= size) continue;
    throw corrupt(
      `The model file ends at byte ${format(size)} inside tensor "${head.name}"; ${format(at - size)} more bytes were expected.`,
    );
  }
  table.throwIfMissing(size);
}

/** The most bytes that tensors can take with their headers: in f32, which is the largest type. */
export function mostTensorBytes(expected: ExpectedTensors): number {
  let bytes = 0;
  for (const { shape } of expected.values()) {
    bytes +=
      mostTensorHeadBytes +
      storedBytes(
        "f32",
        shape.reduce((product, size) => product * size, 1),
      );
  }
  return bytes;
}

function readTensor(reader: ByteReader, table: TensorTable, head: TensorHead): void {
  table.add(head, reader.bytes(head.bytes, `tensor "${head.name}"`));
}

/** Reads the header of a tensor that begins at byte `at` of the file. */
function readTensorHead(reader: ByteReader, table: TensorTable, at: number): TensorHead {
  const header = `the tensor header at byte ${format(at)}`;
  reader.require(12, header);
  const dimensions = reader.int32Within(1, 4, `the number of dimensions at byte ${format(at)}`);
  const nameLength = reader.int32Within(1, 256, `the length of the tensor name at byte ${format(at)}`);
  const typeId = reader.int32(header);
  const shape: number[] = [];
  for (let i = 0; i < dimensions; i++) shape.push(reader.int32Within(1, MAX_DIMENSION, `a dimension in ${header}`));
  const name = asciiName(reader.bytes(nameLength, header), at);
  const type = storedTypes.find((one) => ggmlNumbers[one].id === typeId) ?? { unknown: `of ggml type ${typeId}` };
  // The innermost dimension comes first in the file.
  return table.announce({ name, shape: shape.reverse(), type, at });
}

function asciiName(bytes: Uint8Array, start: number): string {
  const name = String.fromCharCode(...bytes);
  if (/^[\x21-\x7e]+$/.test(name)) return name;
  throw corrupt(
    `The model file holds an unreadable tensor name at byte ${format(start)}; printable ASCII was expected.`,
  );
}

import { ByteReader, corrupt, format } from "../files/byteReader";
import type { ReadBytes } from "../files/ggml";
import { expandNumbers, type NumberType, numberBlocks, numberBytes, numberTypes } from "./numbers";

/** A file that is read in pieces where it lies: on a disk, in a browser's store, at a host. */
export interface SourceFile {
  /** Its name, without folders. */
  readonly name: string;
  readonly size: number;
  readonly read: ReadBytes;
}

/** What a file says of a tensor: where its numbers lie, row by row. */
export interface FoundTensor {
  readonly name: string;
  /** For a type that cannot be converted, how the format calls it. */
  readonly type: NumberType | { readonly unknown: string };
  /** Outermost first. */
  readonly shape: readonly number[];
  readonly file: SourceFile;
  /** Byte of the file where its numbers begin. */
  readonly at: number;
}

/** A tensor whose numbers can be read. */
export interface SourceTensor extends FoundTensor {
  readonly type: NumberType;
}

/** More of a file than this is never held for its headers. */
export const mostHeaderBytes = 8 << 20;

/** Numbers that are read, converted and handed on at a time: whole blocks of every type. */
export const numbersAtOnce = 1 << 17;

/** The numbers of a shape; infinite for those that no memory holds. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Throws `model-corrupt` for a type that cannot be read, a place outside the file, and rows of broken blocks. */
export function readable(tensor: FoundTensor): SourceTensor {
  const { name, type, shape, file, at } = tensor;
  const shown = printable(name);
  if (typeof type !== "string") {
    throw corrupt(`"${shown}" of the model file is ${type.unknown}; ${numberTypes.join(", ")} can be read.`);
  }
  const width = shape.at(-1) ?? 1;
  if (width % numberBlocks[type].blockWeights !== 0) {
    throw corrupt(`The rows of "${shown}" have ${format(width)} numbers, which are no whole blocks of ${type}.`);
  }
  const bytes = numberBytes(type, countOf(shape));
  if (at >= 0 && at + bytes <= file.size) return { ...tensor, type };
  throw corrupt(
    `"${shown}" of the model file lies in bytes ${format(at)} to ${format(at + bytes)}; the file has ${format(file.size)}.`,
  );
}

/** Reads the bytes of the numbers, in pieces of `numbersAtOnce` numbers; the first `skipped` pieces are not read. */
export async function* readRaw({ type, shape, file, at }: SourceTensor, skipped = 0): AsyncGenerator<Uint8Array> {
  const end = at + numberBytes(type, countOf(shape));
  const step = numberBytes(type, numbersAtOnce);
  for (let from = at + skipped * step; from < end; from += step)
    yield await readExactly(file, from, Math.min(end, from + step));
}

/** Reads the numbers, in the same pieces. */
export async function* readNumbers(tensor: SourceTensor, skipped = 0): AsyncGenerator<Float32Array<ArrayBuffer>> {
  for await (const bytes of readRaw(tensor, skipped)) yield expandNumbers(tensor.type, bytes);
}

/** Reads bytes `from` up to `to`; throws `model-corrupt` where the file gives another number of them. */
export async function readExactly(file: SourceFile, from: number, to: number): Promise<Uint8Array> {
  if (to > file.size || from > to || from < 0) {
    throw corrupt(`${file.name} ends at byte ${format(file.size)}; bytes up to ${format(to)} were expected.`);
  }
  const bytes = await file.read(from, to);
  if (bytes.length === to - from) return bytes;
  throw corrupt(`${file.name} gave ${format(bytes.length)} bytes; ${format(to - from)} were expected.`);
}

/** A reader of the first bytes of a file: all of them, or as many as are held for headers. */
export async function readBeginning(file: SourceFile, most = mostHeaderBytes): Promise<ByteReader> {
  return new ByteReader(await readExactly(file, 0, Math.min(file.size, most)));
}

/** Text of a file as a sentence can show it. */
export function printable(text: string): string {
  const shown = text.slice(0, 80).replace(/[^\x20-\x7e]/g, "·");
  return text.length > 80 ? `${shown}…` : shown;
}

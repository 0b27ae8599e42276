import { ByteReader } from "../../files/byteReader";
import type { ComingFile } from "../../files/comingFile";
import { foreignFile } from "../../files/foreignFile";
import { checkTensors, isGgml, mostTensorBytes, openTensors, type ReadBytes, readTensors } from "../../files/ggml";
import { expectedTensors } from "../model/architecture";
import type { ModelDimensions } from "../model/dimensions";
import { mostHeadBytes, readGgmlDimensions, readGgmlHead } from "./ggmlHead";
import type { WhisperFile } from "./whisperFile";

/**
 * Takes a whisper.cpp ggml model file apart without copying it.
 *
 * The weights are f32, f16, q4_0, q4_1, q5_0, q5_1 or q8_0. Throws `model-corrupt` with what was found and what was
 * expected when the file is truncated, corrupt, incomplete or no such file. Layout: whisper.cpp,
 * models/convert-pt-to-ggml.py.
 */
export function parseGgml(file: Uint8Array): WhisperFile {
  const { reader, head } = begin(file);
  return { ...head, ...readTensors(reader, expectedTensors(head.dims)) };
}

/** The same for a file that still comes; the head is there when this resolves, and tensors when `until` does. */
export async function openGgml({ bytes: file, until }: ComingFile): Promise<WhisperFile> {
  await until(Math.min(file.length, mostHeadBytes));
  const { reader, head } = begin(file);
  const come = (bytes: number) => until(Math.min(file.length, reader.offset + bytes));
  return { ...head, ...openTensors(reader, expectedTensors(head.dims), come) };
}

/** Checks a file that is too large to be held: its head and every tensor's header are read, and the weights skipped. */
export async function checkGgml(size: number, read: ReadBytes): Promise<ModelDimensions> {
  const { reader, head } = begin(await read(0, Math.min(size, mostHeadBytes)));
  await checkTensors({ size, from: reader.offset, read }, expectedTensors(head.dims));
  return head.dims;
}

/** The most bytes that a file can have which begins so: all of its numbers in f32. Throws `model-corrupt`. */
export function mostGgmlBytes(beginning: Uint8Array): number {
  const dims = readGgmlDimensions(new ByteReader(beginning));
  return mostHeadBytes + mostTensorBytes(expectedTensors(dims));
}

function begin(file: Uint8Array) {
  if (!isGgml(file)) throw foreignFile(file);
  const reader = new ByteReader(file);
  return { reader, head: readGgmlHead(reader) };
}

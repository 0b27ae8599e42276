import { expectedTensors } from "../whisper/model/architecture";
import type { ModelDimensions } from "../whisper/model/dimensions";
import { ByteReader, corrupt, format } from "./byteReader";
import { mostHeadBytes, mostTensorHeadBytes, parseGgmlHead, readTensorHead, throwIfMissing } from "./ggml";

/** Reads bytes `from` up to, not including, `to` of a file. */
export type ReadBytes = (from: number, to: number) => Promise<Uint8Array>;

/**
 * Checks a whisper.cpp model file that is too large to be held: its head and every tensor's header are read, and the weights
 * skipped. Throws `model-corrupt` as `parseGgml` does.
 */
export async function checkGgml(size: number, read: ReadBytes): Promise<ModelDimensions> {
  const { dims, bytes } = parseGgmlHead(await read(0, Math.min(size, mostHeadBytes)));
  const expected = expectedTensors(dims);
  const found = new Set<string>();
  let at = bytes;
  while (at < size) {
    const reader = new ByteReader(await read(at, Math.min(size, at + mostTensorHeadBytes)));
    const tensor = readTensorHead(reader, expected, at);
    if (found.has(tensor.name)) throw corrupt(`The model file holds tensor "${tensor.name}" twice.`);
    found.add(tensor.name);
    at += reader.offset + tensor.bytes;
    if (at <= size) continue;
    throw corrupt(
      `The model file ends at byte ${format(size)} inside tensor "${tensor.name}"; ${format(at - size)} more bytes were expected.`,
    );
  }
  throwIfMissing(found, expected, size);
  return dims;
}

import { type FileHandle, open } from "node:fs/promises";
import { checkWhisper, isGgml, SottoError, type SourceModel, writeGgml } from "../../engine/index";
import { checkOwnModel } from "./checkOwnModel";
import { findModel } from "./findModel";
import { openModelSource } from "./openModelSource";
import { readRange } from "./sourceFiles";

/** Most bytes that one call reads. */
const piece = 2 ** 30;

/** A model as the engine takes it, and what its user should know of it, a sentence each. */
export interface ReadModel extends Pick<SourceModel, "alignmentHeads" | "lacksTimestamps" | "notes"> {
  readonly bytes: Uint8Array;
}

/**
 * Reads a model, which is named as `findModel` takes it; one that comes with Sotto is held to what was published, and one in
 * another format than ggml is converted in memory.
 * @throws SottoError `model-unknown`, `model-corrupt`, `out-of-memory`, each with one sentence.
 */
export async function readModel(nameOrFile: string): Promise<ReadModel> {
  const path = findModel(nameOrFile);
  const handle = await open(path).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === "ENOENT" ? "is missing" : `cannot be opened: ${cause.message}`;
    throw new SottoError("model-unknown", `${path} ${reason}, expected a model.`, { cause });
  });
  try {
    const info = await handle.stat();
    if (info.isDirectory()) return await convertInMemory(path);
    if (!info.isFile()) throw new SottoError("model-unknown", `${path} is a device or a pipe, expected a model.`);
    const read = (from: number, to: number) => readRange(handle, from, to);
    const problem = await checkWhisper(info.size, read).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    const converted = problem && (await convertInMemory(path).catch(ifForeign(await read(0, Math.min(4, info.size)))));
    if (converted) return converted;
    const bytes = await readAll(handle, info.size, path);
    checkOwnModel(path, bytes, info.mtimeMs);
    return { bytes, notes: [] };
  } finally {
    await handle.close();
  }
}

/** Of a damaged ggml file the engine says more than a conversion could. */
function ifForeign(beginning: Uint8Array): (error: unknown) => undefined {
  return (error) => {
    if (!isGgml(beginning)) throw error;
    return undefined;
  };
}

async function convertInMemory(path: string): Promise<ReadModel> {
  const { model, close } = await openModelSource(path);
  try {
    const { bytes: size, pieces, notes } = writeGgml(model);
    const bytes = reserve(size, path);
    let at = 0;
    for await (const piece of pieces()) {
      bytes.set(piece, at);
      at += piece.length;
    }
    const { alignmentHeads, lacksTimestamps } = model;
    return { bytes, notes, ...(alignmentHeads && { alignmentHeads }), ...(lacksTimestamps && { lacksTimestamps }) };
  } finally {
    await close();
  }
}

async function readAll(handle: FileHandle, size: number, path: string): Promise<Uint8Array> {
  const bytes = reserve(size, path);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await handle.read(bytes, at, Math.min(piece, size - at), at);
    if (bytesRead === 0) return bytes.subarray(0, at);
    at += bytesRead;
  }
  return bytes;
}

function reserve(size: number, path: string): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch (cause) {
    const megabytes = Math.round(size / 1e6);
    throw new SottoError("out-of-memory", `${path} needs ${megabytes} MB of memory, which this process did not get.`, {
      cause,
    });
  }
}

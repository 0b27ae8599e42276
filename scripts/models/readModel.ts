import { type FileHandle, open } from "node:fs/promises";
import { SottoError } from "../../engine/index";
import { checkOwnModel } from "./checkOwnModel";
import { findModel } from "./findModel";

/** Most bytes that one call reads. */
const piece = 2 ** 30;

/**
 * The bytes of a model, which is named as `findModel` takes it; one that comes with Sotto is held to what was published.
 * @throws SottoError `model-unknown`, `model-corrupt`, `out-of-memory`, each with one sentence.
 */
export async function readModel(nameOrFile: string): Promise<Uint8Array> {
  const path = findModel(nameOrFile);
  const handle = await open(path).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === "ENOENT" ? "is missing" : `cannot be opened: ${cause.message}`;
    throw new SottoError("model-unknown", `${path} ${reason}, expected a ggml file.`, { cause });
  });
  try {
    const info = await handle.stat();
    if (!info.isFile()) {
      const what = info.isDirectory() ? "a folder" : "a device or a pipe";
      throw new SottoError("model-unknown", `${path} is ${what}, expected a ggml file.`);
    }
    const bytes = await readAll(handle, info.size, path);
    checkOwnModel(path, bytes, info.mtimeMs);
    return bytes;
  } finally {
    await handle.close();
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

import { type FileHandle, open } from "node:fs/promises";
import { Logging, LogLevel } from "mediabunny";
import { type DecodedFile, decodeBytes } from "../../app/client/decoding/decodeFile";
import type { FileBytes } from "../../app/client/decoding/fileSource";
import { errorCode, SottoError } from "../../engine/index";
import { decodeWithFfmpeg, findFfmpeg } from "./ffmpeg";
import { registerNodeDecoders } from "./nodeDecoders";

registerNodeDecoders();
Logging.level = LogLevel.Silent;

/**
 * Decodes a file of this machine to 16 kHz mono: with mediabunny and WebAssembly decoders what they can read, everything
 * else with ffmpeg where `findDecoder` finds one. Errors call the file by `name`.
 * @throws SottoError `audio-unreadable`: no such file, not audio, or ffmpeg would be needed.
 */
export async function decodePath(
  file: string,
  findDecoder: () => string | undefined = findFfmpeg,
  name: string = file,
): Promise<DecodedFile> {
  const bytes = await openBytes(file, name);
  try {
    return await decodeBytes(bytes);
  } catch (error) {
    if (errorCode(error) !== "audio-unreadable") throw error;
    const ffmpeg = findDecoder();
    if (ffmpeg !== undefined) return decodeWithFfmpeg(ffmpeg, file, name);
    const reason = error instanceof Error ? error.message : String(error);
    throw new SottoError(
      "audio-unreadable",
      `${reason.replace(/\.$/, "")}; ffmpeg reads more formats but was not found.`,
    );
  }
}

async function openBytes(file: string, name: string): Promise<FileBytes> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new SottoError(
      "audio-unreadable",
      `${name} ${reasons[error.code ?? ""] ?? `cannot be opened: ${error.message}`}.`,
    );
  });
  const info = await handle.stat();
  const complaint = info.isDirectory()
    ? "is a folder, expected an audio file"
    : info.size === 0
      ? "is empty"
      : undefined;
  if (complaint !== undefined) {
    await handle.close();
    throw new SottoError("audio-unreadable", `${name} ${complaint}.`);
  }
  return {
    name,
    size: info.size,
    read: (start, end) => readBytes(handle, start, end),
    close: () => handle.close(),
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read: permission denied",
};

async function readBytes(handle: FileHandle, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(end - start);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
  return bytes.subarray(0, bytesRead);
}

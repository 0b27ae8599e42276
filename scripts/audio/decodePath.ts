import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { type DecodedFile, decodeBytes, type SoundOptions } from "../../app/client/decoding/decodeFile";
import type { SoundBytes } from "../../app/client/decoding/soundBytes";
import { unreadableReason } from "../../app/client/decoding/unreadable";
import { SottoError } from "../../engine/index";
import { decodeWithFfmpeg, findFfmpeg } from "./ffmpeg";
import { soundModule } from "./soundModule";

/**
 * Decodes a file of this machine to 16 kHz mono, as the page does; what cannot be read so, with the machine's own ffmpeg
 * where `findDecoder` finds one. Errors call the file by `name`.
 * @throws SottoError `audio-unreadable`: no such file, not audio, or ffmpeg would be needed.
 */
export async function decodePath(
  file: string,
  findDecoder: () => string | undefined = findFfmpeg,
  name: string = file,
  options: SoundOptions = {},
): Promise<DecodedFile> {
  const bytes = openBytes(file, name);
  try {
    return await decodeBytes(await soundModule(), bytes, options);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const { why } = unreadableReason(message) ?? {};
    // What FFmpeg's own code stumbles over here it stumbles over there.
    if ((why !== "unknown" && why !== "codec") || options.track !== undefined) throw error;
    const ffmpeg = findDecoder();
    if (ffmpeg !== undefined) return decodeWithFfmpeg(ffmpeg, file, name);
    const complaint = message.replace(/\.$/, "");
    throw new SottoError("audio-unreadable", `${complaint}; ffmpeg reads more formats but was not found.`);
  }
}

function openBytes(file: string, name: string): SoundBytes {
  const handle = openFile(file, name);
  const info = fstatSync(handle);
  const complaint = info.isDirectory()
    ? "is a folder, expected an audio file"
    : info.size === 0
      ? "is empty"
      : undefined;
  if (complaint !== undefined) {
    closeSync(handle);
    throw new SottoError("audio-unreadable", `${name} ${complaint}.`);
  }
  let isOpen = true;
  return {
    name,
    size: info.size,
    read(start, end) {
      const bytes = new Uint8Array(Math.max(0, end - start));
      return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, start));
    },
    close() {
      if (isOpen) closeSync(handle);
      isOpen = false;
    },
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read: permission denied",
};

function openFile(file: string, name: string): number {
  try {
    return openSync(file, "r");
  } catch (cause) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    const reason = reasons[code] ?? `cannot be opened: ${message}`;
    throw new SottoError("audio-unreadable", `${name} ${reason}.`, { cause });
  }
}

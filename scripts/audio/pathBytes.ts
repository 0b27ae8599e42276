import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { SoundBytes } from "../../app/client/decoding/soundBytes";
import { SottoError } from "../../engine/index";

/**
 * The bytes of a file of this machine, which errors call `name`.
 * @throws SottoError `audio-unreadable`: no such file, a folder, nothing in it.
 */
export function pathBytes(file: string, name: string): SoundBytes {
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

import { appendFile, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { bytesOfPath } from "./bytePaths";
import type { Disk } from "./commandServices";

/** This machine's disk. */
export const disk: Disk = {
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  // Flushed, or a name that follows may outlive a power cut that the text does not.
  write: (path, content) => writeFile(path, content, { flush: true }),
  append: (path, text) => appendFile(path, text),
  rename,
  remove: (path) => rm(path, { force: true }),
  async kindOf(path) {
    const info = await stat(bytesOfPath(path)).catch(() => undefined);
    return info === undefined ? "none" : info.isDirectory() ? "folder" : "file";
  },
};

/** Why the disk refused, as the end of a sentence. */
export function diskReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ""] ?? message ?? String(error);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "no space is left on the device",
  EDQUOT: "no space is left to you on the device",
  EISDIR: "it is a folder",
  ENOTDIR: "what lies there is no folder",
  EEXIST: "what lies there is no folder",
  ENOENT: "there is no such place",
  ENAMETOOLONG: "the name is too long",
  EPIPE: "nobody reads it",
};

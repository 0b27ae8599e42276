import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { DecodedFile } from "../../app/client/decoding/decodeFile";
import { decodeInThread } from "../audio/decodeInThread";
import { decodePath } from "../audio/decodePath";
import { findFfmpeg } from "../audio/ffmpeg";
import { bytesOfPath, hasBytes, readablePath } from "./bytePaths";
import { type Spooled, spool } from "./spool";

/**
 * Decodes a file, or what comes through a named pipe or `<(…)`, once all of it is there; errors call it by `name`.
 * @throws SottoError as `decodePath` does, and `storage-full` where a pipe brings more than there is room for.
 */
export async function openSound(file: string, name: string = readablePath(file), track?: string): Promise<DecodedFile> {
  const stand = await standIn(file);
  if (!stand) return decodePath(file, findFfmpeg, name, { track, decode: decodeInThread });
  try {
    const audio = await decodePath(stand.path, findFfmpeg, name, { track, decode: decodeInThread });
    return {
      ...audio,
      close: async () => {
        await audio.close();
        await stand.remove();
      },
    };
  } catch (error) {
    await stand.remove();
    throw error;
  }
}

/** A path that can be read in any order and named to other programs; undefined where the file's own is one. */
async function standIn(file: string): Promise<Spooled | undefined> {
  const isNamedInBytes = hasBytes(file);
  const info = await stat(isNamedInBytes ? bytesOfPath(file) : file).catch(() => undefined);
  if (info?.isFIFO() || info?.isSocket()) return spool(createReadStream(isNamedInBytes ? bytesOfPath(file) : file));
  if (!info || !isNamedInBytes) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "sotto-"));
  const path = join(folder, "sound");
  await symlink(bytesOfPath(resolve(file)), path);
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}

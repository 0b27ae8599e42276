import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { DecodedFile } from "../../app/client/decoding/decodeFile";
import { decodePath } from "../audio/decodePath";
import { findFfmpeg } from "../audio/ffmpeg";
import { spool } from "./spool";

/**
 * Decodes a file, or what comes through a named pipe or `<(…)`, once all of it is there; errors call it by `name`.
 * @throws SottoError as `decodePath` does, and `storage-full` where a pipe brings more than there is room for.
 */
export async function openSound(file: string, name: string = file, track?: string): Promise<DecodedFile> {
  const info = await stat(file).catch(() => undefined);
  if (!info?.isFIFO() && !info?.isSocket()) return decodePath(file, findFfmpeg, name, { track });
  const { path, remove } = await spool(createReadStream(file));
  try {
    const audio = await decodePath(path, findFfmpeg, name, { track });
    return {
      ...audio,
      close: async () => {
        await audio.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

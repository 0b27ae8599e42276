import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { SottoError } from "../../engine/index";
import { diskReason } from "./disk";

/** What came through a pipe, as a file that can be read in any order. */
export interface Spooled {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Keeps the bytes of a pipe in a temporary file, until the pipe ends.
 * @throws SottoError `storage-full` where there is no room for them.
 */
export async function spool(pieces: AsyncIterable<Uint8Array>): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), "sotto-"));
  const path = join(folder, "sound");
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(Readable.from(pieces), createWriteStream(path));
    return { path, remove };
  } catch (error) {
    await remove();
    throw new SottoError("storage-full", `What came through the pipe cannot be kept: ${diskReason(error)}.`, {
      cause: error,
    });
  }
}

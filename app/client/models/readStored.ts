import { chunkBytes, SottoError } from "../../../engine/index";
import type { FetchWays } from "./fetchModel";
import { fetchRange } from "./fetchRange";
import type { ModelDb } from "./modelDb";
import { chunkKey, type ModelRecord } from "./record";

export interface ReadServices {
  readonly db: ModelDb;
  readonly download: Pick<FetchWays, "fetch" | "isOnline" | "sha256">;
}

/** A chunk by the number of its file and its own within the file. */
export interface ChunkPlace {
  readonly file: number;
  readonly index: number;
}

/** Reads a chunk of a model if it still has its hash. */
export async function readChunk(
  { name, files }: ModelRecord,
  { file, index }: ChunkPlace,
  { db, download }: ReadServices,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const sha256 = files[file]?.part.chunks[index];
  const bytes = sha256 === undefined ? undefined : await db.chunk(name, chunkKey(file, index));
  return bytes && (await download.sha256(bytes)) === sha256 ? bytes : undefined;
}

/**
 * Fetches one chunk of a stored model again and stores it.
 * @throws SottoError `model-corrupt` where there is nobody to ask, or other bytes come; `offline`, `download-failed`.
 */
export async function healChunk(
  record: ModelRecord,
  { file, index }: ChunkPlace,
  { db, download, url }: ReadServices & { readonly url: string | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const { name, files } = record;
  const { loaded = 0, chunks = [] } = files[file]?.part ?? {};
  if (url === undefined) {
    throw new SottoError("model-corrupt", `Part ${index + 1} of ${name} is damaged; the file has to be added again.`);
  }
  const from = index * chunkBytes;
  const bytes = await fetchRange(url, [from, Math.min(loaded, from + chunkBytes)], download);
  if ((await download.sha256(bytes)) !== chunks[index]) {
    throw new SottoError("model-corrupt", `Part ${index + 1} of ${name} is damaged, and ${url} has another file now.`);
  }
  await db.putChunk(record, chunkKey(file, index), bytes);
  return bytes;
}

import { chunkBytes, type DownloadServices, SottoError } from "../../../engine/index";
import { fetchRange } from "./fetchRange";
import type { ModelDb } from "./modelDb";
import type { ModelRecord } from "./record";

export interface ReadServices {
  readonly db: ModelDb;
  readonly download: Pick<DownloadServices, "fetch" | "isOnline" | "sha256">;
}

/** Reads a chunk of a stored model if it still has its hash. */
export async function readChunk(
  { name, part }: ModelRecord,
  index: number,
  { db, download }: ReadServices,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = await db.chunk(name, index);
  return bytes && (await download.sha256(bytes)) === part.chunks[index] ? bytes : undefined;
}

/**
 * Fetches one chunk of a stored model again and stores it.
 * @throws SottoError `model-corrupt` where there is nobody to ask, or other bytes come; `offline`, `download-failed`.
 */
export async function healChunk(
  record: ModelRecord,
  index: number,
  { db, download, url }: ReadServices & { readonly url: string | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const { name, part } = record;
  if (url === undefined) {
    throw new SottoError("model-corrupt", `Part ${index + 1} of ${name} is damaged; the file has to be added again.`);
  }
  const from = index * chunkBytes;
  const bytes = await fetchRange(url, [from, Math.min(part.loaded, from + chunkBytes)], download);
  if ((await download.sha256(bytes)) !== part.chunks[index]) {
    throw new SottoError("model-corrupt", `Part ${index + 1} of ${name} is damaged, and ${url} has another file now.`);
  }
  await db.putChunk(record, index, bytes);
  return bytes;
}

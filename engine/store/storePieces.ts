import { SottoError } from "../errors";
import { PartialFile } from "./partialFile";
import { chunkBytes, type DownloadControl, type Downloaded, type DownloadServices, type WantedFile } from "./types";

type PieceServices = Omit<DownloadServices, "fetch">;

/** A file that is made here, the same bytes each time. */
export interface MadeFile {
  readonly bytes: number;
  readonly pieces: (from?: number) => AsyncGenerator<Uint8Array>;
}

/**
 * Stores a file that is made here, piece by piece. What is stored of it stays, as far as it is good, where it is of the same
 * file still: its first chunk and its last good one are made once more to see that. Throws `cancelled` when the signal aborts,
 * `storage-full`, and whatever making the pieces throws.
 */
export async function storePieces(
  file: WantedFile,
  made: MadeFile,
  services: PieceServices,
  { signal, onProgress }: Pick<DownloadControl, "signal" | "onProgress">,
): Promise<Downloaded> {
  const nothing = () => Promise.reject(new SottoError("internal", "What is made here is fetched from nowhere."));
  const part = await PartialFile.open(file, { ...services, fetch: nothing }, onProgress);
  if (part.loaded > 0 && !(await isSame(made, part.loaded, services))) await part.restart();
  const pieces = made.pieces(part.loaded);
  await part.describe(undefined, file.bytes);
  const stopped = stopOf(file, signal);
  try {
    for (;;) {
      const { done, value } = await Promise.race([stopped, pieces.next()]);
      if (done) break;
      await part.append(value);
      onProgress({ phase: "loading", loaded: part.loaded, total: part.total });
    }
  } finally {
    // It may wait for a host, and ends when that has answered.
    void pieces.return(undefined).catch(() => {});
  }
  return part.finish();
}

async function isSame(made: MadeFile, loaded: number, services: PieceServices): Promise<boolean> {
  const { store, sha256, chunkBytes: length = chunkBytes } = services;
  const { chunks = [], total } = (await store.read()) ?? {};
  if (total !== made.bytes) return false;
  const last = Math.ceil(loaded / length) - 1;
  for (const index of new Set([0, last])) {
    const bytes = await collect(made.pieces(index * length), Math.min(length, made.bytes - index * length));
    if ((await sha256(bytes)) !== chunks[index]) return false;
  }
  return true;
}

async function collect(pieces: AsyncGenerator<Uint8Array>, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for await (const piece of pieces) {
    const taken = piece.subarray(0, length - at);
    bytes.set(taken, at);
    at += taken.length;
    if (at === length) break;
  }
  return bytes;
}

function stopOf({ name }: WantedFile, signal: AbortSignal): Promise<never> {
  const over = new Promise<never>((_, reject) => {
    const stop = () => reject(new SottoError("cancelled", `The conversion of ${name} was stopped.`));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  });
  over.catch(() => {});
  return over;
}

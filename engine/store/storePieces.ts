import { SottoError } from "../errors";
import { PartialFile } from "./partialFile";
import type { DownloadControl, Downloaded, DownloadServices, WantedFile } from "./types";

/**
 * Stores a file that is made here, piece by piece, in place of what is stored of it. Throws `cancelled` when the signal aborts,
 * `storage-full`, and whatever making the pieces throws.
 */
export async function storePieces(
  file: WantedFile,
  pieces: AsyncGenerator<Uint8Array>,
  services: Omit<DownloadServices, "fetch">,
  { signal, onProgress }: Pick<DownloadControl, "signal" | "onProgress">,
): Promise<Downloaded> {
  const nothing = () => Promise.reject(new SottoError("internal", "What is made here is fetched from nowhere."));
  const part = await PartialFile.open(file, { ...services, fetch: nothing }, onProgress);
  if (part.loaded > 0) await part.restart();
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

function stopOf({ name }: WantedFile, signal: AbortSignal): Promise<never> {
  const over = new Promise<never>((_, reject) => {
    const stop = () => reject(new SottoError("cancelled", `The conversion of ${name} was stopped.`));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  });
  over.catch(() => {});
  return over;
}

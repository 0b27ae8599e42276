import { SottoError } from "../errors";
import { FailedAttempt } from "./attempt";
import { fetchRest } from "./fetchRest";
import { PartialFile } from "./partialFile";
import type { DownloadControl, Downloaded, DownloadServices, WantedFile } from "./types";

/** Attempts in a row that may fail, where nothing else is said. */
const usualFailures = 6;
const firstWait = 1000;
const longestWait = 30_000;

/**
 * Downloads a file into a store, going on where an earlier call broke off, and compares it with its hash. However host,
 * network and storage behave, it ends with a file that is whole, or throws `download-failed`, `offline`, `model-corrupt`,
 * `storage-full`, or `cancelled` when the signal aborts; what has come and is not known to be wrong stays for the next call.
 */
export async function download(
  file: WantedFile,
  services: DownloadServices,
  control: DownloadControl,
): Promise<Downloaded> {
  const { signal, onProgress, mostFailures = usualFailures } = control;
  const part = await PartialFile.open(file, services, onProgress);
  let failures = 0;
  let most = part.loaded;
  for (;;) {
    try {
      throwIfStopped(file, signal);
      const manner = failures % 2 === 0 ? "conditional" : "unconditional";
      if (!part.isComplete) await fetchRest({ file, part, services, control, manner });
      throwIfStopped(file, signal);
      return await part.finish();
    } catch (error) {
      throwUnlessRetried(error, await stopped(file, part, signal));
      failures = part.loaded > most ? 1 : failures + 1;
      most = Math.max(most, part.loaded);
      if (failures > mostFailures) throw error.error;
      const wait = Math.max(error.after, backOff(failures, services.random()));
      onProgress({ phase: "waiting", loaded: part.loaded, total: part.total, wait });
      await services.sleep(wait, signal);
    }
  }
}

/** Twice as long after every failure, and by chance up to half of that shorter, so that not all come back at once. */
function backOff(failures: number, random: number): number {
  return Math.min(longestWait, firstWait * 2 ** (failures - 1)) * (1 - random / 2);
}

/** Keeps what has come; the error of a download that was stopped, if it was. */
async function stopped(file: WantedFile, part: PartialFile, signal: AbortSignal): Promise<SottoError | undefined> {
  await part.keep();
  return signal.aborted ? cancelled(file) : undefined;
}

function throwUnlessRetried(error: unknown, stop: SottoError | undefined): asserts error is FailedAttempt {
  if (stop !== undefined) throw stop;
  if (!(error instanceof FailedAttempt)) throw error;
}

function throwIfStopped(file: WantedFile, signal: AbortSignal): void {
  if (signal.aborted) throw cancelled(file);
}

function cancelled({ name }: WantedFile): SottoError {
  return new SottoError("cancelled", `The download of ${name} was stopped.`);
}

import type { Backend } from "../../kernels/runtime/backend";
import type { AudioSource } from "../audio/source";
import { SottoError } from "../errors";
import { type ModelFiles, weightsFile } from "../files/modelFile";
import { diarise } from "./diarise";
import { loadSpeakerNetworks } from "./loadNetworks";
import type { FoundSpeakers, SpeakerCount, SpeakerEvent } from "./types";

export interface FindSpeakersControl {
  readonly backend: Backend;
  readonly signal: AbortSignal;
  readonly count: SpeakerCount | undefined;
  /** The file of both networks; telling how many bytes have come. */
  readNetworks(onBytes: (bytes: number) => void): Promise<ModelFiles>;
  onEvent(event: SpeakerEvent): void;
}

/**
 * Who speaks when, by networks that are loaded for this and freed after it. Throws `cancelled` when the signal aborts, and what
 * source and reader throw.
 */
export async function findSpeakers(
  source: AudioSource,
  { backend, signal, count, readNetworks, onEvent }: FindSpeakersControl,
): Promise<FoundSpeakers> {
  const reading = readNetworks((bytes) => onEvent({ type: "loading", bytes }));
  const files = await Promise.race([reading, aborted(signal)]);
  const file = files.get(weightsFile)!.bytes;
  const scope = backend.scope();
  try {
    const networks = await loadSpeakerNetworks(scope, file);
    const totalSeconds = source.seconds;
    return await diarise(source, networks, {
      ...{ signal, count },
      onProgress: (seconds) => onEvent({ type: "progress", seconds, totalSeconds }),
    });
  } finally {
    scope.dispose();
  }
}

/** Rejects with `cancelled` when the signal aborts: nobody waits for the rest of a download. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new SottoError("cancelled", "The search for speakers was stopped."));
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort);
  });
}

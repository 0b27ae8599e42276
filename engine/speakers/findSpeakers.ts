import type { Backend } from "../../kernels/runtime/backend";
import type { Stretch } from "../audio/onlyStretches";
import type { AudioSource } from "../audio/source";
import { SottoError } from "../errors";
import { type ModelFiles, weightsFile } from "../files/modelFile";
import { diarise } from "./diarise";
import { lastingNetworks } from "./lastingNetworks";
import { loadSpeakerNetworks } from "./loadNetworks";
import { splitSpeaker } from "./splitSpeaker";
import type { FindSpeakersOptions, FoundSpeakers, SpeakerEvent } from "./types";

export interface FindSpeakersControl {
  readonly backend: Backend;
  readonly signal: AbortSignal;
  readonly asked: Pick<FindSpeakersOptions, "count" | "split">;
  /** The file of both networks; telling how many bytes have come. */
  readNetworks(onBytes: (bytes: number) => void): Promise<ModelFiles>;
  /** What computes in place of a device that failed; undefined: nothing does. */
  instead(error: unknown): Promise<Backend | undefined>;
  onEvent(event: SpeakerEvent): void;
}

/**
 * Who speaks when, by networks that are loaded for this and freed after it. Throws `cancelled` when the signal aborts, and what
 * source and reader throw.
 */
export async function findSpeakers(
  source: AudioSource,
  { backend, signal, asked, readNetworks, instead, onEvent }: FindSpeakersControl,
): Promise<FoundSpeakers> {
  const reading = readNetworks((bytes) => onEvent({ type: "loading", bytes }));
  const files = await Promise.race([reading, aborted(signal)]);
  const file = files.get(weightsFile)!.bytes;
  const scopes: Backend[] = [];
  const load = (on: Backend) => {
    const scope = on.scope();
    scopes.push(scope);
    return loadSpeakerNetworks(scope, file);
  };
  try {
    const networks = await lastingNetworks({ backend, load, instead });
    const { count, split: stretches } = asked;
    const totalSeconds = stretches ? lengthOf(stretches) : source.seconds;
    const onProgress = (seconds: number) => onEvent({ type: "progress", seconds, totalSeconds });
    const options = { signal, onProgress };
    if (stretches) return await splitSpeaker(source, networks, { ...options, stretches });
    return await diarise(source, networks, { ...options, count });
  } finally {
    for (const scope of scopes) scope.dispose();
  }
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Rejects with `cancelled` when the signal aborts: nobody waits for the rest of a download. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new SottoError("cancelled", "The search for speakers was stopped."));
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort);
  });
}

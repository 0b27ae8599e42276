import type { StoreApi } from "zustand/vanilla";
import { type AppState, editFile } from "../appState";
import type { FileJob } from "../queue/job";
import { workOf } from "../selectors";
import type { Services } from "../services";

type Store = StoreApi<AppState>;

export interface CopyActions {
  /** Looks whether copies can be kept here, and lets go of those whose transcript is no more. */
  lookForCopies(): Promise<void>;
}

/**
 * Keeps copies of the sound of files that no later visit could read by a handle, where the user wants that: one after
 * another, beside whatever else is done.
 */
export function createCopies(store: Store, services: Services): CopyActions {
  let isCopying = false;
  const copyNext = async () => {
    const job = isCopying ? undefined : nextToCopy(store.getState());
    if (job === undefined) return;
    isCopying = true;
    await copy(store, services, job);
    isCopying = false;
    await copyNext();
  };
  store.subscribe((state, before) => {
    if (state.jobs !== before.jobs || state.preferences.keepCopies !== before.preferences.keepCopies) void copyNext();
  });
  return {
    async lookForCopies() {
      const canKeep = await services.sounds.canKeep();
      store.setState({ copies: canKeep ? "possible" : "impossible" });
      if (canKeep) await dropOrphans(store, services);
      await copyNext();
    },
  };
}

/** Whether a copy would be of use: the file is here now, and at a later visit would have to be chosen again. */
export function wantsCopy({ transcripts, copies }: Pick<AppState, "transcripts" | "copies">, job: FileJob): boolean {
  const source = transcripts.get(job.transcript)?.source;
  const isBad = job.state.status === "failed" && job.state.failure.code === "audio-unreadable";
  if (copies === "impossible" || isBad || source?.kind !== "file" || source.handle !== undefined) return false;
  return job.copy === "none" && job.file.status === "here" && job.file.blob.size > 0;
}

function nextToCopy(state: AppState): FileJob | undefined {
  if (state.preferences.keepCopies !== "on") return undefined;
  return state.jobs.find((job) => job.kind === "file" && wantsCopy(state, job)) as FileJob | undefined;
}

async function copy(store: Store, { sounds }: Services, { id, transcript, file }: FileJob): Promise<void> {
  const source = workOf(store.getState(), id)?.transcript.source;
  if (file.status !== "here" || source?.kind !== "file") return;
  setCopy(store, id, "copying");
  const outcome = await sounds.keep(transcript, file.blob, source.name).catch(() => "impossible" as const);
  // It may have been deleted meanwhile.
  if (!store.getState().transcripts.has(transcript)) return sounds.remove(transcript);
  setCopy(store, id, outcome === "kept" ? "kept" : outcome === "full" ? "no-room" : "never");
}

function setCopy(store: Store, id: number, copy: FileJob["copy"]): void {
  editFile(store, id, (job) => ({ ...job, copy }));
}

/** The sound of a file of which a copy is kept; where that is gone, the file has to be chosen again. */
export async function openCopy(store: Store, { sounds }: Services, id: number): Promise<File | undefined> {
  const job = workOf(store.getState(), id)?.job;
  const file = job && (await sounds.open(job.transcript).catch(() => undefined));
  if (file === undefined) {
    editFile(store, id, (one) => ({ ...one, copy: "none", file: { status: "missing", refused: undefined } }));
  }
  return file;
}

/** A tab that went between the deletion of a text and that of its sound left the sound. */
async function dropOrphans(store: Store, { sounds, transcripts }: Services): Promise<void> {
  const unknown = [...(await sounds.list())].filter((id) => !store.getState().transcripts.has(id));
  if (unknown.length === 0) return;
  // Where the database does not open nobody knows what there is.
  const isRead = await transcripts.list().then(
    () => true,
    () => false,
  );
  for (const id of isRead ? unknown : []) if (!(await transcripts.has(id))) await sounds.remove(id);
}

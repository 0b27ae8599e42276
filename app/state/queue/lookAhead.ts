import type { StoreApi } from "zustand/vanilla";
import { type AppState, editFile } from "../appState";
import { toFailure } from "../failures";
import { jobById } from "../selectors";
import type { Services } from "../services";
import type { FileJob, Job } from "./job";
import { isWaiting } from "./jobs";

type Store = StoreApi<AppState>;

/** Milliseconds for which work waits until all files that came together were looked into. */
const patience = 3000;

interface LookParts {
  refuse(id: number): void;
  /** Lets the engine begin what waits for it. */
  advance(): void;
}

/**
 * Looks into the files that wait, one after another: how long they are, and whether they can be read. One that cannot is named
 * and leaves the queue by `refuse`: of files that come together before the work on them begins, if that is soon known.
 */
export function lookAhead(store: Store, services: Services, { refuse, advance }: LookParts): void {
  const looked = new WeakSet<Blob>();
  let isLooking = false;
  const isUnknown = (job: Job): job is FileJob =>
    isWaiting(job) && job.file.status === "here" && job.totalSeconds === undefined && !looked.has(job.file.blob);
  const lookNext = async () => {
    if (isLooking) return;
    const job = store.getState().jobs.find(isUnknown);
    if (job?.file.status !== "here") return begin();
    isLooking = true;
    looked.add(job.file.blob);
    await look(store, services, job, refuse);
    isLooking = false;
    await lookNext();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    clearTimeout(timer);
    timer = undefined;
    if (store.getState().headers === "known") return;
    store.setState({ headers: "known" });
    advance();
  };
  store.subscribe((state, before) => {
    if (state.headers === "looked-at") timer ??= setTimeout(begin, patience);
    if (state.jobs !== before.jobs) void lookNext();
  });
}

async function look(store: Store, services: Services, job: FileJob, refuse: (id: number) => void): Promise<void> {
  const { id, file, track } = job;
  const source = store.getState().transcripts.get(job.transcript)?.source;
  if (file.status !== "here" || source?.kind !== "file") return;
  try {
    const { seconds } = await services.lookAtAudio(file.blob, { name: source.name, track });
    // What its run has found meanwhile is nearer to the truth.
    editFile(store, id, (one) => (isWaiting(one) ? { ...one, totalSeconds: one.totalSeconds ?? seconds } : one));
  } catch (error) {
    const now = jobById(store.getState(), id);
    // A decoder that did not come says nothing of the file, and one that runs finds out by itself.
    if (toFailure(error).code !== "audio-unreadable" || now === undefined || !isWaiting(now)) return;
    editFile(store, id, (one) => ({ ...one, state: { status: "failed", failure: toFailure(error) } }));
    refuse(id);
  }
}

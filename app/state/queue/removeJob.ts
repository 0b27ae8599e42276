import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import { hasText, workOf } from "../selectors";
import type { Services } from "../services";
import { isRunning } from "./jobs";

type Store = StoreApi<AppState>;

/** Takes a file without text off the list. */
export function removeJob(store: Store, services: Services, id: number): void {
  const { job, transcript } = workOf(store.getState(), id) ?? {};
  if (job === undefined || transcript === undefined) return;
  if (job.kind === "recording" || hasText(transcript) || isRunning(job)) return;
  void services.transcripts.remove(transcript.id);
  void services.sounds.remove(transcript.id);
  store.setState(({ jobs, transcripts, page }) => {
    const left = jobs.filter((one) => one.id !== id);
    const isShown = page.view === "transcript" && page.job === id;
    const isLast = left.length === 0 && page.view === "library";
    return {
      jobs: left,
      transcripts: new Map([...transcripts].filter(([key]) => key !== transcript.id)),
      page: isLast || isShown ? { view: "start" } : page,
    };
  });
}

/** A file that could not be opened is named, and was no work to be done: what has failed later, or has text, stays. */
export function refuse(store: Store, services: Services, id: number): void {
  const { job, transcript } = workOf(store.getState(), id) ?? {};
  if (job?.kind !== "file" || job.state.status !== "failed" || transcript?.source.kind !== "file") return;
  const { failure } = job.state;
  if (failure.code !== "audio-unreadable" || job.heard !== undefined || hasText(transcript)) return;
  const { name } = transcript.source;
  store.setState(({ refused }) => ({ refused: [...refused, { name, failure }] }));
  removeJob(store, services, id);
}

import type { StoreApi } from "zustand/vanilla";
import { type AppState, editJob, editTranscript } from "../appState";
import { jobById } from "../selectors";

export interface TranscriptActions {
  /** Notes that the text was copied or saved. */
  markTaken(id: number): void;
  dismissRecovery(id: number): void;
}

/** What becomes of a text that stands. */
export function createTranscriptActions(store: StoreApi<AppState>): TranscriptActions {
  return {
    markTaken(id) {
      const job = jobById(store.getState(), id);
      if (job) editTranscript(store, job.transcript, (one) => ({ ...one, keeping: "taken" }));
    },
    dismissRecovery: (id) => editJob(store, id, (job) => ({ ...job, recovered: undefined })),
  };
}

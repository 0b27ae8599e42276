import type { StoreApi } from "zustand/vanilla";
import { type AppState, editJob } from "../appState";

export interface TranscriptActions {
  /** Notes that the text was copied or saved. */
  markTaken(id: number): void;
  dismissRecovery(id: number): void;
}

/** What becomes of a text that stands. */
export function createTranscriptActions(store: StoreApi<AppState>): TranscriptActions {
  return {
    markTaken: (id) => editJob(store, id, (job) => ({ ...job, keeping: "taken" })),
    dismissRecovery: (id) => editJob(store, id, (job) => ({ ...job, recovered: undefined })),
  };
}

import type { StoreApi } from "zustand/vanilla";
import { type AppState, editJob, editLiveWork, editRecording, editTranscript } from "../appState";
import type { MergedVoices } from "../queue/job";
import { withMergeUndone, withoutMerge } from "../recording/toldSpeakers";
import { jobById } from "../selectors";

export interface TranscriptActions {
  /** Notes that the text was copied or saved. */
  markTaken(id: number): void;
  dismissRecovery(id: number): void;
  /** Two voices of a recording that the engine took for one are two. */
  undoMerge(id: number, merged: MergedVoices): void;
  dismissMerge(id: number, merged: MergedVoices): void;
}

/** What becomes of a text that stands. */
export function createTranscriptActions(store: StoreApi<AppState>): TranscriptActions {
  return {
    markTaken(id) {
      const job = jobById(store.getState(), id);
      if (job) editTranscript(store, job.transcript, (one) => ({ ...one, keeping: "taken" }));
    },
    dismissRecovery: (id) => editJob(store, id, (job) => ({ ...job, recovered: undefined })),
    undoMerge: (id, merged) => editLiveWork(store, id, (work) => withMergeUndone(work, merged)),
    dismissMerge: (id, answered) =>
      editRecording(store, id, ({ told, ...job }) => {
        return told ? { ...job, told: { ...told, merged: withoutMerge(told.merged ?? [], answered) } } : job;
      }),
  };
}

import type { StoreApi } from "zustand/vanilla";
import { type AppState, editRecording } from "./appState";
import { metaOf } from "./recordings";
import { recordingById } from "./selectors";
import type { Services } from "./types";

/** Notes among the browser's files that all of a recording's text is written, with which its sound may go. */
export async function noteDone(store: StoreApi<AppState>, { recordings }: Services, id: number): Promise<void> {
  const job = recordingById(store.getState(), id);
  if (!job) return;
  const audio = await recordings.change(job.recording, metaOf(job, "done"));
  editRecording(store, id, (one) => ({ ...one, audio }));
}

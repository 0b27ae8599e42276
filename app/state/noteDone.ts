import type { StoreApi } from "zustand/vanilla";
import type { SoundKeeping } from "../client/recordings/types";
import { type AppState, editRecording } from "./appState";
import type { RecordingJob } from "./queue/job";
import { metaOf } from "./recording/recordings";
import { recordingById } from "./selectors";
import type { Services } from "./services";

/** Notes among the browser's files that all of a recording's text is written, with which its sound may go. */
export async function noteDone(store: StoreApi<AppState>, { recordings }: Services, id: number): Promise<void> {
  const job = recordingById(store.getState(), id);
  if (!job) return;
  const audio = await recordings.change(job.recording, metaOf(job, "done"));
  editRecording(store, id, (one) => withAudio(one, audio));
}

/** Where the end of the sound was in memory alone, nothing is once the sound has gone: the text is on the device. */
function withAudio(job: RecordingJob, audio: SoundKeeping): RecordingJob {
  if (audio.status !== "deleted" || job.sound.keeping !== "full") return { ...job, audio };
  return { ...job, audio, sound: { ...job.sound, keeping: "device" }, keeping: "taken" };
}

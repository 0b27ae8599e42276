import type { StoreApi } from "zustand/vanilla";
import type { SoundKeeping } from "../client/recordings/types";
import { isKeptText } from "../client/transcripts/types";
import { type AppState, editRecording } from "./appState";
import type { RecordingJob } from "./queue/job";
import { recordingById } from "./selectors";
import type { Services } from "./services";

/** Notes that all of a recording's text is written, with which its sound may go, if the text got into the database. */
export async function noteDone(store: StoreApi<AppState>, services: Services, id: number): Promise<void> {
  const job = recordingById(store.getState(), id);
  if (!job) return;
  const { recordings, transcripts } = services;
  // In a browser that keeps nothing, sound and text are in the same place.
  const isSafe = isKeptText(await transcripts.flush()) || job.sound.keeping === "memory";
  const sound = isSafe ? {} : { audio: { status: "kept" } as const };
  const audio = await recordings.change(job.transcript, { state: "done", ...sound });
  editRecording(store, id, (one) => withAudio(one, audio));
}

/** Where the end of the sound was in memory alone, nothing is once the sound has gone. */
function withAudio(job: RecordingJob, audio: SoundKeeping): RecordingJob {
  if (audio.status !== "deleted" || job.sound.keeping !== "full") return { ...job, audio };
  return { ...job, audio, sound: { ...job.sound, keeping: "device" } };
}

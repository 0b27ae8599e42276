import type { StoreApi } from "zustand/vanilla";
import type { DeviceInfo } from "../../engine/index";
import { type AppState, editRecording } from "./appState";
import { moveEngine, throwIfStopped } from "./engineEvents";
import { engineOptions } from "./engineOptions";
import { withEvent } from "./jobs";
import { inOrder, metaOf, speakerOf, textEnd } from "./recordings";
import type { RecordingJob, Services } from "./types";

/** Writes down what is missing of a kept recording: each track from where its text ends, as a file is. */
export async function finishRecording(
  store: StoreApi<AppState>,
  services: Services,
  fitted: RecordingJob,
  device: DeviceInfo,
): Promise<void> {
  const { id, recording } = fitted;
  for (const track of fitted.tracks.keys()) {
    const from = textEnd(fitted, track);
    const audio = await services.recordings.source(recording, track, from);
    throwIfStopped(store, id, audio.port);
    editRecording(store, id, (job) => ({ ...job, runFrom: from, seconds: from }));
    const options = { ...engineOptions(fitted, device), ...liveOptions };
    await services.engine.transcribe({ job: id, audio, options }, (event) => {
      if (event.type === "recovered") moveEngine(store, event.device);
      editRecording(store, id, (job) => {
        const next = withEvent(job, event, services.now(), speakerOf(job, track));
        const lines = next.segments.slice(job.segments.length).map((segment) => ({ track, segment }));
        if (lines.length > 0) void services.recordings.addText(recording, lines);
        // The length of all tracks is known; that of one says less.
        return { ...next, totalSeconds: job.totalSeconds };
      });
    });
  }
  editRecording(store, id, (job) => ({ ...job, segments: inOrder(job.segments), keeping: "taken" }));
  const job = store.getState().jobs.find((one) => one.id === id);
  if (job?.kind === "recording") await services.recordings.change(recording, metaOf(job, "done"));
}

/** Of a recording the times of words are always wanted, and silence is never. */
export const liveOptions = { wordTimestamps: true, vad: {}, batch: undefined } as const;

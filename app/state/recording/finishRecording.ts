import type { StoreApi } from "zustand/vanilla";
import { type DeviceInfo, SottoError } from "../../../engine/index";
import { type AppState, editRecording } from "../appState";
import { noteDone } from "../noteDone";
import { moveEngine, throwIfStopped } from "../queue/engineEvents";
import { engineOptions } from "../queue/engineOptions";
import type { RecordingJob } from "../queue/job";
import { withEvent } from "../queue/jobs";
import type { Services } from "../services";
import { inOrder, speakerOf, textEnd } from "./recordings";

/**
 * Writes down what is missing of a kept recording: each track from where its text ends, as a file is.
 * @throws SottoError `busy` where another tab does.
 */
export async function finishRecording(
  store: StoreApi<AppState>,
  services: Services,
  fitted: RecordingJob,
  device: DeviceInfo,
): Promise<void> {
  const { id, recording } = fitted;
  const { recordings } = services;
  if ((await recordings.claim(recording)) === "elsewhere") {
    throw new SottoError("busy", `The text of ${recording} is being written by another tab.`);
  }
  try {
    // Another tab may have gone on with it since it was read.
    const kept = inOrder((await recordings.text(recording)).map(({ segment }) => segment));
    editRecording(store, id, (job) => ({ ...job, segments: kept }));
    for (const track of fitted.tracks.keys())
      await finishTrack(store, services, { ...fitted, segments: kept }, { track, device });
    editRecording(store, id, (job) => ({ ...job, segments: inOrder(job.segments), keeping: "taken" }));
    await noteDone(store, services, id);
  } finally {
    await recordings.release(recording);
  }
}

interface OnTrack {
  readonly track: number;
  readonly device: DeviceInfo;
}

async function finishTrack(
  store: StoreApi<AppState>,
  services: Services,
  fitted: RecordingJob,
  { track, device }: OnTrack,
): Promise<void> {
  const { id, recording } = fitted;
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

/** Of a recording the times of words are always wanted, and silence is never. */
export const liveOptions = { wordTimestamps: true, vad: {}, batch: undefined } as const;

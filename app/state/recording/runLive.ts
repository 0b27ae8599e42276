import type { StoreApi } from "zustand/vanilla";
import type { DeviceInfo, LiveEvent } from "../../../engine/index";
import type { TextLine } from "../../client/recordings/types";
import { type AppState, editRecording } from "../appState";
import { toFailure } from "../failures";
import { noteDone } from "../noteDone";
import { forgetModel, moveEngine } from "../queue/engineEvents";
import { engineOptions } from "../queue/engineOptions";
import type { RecordingJob } from "../queue/job";
import { recordingById } from "../selectors";
import type { Services } from "../services";
import { liveOptions } from "./finishRecording";
import { metaOf, textEnd, withLiveEvent, written } from "./recordings";

type Store = StoreApi<AppState>;

/** Seconds before the point up to which a track was heard from which it is heard again: speech may have begun there. */
const overlap = 1;
/** Losses without a word between them after which the sound alone is kept. */
const mostLosses = 3;

/**
 * Lets the engine listen to a live recording until it has ended and all is written down. A device or an engine that is
 * lost is replaced, and what was said meanwhile is heard from the kept sound.
 */
export async function runLive(store: Store, services: Services, job: RecordingJob, device: DeviceInfo): Promise<void> {
  const { id, recording } = job;
  const from = job.tracks.map((_, track) => heardUpTo(job, track));
  const { model, spoken, options: wanted } = job;
  const listening = { status: "listening" } as const;
  editRecording(store, id, (one) => ({ ...one, model, spoken, options: wanted, listening, pace: [] }));
  const channels = job.tracks.map(() => new MessageChannel());
  const attached = services.recordings.attach(
    recording,
    channels.map(({ port1 }) => port1),
    from,
  );
  try {
    const tracks = channels.map(({ port2 }) => port2);
    const options = { ...engineOptions(job, device), ...liveOptions };
    await services.engine.record({ job: id, tracks, options }, (events) => take(store, services, { id, events }));
    await attached;
    editRecording(store, id, written);
    void noteDone(store, services, id);
  } catch (error) {
    lose(store, id, error);
    putAside(store, services, id);
  }
}

/** Where the next listening of a track begins. */
function heardUpTo(job: RecordingJob, track: number): number {
  const heard = (job.heardUpTo[track] ?? 0) - overlap;
  return Math.max(0, heard, textEnd(job, track));
}

interface Taken {
  readonly id: number;
  readonly events: readonly LiveEvent[];
}

/** Brings events that belong together onto the page in one go, and their text into the browser's files. */
function take(store: Store, services: Services, { id, events }: Taken): void {
  let job = recordingById(store.getState(), id);
  if (!job) return;
  const { recording } = job;
  const lines: TextLine[] = [];
  for (const event of events) {
    const next = withLiveEvent(job, event);
    job = next.job;
    if (next.line) lines.push(next.line);
    if (event.type === "recovered") moveEngine(store, event.device);
    if (event.type === "language") void services.recordings.change(recording, { language: event.language });
  }
  const changed = job;
  editRecording(store, id, () => changed);
  if (lines.length > 0) void services.recordings.addText(recording, lines);
}

/** What computes can be replaced; after any other failure the sound alone is kept, for later. */
function lose(store: Store, id: number, error: unknown): void {
  const failure = toFailure(error);
  const isLost = forgetModel(store, failure.code) && failure.code !== "out-of-memory";
  editRecording(store, id, (job) => {
    const losses = job.losses + 1;
    if (!isLost || losses > mostLosses)
      return { ...job, tails: [], pace: [], listening: { status: "failed", failure } };
    const at = Math.max(...job.tracks.map((_, track) => heardUpTo(job, track)));
    const from = failure.code === "engine-lost" ? "engine" : "device";
    return { ...job, tails: [], pace: [], losses, listening: { status: "waiting" }, recovered: { at, from } };
  });
}

/**
 * Ends a recording whose sound has ended and whose text nobody can write now: it can be finished later, here or after a
 * visit to come.
 */
export function putAside(store: Store, services: Services, id: number): void {
  const { engine, jobs } = store.getState();
  const job = jobs.find((one) => one.id === id);
  if (job?.kind !== "recording" || job.state.status !== "finishing" || !job.sound.ended) return;
  const { listening } = job;
  const isHopeless = listening.status === "failed" || (listening.status === "waiting" && engine.status === "failed");
  if (!isHopeless) return;
  const seconds = Math.max(...job.tracks.map((_, track) => textEnd(job, track)));
  const state =
    listening.status === "failed"
      ? ({ status: "failed", failure: listening.failure } as const)
      : ({ status: "stopped" } as const);
  editRecording(store, id, (one) => ({ ...one, state, seconds, tails: [], pace: [] }));
  void services.recordings.change(job.recording, metaOf(job, "stopped"));
}

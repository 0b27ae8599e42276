import type { StoreApi } from "zustand/vanilla";
import type { DeviceInfo, LiveEvent } from "../../../engine/index";
import { type AppState, editLiveWork, editRecording, editTranscript, type Work } from "../appState";
import { toFailure } from "../failures";
import { noteDone } from "../noteDone";
import { forgetModel, moveEngine } from "../queue/engineEvents";
import { engineOptions, withHeardLanguage } from "../queue/engineOptions";
import type { RecordingJob } from "../queue/job";
import { transcriptOf, workOf } from "../selectors";
import type { Services } from "../services";
import { textEnd, writtenWith } from "../transcripts/transcript";
import { liveOptions } from "./finishRecording";
import { withLiveEvent, written } from "./recordings";

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
  const { id, model, language, options: wanted } = job;
  editRecording(store, id, (one) => ({
    ...one,
    model,
    language,
    options: wanted,
    listening: { status: "listening" },
    pace: [],
  }));
  editTranscript(store, job.transcript, (one) => writtenWith(one, job));
  const transcript = transcriptOf(store.getState(), job);
  const from = transcript.speakers.map((_, track) => heardUpTo({ job, transcript }, track));
  const channels = transcript.speakers.map(() => new MessageChannel());
  const attached = services.recordings.attach(
    job.transcript,
    channels.map(({ port1 }) => port1),
    from,
  );
  try {
    const tracks = channels.map(({ port2 }) => port2);
    const options = {
      ...engineOptions(withHeardLanguage({ job, transcript }), device),
      ...liveOptions,
      ...(wanted.tellSpeakers && { tellSpeakers: { known: job.told?.voices ?? [] } }),
    };
    await services.engine.record({ job: id, tracks, options }, (events) => showEvents(store, id, events));
    await attached;
    editLiveWork(store, id, written);
    void noteDone(store, services, id).finally(() => services.transcripts.release(job.transcript));
  } catch (error) {
    waitAfterLoss(store, id, error);
    putAside(store, services, id);
  }
}

/** Where the next listening of a track begins. */
function heardUpTo({ job, transcript }: Work<RecordingJob>, track: number): number {
  const heard = (job.heardUpTo[track] ?? 0) - overlap;
  return Math.max(0, heard, textEnd(transcript, track));
}

/** Brings events that belong together onto the page in one go. */
function showEvents(store: Store, id: number, events: readonly LiveEvent[]): void {
  for (const event of events) if (event.type === "recovered") moveEngine(store, event.device);
  editLiveWork(store, id, (work) => events.reduce(withLiveEvent, work));
}

/** What computes can be replaced; after any other failure the sound alone is kept, for later. */
function waitAfterLoss(store: Store, id: number, error: unknown): void {
  const failure = toFailure(error);
  // Another recorder stands in the place of one that was lost: nothing of the engine was.
  if (failure.code === "cancelled") {
    const waiting = { tails: [], pace: [], listening: { status: "waiting" } } as const;
    editRecording(store, id, (job) => ({ ...job, ...waiting }));
    return;
  }
  const isLost = forgetModel(store, failure.code) && failure.code !== "out-of-memory";
  editLiveWork(store, id, ({ job, transcript }) => {
    const losses = job.losses + 1;
    const silent = { ...job, tails: [], pace: [] };
    if (!isLost || losses > mostLosses)
      return { job: { ...silent, listening: { status: "failed", failure } }, transcript };
    const at = Math.max(...transcript.speakers.map((_, track) => heardUpTo({ job, transcript }, track)));
    const from = failure.code === "engine-lost" ? "engine" : "device";
    return { job: { ...silent, losses, listening: { status: "waiting" }, recovered: { at, from } }, transcript };
  });
}

/**
 * Ends a recording whose sound has ended and whose text nobody can write now: it can be finished later, here or after a
 * visit to come.
 */
export function putAside(store: Store, services: Services, id: number): void {
  const { engine } = store.getState();
  const { job, transcript } = workOf(store.getState(), id) ?? {};
  if (transcript === undefined || job?.kind !== "recording" || job.state.status !== "finishing" || !job.sound.ended)
    return;
  const { listening } = job;
  const isHopeless = listening.status === "failed" || (listening.status === "waiting" && engine.status === "failed");
  if (!isHopeless) return;
  const seconds = Math.max(...transcript.speakers.map((_, track) => textEnd(transcript, track)));
  const state =
    listening.status === "failed"
      ? ({ status: "failed", failure: listening.failure } as const)
      : ({ status: "stopped" } as const);
  editRecording(store, id, (one) => ({ ...one, state, seconds, tails: [], pace: [] }));
  void services.recordings.change(transcript.id, { state: "stopped" });
  void services.transcripts.release(transcript.id);
}

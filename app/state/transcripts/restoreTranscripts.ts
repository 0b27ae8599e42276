import type { StoreApi } from "zustand/vanilla";
import type { KeptRecording } from "../../client/recordings/types";
import { inTimeOrder } from "../../client/transcripts/edit/order";
import { importRecordings } from "../../client/transcripts/importRecordings";
import type { FileSource, KeptTranscript, TranscriptSource } from "../../client/transcripts/types";
import { type AppState, addWork, type Work } from "../appState";
import type { FileAccess, FileJob, Job, RecordingJob } from "../queue/job";
import { isUnfinished, newJob, nextId } from "../queue/jobs";
import { newRecording } from "../recording/recordings";
import { isShown } from "../selectors";
import type { Services } from "../services";
import { parseOptions } from "../settings/parse";
import { orderOf } from "./keepTranscripts";
import type { Transcript } from "./transcript";

type Store = StoreApi<AppState>;

/** Lists what this browser keeps: transcripts of earlier visits and of other tabs. */
export async function restoreTranscripts(store: Store, services: Services): Promise<void> {
  // What this tab works on now may be done before all has been listed, and is newer here than in the list.
  const busy = new Set(
    store
      .getState()
      .jobs.filter((job) => isUnfinished(job) || services.transcripts.holds(job.transcript))
      .map(({ transcript }) => transcript),
  );
  const writing = await services.recordings.held().catch(() => new Set<string>());
  const recordings = new Map((await services.recordings.list().catch(() => [])).map((one) => [one.id, one]));
  // A tab that was just closed may have let go of the text and not yet of the sound: they come together, at the next look.
  const kept = (await services.transcripts.list().catch(() => [])).filter(
    ({ facts: { id } }) => recordings.has(id) || !writing.has(id),
  );
  const known = new Set(kept.map(({ facts }) => facts.id));
  const brought = await importRecordings(
    services,
    [...recordings.values()].filter(({ id, text }) => text === "file" || !known.has(id)),
  );
  const copies = await services.sounds.list().catch(() => new Set<string>());
  const isBrought = new Set(brought.map(({ facts }) => facts.id));
  const all = [
    ...kept.filter(({ facts }) => !isBrought.has(facts.id)).map((one) => ({ ...one, segments: undefined })),
    ...brought,
  ].sort((a, b) => placeOf(a) - placeOf(b));
  const { transcripts } = store.getState();
  const added: Work[] = [];
  const refreshed: Promise<void>[] = [];
  for (const one of all) {
    const recording = recordings.get(one.facts.id);
    const sound = { recording, hasCopy: copies.has(one.facts.id) };
    if (busy.has(one.facts.id)) continue;
    if (transcripts.has(one.facts.id)) refreshed.push(refresh(store, services, { ...one, ...sound }));
    else added.push(restored(nextId(store.getState().jobs) + added.length, { ...one, ...sound }, store.getState()));
    // The page went away between the end of the text and the word of it to the recorder.
    if (one.order.progress === "done" && recording && recording.state !== "done") {
      void services.recordings.change(recording.id, { state: "done" });
    }
  }
  if (added.length > 0) addWork(store, added, "start");
  await Promise.all(refreshed);
}

/** Another tab may have gone on with one that rests here. */
async function refresh(store: Store, services: Services, kept: Omit<Restored, "segments">): Promise<void> {
  const { id } = kept.facts;
  if (olderHere(store, services, kept) === undefined) return;
  // A text that is looked at makes way for none but a whole one.
  const isLookedAt = kept.order.progress === "done" && isShown(store.getState(), id);
  const read = isLookedAt ? await services.transcripts.segments(id) : undefined;
  const segments = read && inTimeOrder(read);
  const old = olderHere(store, services, kept);
  if (old === undefined) return;
  const { job, transcript } = restored(old.id, { ...kept, segments }, store.getState());
  const file = old.kind === "file" ? { file: old.file, copy: old.copy } : {};
  store.setState(({ jobs, transcripts }) => ({
    jobs: jobs.map((one) => (one.id === old.id ? ({ ...job, ...file } as typeof job) : one)),
    transcripts: new Map(transcripts).set(transcript.id, transcript),
  }));
}

/** The job of a transcript that another tab has changed since; undefined: none has, or what is here is newer. */
function olderHere(store: Store, services: Services, { facts, order }: KeptTranscript): Job | undefined {
  const { jobs, transcripts } = store.getState();
  const job = jobs.find(({ transcript }) => transcript === facts.id);
  const text = transcripts.get(facts.id);
  // What this tab edits is newer here than there.
  if (job === undefined || text === undefined || isUnfinished(job) || services.transcripts.holds(text.id))
    return undefined;
  const { progress, seconds } = orderOf({ job, transcript: text });
  const isEdited = text.editedAt !== facts.editedAt;
  return progress === order.progress && seconds === order.seconds && !isEdited ? undefined : job;
}

/** What waited comes back in the order in which it waited. */
function placeOf({ facts, order }: KeptTranscript): number {
  return order.place ?? facts.createdAt;
}

function lossesOf(recording: KeptRecording | undefined): Pick<KeptRecording, "missing" | "noRoomFrom"> {
  const { missing, noRoomFrom } = recording ?? {};
  return { ...(missing && { missing }), ...(noRoomFrom !== undefined && { noRoomFrom }) };
}

interface Restored extends KeptTranscript {
  /** Undefined: they lie in the database. */
  readonly segments: Transcript["segments"] | undefined;
  readonly recording: KeptRecording | undefined;
  /** A copy of the file lies in this browser. */
  readonly hasCopy: boolean;
}

/** A transcript of an earlier visit; one whose text is not whole waits for the user's word. */
function restored(id: number, { facts, order, segments, recording, hasCopy }: Restored, { models }: AppState): Work {
  const text = segments === undefined && order.text === "some" ? "unread" : "here";
  const transcript: Transcript = { ...facts, segments: segments ?? [], text, keeping: "taken" };
  const { again } = order;
  const model = models.find(({ name }) => name === (again?.model ?? facts.model)) ?? models[0];
  const choice = { model, language: order.language, options: parseOptions(order.options) };
  const { seconds, totalSeconds, spentMs } = order;
  const status = order.progress === "done" ? "done" : "stopped";
  const end = order.progress === "open" ? "cut-off" : "stopped";
  const { place, batch } = order;
  const about = { state: { status }, end, seconds, spentMs, again } as const;
  if (facts.source.kind === "recording") {
    const heard = recording?.seconds ?? totalSeconds ?? seconds;
    const audio = recording?.audio ?? ({ status: "deleted", seconds: heard } as const);
    const job: RecordingJob = {
      ...newRecording({ id, transcript: facts.id, audio }, choice),
      ...about,
      totalSeconds: heard,
      sound: { heard, keeping: "device", ended: true, ...lossesOf(recording) },
    };
    return { job, transcript };
  }
  const file = hasCopy ? ({ status: "kept" } as const) : accessOf(facts.source);
  const copy = hasCopy ? "kept" : "none";
  const job: FileJob = {
    ...newJob(id, facts.id, choice, file),
    ...about,
    ...{ track: order.track, totalSeconds, copy, place, batch },
  };
  return { job, transcript };
}

/** How a file of an earlier visit is read, of which there is no copy. */
export function accessOf(source: FileSource | (TranscriptSource & { readonly kind: "imported" })): FileAccess {
  if (source.kind === "imported") return { status: "none" };
  return source.handle ? { status: "ask", handle: source.handle } : { status: "missing", refused: undefined };
}

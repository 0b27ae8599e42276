import type { StoreApi } from "zustand/vanilla";
import { type AppState, editJob, editRecording } from "../appState";
import type { Job } from "../queue/job";
import { isLive, isUnfinished } from "../queue/jobs";
import { hasText, workOf } from "../selectors";
import type { Services } from "../services";
import { type EditActions, editsOf } from "../transcripts/editActions";
import type { NameActions } from "../transcripts/nameActions";
import { accessOf } from "../transcripts/restoreTranscripts";
import type { Transcript } from "../transcripts/transcript";
import type { EditDone, Undoable } from "../transcripts/transcriptsState";
import { createUndoTimer } from "../undoTimer";
import { soundBytes } from "./sound";

type Store = StoreApi<AppState>;

export interface LibraryActions {
  /** Deletes recordings, and files' texts, that are not being worked on, after a while in which that can be undone. */
  discard(...ids: readonly number[]): void;
  /** Deletes the sound of a recording, or the copy of a file's, and leaves the text, after the same while. */
  discardSound(id: number): void;
  /** Gives a transcript another title; without one, a recording is named by its date again. */
  rename(id: number, title: string): Promise<void>;
  /** Lets an edit that was just done be taken back where that is said, until another one follows it. */
  offerUndo(done: EditDone): void;
  /** Takes back what was done last. */
  undoLast(): void;
  /** Keeps the way back open while somebody looks at it ("wait"), and lets its time run again ("go-on"). */
  holdUndo(what: "wait" | "go-on"): void;
}

interface LibraryParts {
  readonly edits: EditActions;
  readonly names: Pick<NameActions, "giveName">;
}

/** What a person does with transcripts in a list of them. */
export function createLibraryActions(store: Store, services: Services, { edits, names }: LibraryParts): LibraryActions {
  const takeLast = () => {
    timer.stop();
    const { undoable } = store.getState();
    store.setState({ undoable: undefined });
    return undoable;
  };
  const timer = createUndoTimer(() => settle());
  const settle = () => {
    const last = takeLast();
    if (last) void makeFinal(store, services, last);
  };
  const offer = (undoable: Undoable) => {
    store.setState({ undoable });
    timer.start();
  };
  let step: unknown;
  const lastStep = (id: number) => {
    const work = workOf(store.getState(), id);
    if (work && isLive(work.job)) return work.job.told?.called?.[0];
    return work && editsOf(store.getState(), work.transcript).history.done.at(-1);
  };
  const offerUndo = (done: EditDone) => {
    settle();
    step = lastStep(done.id);
    offer(done);
  };
  // What was done since is not to be taken back in its place.
  store.subscribe(({ undoable, edits, jobs }, before) => {
    const isSame = edits === before.edits && jobs === before.jobs;
    if (undoable && isEdit(undoable) && !isSame && lastStep(undoable.id) !== step) settle();
  });
  return {
    discard(...ids) {
      const entries = store.getState().jobs.flatMap((job, index) => {
        return ids.includes(job.id) && isDeletable(store.getState(), job.id) ? [{ job, index }] : [];
      });
      if (entries.length === 0) return;
      settle();
      takeOff(store, entries);
      offer({ what: "deleted", entries });
    },
    discardSound(id) {
      const { job, transcript } = workOf(store.getState(), id) ?? {};
      if (job?.state.status !== "done" || transcript === undefined || soundBytes(job, transcript) === 0) return;
      settle();
      editJob(store, id, (one) => withoutSound(one, transcript));
      offer({ what: "sound-deleted", job });
    },
    async rename(id, title) {
      const named = title.replace(/\s+/g, " ").trim().slice(0, mostCharacters) || undefined;
      const isOther = workOf(store.getState(), id)?.transcript.title !== named;
      if (!isOther || (await names.giveName(id, { what: "title", title: named })) !== "done") return;
      offerUndo({ what: "renamed", id });
    },
    offerUndo,
    undoLast() {
      const last = takeLast();
      if (last) takeBack(store, edits, last);
    },
    holdUndo(what) {
      if (what === "wait") timer.stop();
      else if (store.getState().undoable) timer.start();
    },
  };
}

/** No title is longer. */
const mostCharacters = 500;

type Entries = (Undoable & { readonly what: "deleted" })["entries"];

function isDeletable(state: AppState, id: number): boolean {
  const { job, transcript } = workOf(state, id) ?? {};
  if (job === undefined || transcript === undefined || isUnfinished(job)) return false;
  return job.kind === "recording" || hasText(transcript);
}

function takeOff(store: Store, entries: Entries): void {
  const gone = new Set(entries.map(({ job }) => job.id));
  store.setState(({ jobs, page }) => ({
    jobs: jobs.filter(({ id }) => !gone.has(id)),
    page: page.view === "transcript" && gone.has(page.job) ? { view: "start" } : page,
  }));
}

function putBack(store: Store, entries: Entries): void {
  store.setState(({ jobs }) => ({
    jobs: entries.reduce<typeof jobs>((list, { job, index }) => list.toSpliced(index, 0, job), jobs),
  }));
}

function isEdit(undoable: Undoable): undoable is EditDone {
  return undoable.what !== "deleted" && undoable.what !== "sound-deleted";
}

function takeBack(store: Store, edits: EditActions, undoable: Undoable): void {
  if (undoable.what === "deleted") putBack(store, undoable.entries);
  else if (isEdit(undoable)) void edits.undoEdit(undoable.id);
  else editJob(store, undoable.job.id, (one) => withSoundOf(one, undoable.job));
}

/** The file itself may still be here, or be read by its handle. */
function withoutSound(job: Job, { source }: Transcript): Job {
  if (job.kind === "recording") return { ...job, audio: { status: "deleted", seconds: job.sound.heard } };
  const isCopy = job.file.status === "kept" || (job.file.status === "here" && job.file.isCopy);
  const file = isCopy && source.kind === "file" ? accessOf(source) : job.file;
  return { ...job, file, copy: "never" };
}

/** The job, whatever it has done meanwhile, with the sound that it had. */
function withSoundOf(job: Job, before: Job): Job {
  if (job.kind === "recording" && before.kind === "recording") return { ...job, audio: before.audio };
  if (job.kind === "file" && before.kind === "file") return { ...job, file: before.file, copy: before.copy };
  return job;
}

async function makeFinal(store: Store, services: Services, undoable: Undoable): Promise<void> {
  if (undoable.what === "deleted")
    await Promise.all(undoable.entries.map((one) => removeForGood(store, services, one)));
  else if (undoable.what === "sound-deleted") await dropSound(store, services, undoable.job);
}

/** What another tab writes at this moment comes back: it is not to be deleted under its hands. */
async function removeForGood(store: Store, services: Services, entry: Entries[number]): Promise<void> {
  const { kind, transcript } = entry.job;
  if ((await services.transcripts.remove(transcript)) === "elsewhere") return putBack(store, [entry]);
  services.typed.forget(transcript);
  services.named.forget(transcript);
  if (kind === "recording") await services.recordings.remove(transcript);
  else await services.sounds.remove(transcript);
  store.setState(({ transcripts }) => ({ transcripts: new Map([...transcripts].filter(([id]) => id !== transcript)) }));
}

/** Where the description found no room, the sound is still there. */
async function dropSound(
  store: Store,
  { recordings, sounds }: Services,
  { id, kind, transcript }: (Undoable & { readonly what: "sound-deleted" })["job"],
): Promise<void> {
  if (kind === "file") return sounds.remove(transcript);
  const audio = await recordings.change(transcript, { state: "done", audio: { status: "until-written" } });
  editRecording(store, id, (one) => ({ ...one, audio }));
}

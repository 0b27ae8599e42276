import type { StoreApi } from "zustand/vanilla";
import { type AppState, editRecording } from "../appState";
import { isUnfinished } from "../queue/jobs";
import { hasSound } from "../recording/recordings";
import { hasText, recordingById, workOf } from "../selectors";
import type { Services } from "../services";
import type { EditActions } from "../transcripts/editActions";
import type { Undoable } from "../transcripts/transcriptsState";
import { createUndoTimer } from "../undoTimer";

type Store = StoreApi<AppState>;

export interface LibraryActions {
  /** Deletes recordings, and files' texts, that are not being worked on, after a while in which that can be undone. */
  discard(...ids: readonly number[]): void;
  /** Deletes the sound of a recording and leaves its text, after the same while. */
  discardSound(id: number): void;
  /** Gives a transcript another title; without one, a recording is named by its date again. */
  rename(id: number, title: string): Promise<void>;
  /** Takes back what was done last. */
  undoLast(): void;
  /** Keeps the way back open while somebody looks at it ("wait"), and lets its time run again ("go-on"). */
  holdUndo(what: "wait" | "go-on"): void;
}

/** What a person does with transcripts in a list of them. */
export function createLibraryActions(store: Store, services: Services, edits: EditActions): LibraryActions {
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
      const job = recordingById(store.getState(), id);
      if (job === undefined || job.state.status !== "done" || !hasSound(job)) return;
      settle();
      editRecording(store, id, (one) => ({ ...one, audio: { status: "deleted", seconds: one.sound.heard } }));
      offer({ what: "sound-deleted", job });
    },
    async rename(id, title) {
      const named = title.replace(/\s+/g, " ").trim().slice(0, mostCharacters) || undefined;
      const isOther = workOf(store.getState(), id)?.transcript.title !== named;
      if (!isOther || (await edits.edit(id, (text) => ({ ...text, title: named }))) !== "done") return;
      settle();
      offer({ what: "renamed", id });
    },
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

function takeBack(store: Store, edits: EditActions, undoable: Undoable): void {
  if (undoable.what === "deleted") putBack(store, undoable.entries);
  else if (undoable.what === "renamed") void edits.undoEdit(undoable.id);
  else editRecording(store, undoable.job.id, (one) => ({ ...one, audio: undoable.job.audio }));
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
  if (kind === "recording") await services.recordings.remove(transcript);
  store.setState(({ transcripts }) => ({ transcripts: new Map([...transcripts].filter(([id]) => id !== transcript)) }));
}

/** Where the description found no room, the sound is still there. */
async function dropSound(
  store: Store,
  { recordings }: Services,
  { id, transcript }: (Undoable & { readonly what: "sound-deleted" })["job"],
): Promise<void> {
  const audio = await recordings.change(transcript, { state: "done", audio: { status: "until-written" } });
  editRecording(store, id, (one) => ({ ...one, audio }));
}

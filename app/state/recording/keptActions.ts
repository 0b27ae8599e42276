import type { StoreApi } from "zustand/vanilla";
import { type AppState, editRecording } from "../appState";
import type { Job, RecordingJob } from "../queue/job";
import { isUnfinished } from "../queue/jobs";
import { recordingById } from "../selectors";
import type { Services } from "../services";
import { createUndoTimer } from "../undoTimer";
import { inOrder, keptRecording } from "./recordings";

type Store = StoreApi<AppState>;

export interface KeptActions {
  /** Lists the recordings of earlier visits. */
  restore(): Promise<void>;
  /** Reads the text of a recording of an earlier visit, once. */
  readText(id: number): Promise<void>;
  /** All of a recording's sound as a WAV file; undefined for a job that is none. */
  wavOf(id: number): Promise<Blob | undefined>;
  /** Deletes a recording that is not being worked on, after a while in which that can be undone. */
  discard(id: number): void;
  undoDiscard(): void;
  /** Keeps the deletion open while somebody looks at it ("wait"), and lets its time run again ("go-on"). */
  holdDiscard(what: "wait" | "go-on"): void;
  /** Names all recordings anew, those to come too: the interface has changed its language. */
  nameRecordings(recordingName: AppState["recordingName"]): void;
}

/** What lies in the browser's files. */
export function createKept(store: Store, services: Services): KeptActions {
  const reading = new Map<number, Promise<void>>();
  const removeNow = () => {
    timer.stop();
    const { deleted } = store.getState();
    store.setState({ deleted: undefined });
    if (deleted) void services.recordings.remove(deleted.job.recording);
  };
  const timer = createUndoTimer(removeNow);
  return {
    async restore() {
      const kept = await services.recordings.list();
      store.setState((state) => {
        const { jobs, deleted } = state;
        const first = Math.max(0, ...jobs.map(({ id }) => id)) + 1;
        const known = new Set(jobs.map((job) => (job.kind === "recording" ? job.recording : "")));
        // Its sound goes when the deletion can no longer be undone.
        if (deleted) known.add(deleted.job.recording);
        const earlier = kept.filter(({ id }) => !known.has(id));
        return { jobs: [...earlier.map((one, index) => keptRecording(first + index, one, state)), ...jobs] };
      });
    },
    readText(id) {
      const job = recordingById(store.getState(), id);
      if (job?.text !== "unread") return Promise.resolve();
      const read = reading.get(id) ?? readText(store, services, job).finally(() => reading.delete(id));
      reading.set(id, read);
      return read;
    },
    async wavOf(id) {
      const job = recordingById(store.getState(), id);
      return job && services.recordings.wav(job.recording);
    },
    discard(id) {
      const { jobs, page } = store.getState();
      const index = jobs.findIndex((job) => job.id === id);
      const job = jobs[index];
      if (job?.kind !== "recording" || isUnfinished(job)) return;
      removeNow();
      const isShown = page.view === "transcript" && page.job === id;
      store.setState({
        jobs: jobs.toSpliced(index, 1),
        deleted: { job, index },
        page: isShown ? { view: "start" } : page,
      });
      timer.start();
    },
    undoDiscard() {
      timer.stop();
      const { deleted, jobs } = store.getState();
      if (deleted) store.setState({ jobs: jobs.toSpliced(deleted.index, 0, deleted.job), deleted: undefined });
    },
    holdDiscard(what) {
      if (what === "wait") timer.stop();
      else if (store.getState().deleted) timer.start();
    },
    nameRecordings: (recordingName) => nameRecordings(store, recordingName),
  };
}

function nameRecordings(store: Store, recordingName: AppState["recordingName"]): void {
  const named = <J extends Job>(job: J): J =>
    job.kind === "recording" ? { ...job, name: recordingName(job.startedAt) } : job;
  store.setState(({ jobs, deleted }) => ({
    recordingName,
    jobs: jobs.map(named),
    deleted: deleted && { ...deleted, job: named(deleted.job) },
  }));
}

async function readText(store: Store, services: Services, { id, recording }: RecordingJob): Promise<void> {
  const lines = await services.recordings.text(recording);
  const segments = inOrder(lines.map(({ segment }) => segment));
  editRecording(store, id, (job) => {
    const seconds = job.state.status === "done" ? job.seconds : Math.max(0, ...segments.map(({ end }) => end));
    return { ...job, text: "here", segments, seconds };
  });
}

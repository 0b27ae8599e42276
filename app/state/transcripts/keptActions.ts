import type { StoreApi } from "zustand/vanilla";
import type { NamedBlob } from "../../client/files/namedBlob";
import { type AppState, editWork } from "../appState";
import type { Job } from "../queue/job";
import { isUnfinished, writtenUpTo } from "../queue/jobs";
import { isShown, workOf } from "../selectors";
import type { Services } from "../services";
import { openCopy } from "./copyActions";
import { openSound } from "./openSound";
import { restoreTranscripts } from "./restoreTranscripts";
import { inOrder, type Transcript } from "./transcript";

type Store = StoreApi<AppState>;

export interface KeptActions {
  /** Lists the transcripts of earlier visits, and reads the text of the one on the page. */
  restore(): Promise<void>;
  /** Reads the text of a transcript of an earlier visit, once. */
  readText(id: number): Promise<void>;
  /** All of a recording's sound as a WAV file; undefined for a job that is none. */
  wavOf(id: number): Promise<Blob | undefined>;
  /** What a transcript can be listened to by; undefined: the user has to give it, or it is there no more. */
  soundOf(id: number): Promise<Blob | undefined>;
  /** How loud that is, to draw it; undefined where nobody knows. */
  peaksOf(id: number): Promise<Uint8Array | undefined>;
  /** Asks the browser for a file of an earlier visit, or takes the one that the user has chosen again, to listen to it. */
  openSound(id: number, chosen?: NamedBlob): Promise<void>;
}

/** What this browser keeps. */
export function createKept(store: Store, services: Services): KeptActions {
  const reading = new Map<number, Promise<void>>();
  const actions: KeptActions = {
    async restore() {
      await restoreTranscripts(store, services);
      await readShown(store, actions);
    },
    readText(id) {
      if (workOf(store.getState(), id)?.transcript.text !== "unread") return Promise.resolve();
      const read = reading.get(id) ?? readText(store, services, id).finally(() => reading.delete(id));
      reading.set(id, read);
      return read;
    },
    async wavOf(id) {
      const job = workOf(store.getState(), id)?.job;
      return job?.kind === "recording" ? services.recordings.wav(job.transcript) : undefined;
    },
    async soundOf(id) {
      const job = workOf(store.getState(), id)?.job;
      if (job?.kind === "recording") return actions.wavOf(id);
      if (job?.file.status === "kept") return openCopy(store, services, id);
      return job?.file.status === "here" ? job.file.blob : undefined;
    },
    async peaksOf(id) {
      const job = workOf(store.getState(), id)?.job;
      const { recordings, transcripts } = services;
      if (job?.kind === "recording") return recordings.peaks(job.transcript).catch(() => undefined);
      return job && transcripts.peaks(job.transcript);
    },
    openSound: (id, chosen) => openSound(store, services, id, chosen),
  };
  services.transcripts.onKeeping((textKeeping) => store.setState({ textKeeping }));
  services.transcripts.onOthers(({ id, what }) => {
    if (what === "removed") forget(store, id);
    // What is written bit by bit is of interest where it is looked at.
    else if (what === "changed" || isShown(store.getState(), id)) void actions.restore();
  });
  return actions;
}

async function readText(store: Store, { transcripts }: Services, id: number): Promise<void> {
  const unread = workOf(store.getState(), id);
  if (unread === undefined) return;
  const segments = await transcripts.segments(unread.transcript.id);
  editWork(store, id, ({ job, transcript }) => {
    const seconds = job.state.status === "done" ? job.seconds : secondsOf(job, segments);
    return { job: { ...job, seconds }, transcript: inOrder({ ...transcript, text: "here", segments }) };
  });
}

/** Text may have been written that its order does not know of yet, and what was heard behind it may have no text. */
function secondsOf(job: Job, segments: Transcript["segments"]): number {
  return Math.max(job.seconds, writtenUpTo(job, { segments }));
}

/** The one on the page is read, where an earlier visit left it. */
function readShown(store: Store, { readText }: KeptActions): Promise<void> | undefined {
  const { page } = store.getState();
  return page.view === "transcript" ? readText(page.job) : undefined;
}

/** Another tab has deleted it. */
function forget(store: Store, id: string): void {
  store.setState(({ jobs, transcripts, page }) => {
    const gone = jobs.find((job) => job.transcript === id);
    if (gone === undefined || isUnfinished(gone)) return {};
    return {
      jobs: jobs.filter((job) => job !== gone),
      transcripts: without(transcripts, id),
      page: page.view === "transcript" && page.job === gone.id ? { view: "start" } : page,
    };
  });
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...map].filter(([one]) => one !== key));
}

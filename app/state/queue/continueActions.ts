import type { StoreApi } from "zustand/vanilla";
import type { NamedBlob } from "../../client/files/namedBlob";
import { reopenFile } from "../../client/files/reopenFile";
import type { FileSource } from "../../client/transcripts/types";
import { type AppState, editFile, editJob, editTranscript, editWork, type Work } from "../appState";
import { isBegun, workOf } from "../selectors";
import { fingerprinted, isSameFile } from "../transcripts/fileSource";
import type { FileAccess, Job } from "./job";
import { resumed } from "./jobs";
import { hasSoundHere } from "./soundHere";

type Store = StoreApi<AppState>;

export interface ContinueActions {
  /** Goes on from the end of the kept text. The browser may ask first whether it may read a file of an earlier visit. */
  continueJob(id: number): Promise<void>;
  /** Goes on with the file that the user has chosen again, if it is the one of before. */
  giveFile(id: number, file: NamedBlob): Promise<void>;
}

/** A file that has changed is as good as the one before, as long as nothing was written down of that. */
function mayGoOn({ job, transcript }: Work, given: FileSource): boolean {
  if (transcript.source.kind !== "file") return false;
  const isFirst = !isBegun(job, transcript) && transcript.source.name === given.name;
  return isFirst || isSameFile(transcript.source, given);
}

/** What the going on needs of others. */
export interface ContinueParts {
  readText(id: number): Promise<void>;
  /** Opens the sound of a file of which a copy is kept. */
  openSound(id: number): Promise<void>;
  /** Lets the engine begin what waits for it. */
  advance(): void;
}

export function createContinue(store: Store, { readText, openSound, advance }: ContinueParts): ContinueActions {
  const setFile = (id: number, file: FileAccess) => editFile(store, id, (job) => ({ ...job, file }));
  const refuse = (id: number, name: string) => {
    setFile(id, { status: "missing", refused: name });
    // What it failed at does not matter any more: it is the other file that is wrong.
    editJob(
      store,
      id,
      (job) => (job.state.status === "failed" ? { ...job, state: { status: "stopped" } } : job) as Job,
    );
  };
  const goOn = async (id: number) => {
    // Without its text nobody would know where it ends.
    await readText(id);
    editWork(store, id, (work) => ({ ...work, job: resumed(work.job, work.transcript) }));
    store.setState({ flow: "going" });
    advance();
  };
  const actions: ContinueActions = {
    async continueJob(id) {
      const job = workOf(store.getState(), id)?.job;
      if (job?.kind !== "file" || job.file.status === "here") return goOn(id);
      if (job.file.status === "kept") return (await hasSoundHere(store, id, openSound)) ? goOn(id) : undefined;
      if (job.file.status !== "ask") return;
      const { handle } = job.file;
      const reopened = await reopenFile(handle);
      if (reopened.status === "here") await actions.giveFile(id, Object.assign(reopened.file, { handle }));
      else if (reopened.status === "missing") setFile(id, { status: "missing", refused: undefined });
    },
    async giveFile(id, file) {
      const given = await fingerprinted(file);
      const { job, transcript } = workOf(store.getState(), id) ?? {};
      if (job?.kind !== "file" || transcript?.source.kind !== "file") return;
      if (!mayGoOn({ job, transcript }, given)) return refuse(id, file.name);
      setFile(id, { status: "here", blob: file });
      editTranscript(store, transcript.id, (one) => ({ ...one, source: given }));
      await goOn(id);
    },
  };
  return actions;
}

import type { StoreApi } from "zustand/vanilla";
import { importTranscript } from "../../../engine/index";
import type { NamedBlob } from "../../client/files/namedBlob";
import { readText } from "../../client/files/readText";
import { type AppState, addWork, type Work } from "../appState";
import type { FileJob } from "../queue/job";
import { defaultJobOptions } from "../queue/jobOptions";
import { newJob, nextId } from "../queue/jobs";
import type { Services } from "../services";

type Store = StoreApi<AppState>;

export interface ImportActions {
  /** Takes texts that others wrote: SubRip, WebVTT, JSON of openai/whisper, of Sotto or of whisper.cpp, a transcript each. */
  importTexts(files: readonly NamedBlob[]): Promise<void>;
}

/** Bytes of a file beyond which nobody looks into it. */
const mostBytes = 48_000_000;

export function createImportActions(store: Store, services: Services): ImportActions {
  return {
    async importTexts(files) {
      const added: number[] = [];
      const names: string[] = [];
      for (const file of files) {
        const read = await readTranscript(file);
        if (read !== undefined) added.push(await keepImported(store, services, file, read));
        else names.push(file.name);
      }
      if (names.length > 0) store.setState({ leftOut: { why: "no-transcript", files: names.length, names } });
      const [only, ...more] = added;
      if (only !== undefined) {
        store.setState({ page: more.length === 0 ? { view: "transcript", job: only } : { view: "library" } });
      }
    },
  };
}

/** A text that another program wrote, as it was read. */
export type ReadText = ReturnType<typeof importTranscript> & { readonly status: "read" };

/** Undefined: nothing can be read in it. */
export async function readTranscript(file: NamedBlob): Promise<ReadText | undefined> {
  if (file.size > mostBytes) return undefined;
  // One that cannot be read is as good as one that holds nothing.
  const read = importTranscript(await readText(file).catch(() => ""));
  return read.status === "read" ? read : undefined;
}

/** Lists a text as one that is finished, and brings it into the database. */
async function keepImported(store: Store, services: Services, file: NamedBlob, read: ReadText): Promise<number> {
  const id = nextId(store.getState().jobs);
  const work = importedWork(id, services, file, read);
  const { transcript } = work.job;
  await services.transcripts.claim(transcript);
  addWork(store, [work]);
  await services.transcripts.release(transcript);
  return id;
}

function importedWork(id: number, services: Services, { name }: NamedBlob, { segments, language }: ReadText): Work {
  const transcript = services.newId();
  const choice = { model: undefined, language, options: defaultJobOptions };
  const seconds = segments.reduce((end, one) => Math.max(end, one.end), 0);
  const job: FileJob = {
    ...newJob(id, transcript, choice, { status: "none" }),
    ...{ state: { status: "done" }, seconds, totalSeconds: seconds, end: "stopped" },
  };
  const speakers = [...new Set(segments.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker])))];
  return {
    job,
    transcript: {
      ...{ id: transcript, title: name.replace(/\.(?:srt|vtt|json)$/i, "") || name, createdAt: services.date() },
      ...{ source: { kind: "imported", name }, task: "transcribe", model: undefined, speakers },
      languages: language === undefined ? [] : [{ code: language, probability: undefined }],
      segments: segments.map((segment, at) => ({ ...segment, id: at })),
      ...{ text: "here", keeping: "taken" },
    },
  };
}

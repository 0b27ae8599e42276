import type { StoreApi } from "zustand/vanilla";
import type { EditedText } from "../../client/transcripts/edit/history";
import { renameVoice } from "../../client/transcripts/edit/voices";
import type { Name } from "../../client/transcripts/namedNotes";
import type { AppState } from "../appState";
import { isUnfinished } from "../queue/jobs";
import { workOf } from "../selectors";
import type { Services } from "../services";
import { type EditActions, type EditOutcome, editsOf } from "./editActions";
import { isFree } from "./typedText";

type Store = StoreApi<AppState>;
type Edits = Pick<EditActions, "edit" | "saveEdits">;

export interface NameActions {
  /** Names a transcript or a voice, as a step that can be taken back. Noted at once: the page may be gone in the next moment. */
  giveName(id: number, name: Name): Promise<EditOutcome>;
  /** Gives the names that a page gave which went before they were stored. */
  bringNames(): Promise<void>;
}

/** How names outlive a page that has no turn left to store them. */
export function createNames(store: Store, services: Services, edits: Edits): NameActions {
  return {
    async giveName(id, name) {
      const transcript = workOf(store.getState(), id)?.transcript;
      if (transcript === undefined) return "nothing";
      const { named, date } = services;
      const before = named.read(transcript.id)?.names ?? [];
      named.note(transcript.id, { names: [...before, name], at: date() });
      const outcome = await edits.edit(id, (text) => withName(text, name));
      if (outcome !== "done") named.forget(transcript.id);
      return outcome;
    },
    async bringNames() {
      for (const id of services.named.ids()) await bring(store, services, edits, id);
    },
  };
}

async function bring(store: Store, { named, transcripts }: Services, edits: Edits, transcript: string): Promise<void> {
  const job = store.getState().jobs.find((one) => one.transcript === transcript);
  const noted = job && !isUnfinished(job) ? named.read(transcript) : undefined;
  if (job === undefined || noted === undefined || !(await isFree(transcripts, transcript))) return;
  const outcome = await edits.edit(job.id, (text) => {
    const editedAt = workOf(store.getState(), job.id)?.transcript.editedAt ?? 0;
    return editedAt > noted.at ? text : noted.names.reduce(withName, text);
  });
  if (outcome === "done") await edits.saveEdits(job.id);
  const now = workOf(store.getState(), job.id)?.transcript;
  const isSaved = now !== undefined && editsOf(store.getState(), now).keeping === "saved";
  if (outcome === "nothing" || (outcome === "done" && isSaved)) named.forget(transcript, noted.at);
}

/** A name that another voice has makes them one. */
function withName(text: EditedText, name: Name): EditedText {
  if (name.what === "title") return { ...text, title: name.title };
  const { from, to } = name;
  const isHeard = text.segments.some(({ speaker, also }) => speaker === from || also === from);
  if (!isHeard && !text.speakers.includes(from)) return text;
  return renameVoice(text, from, to);
}

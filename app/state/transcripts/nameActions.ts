import type { StoreApi } from "zustand/vanilla";
import type { EditedText } from "../../client/transcripts/edit/history";
import { renameVoice } from "../../client/transcripts/edit/voices";
import type { Name, NamedNote } from "../../client/transcripts/namedNotes";
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
  /** Gives the names that a page gave which went before they were stored, and before this page came. */
  bringNames(): Promise<void>;
}

/** How names outlive a page that has no turn left to store them. */
export function createNames(store: Store, services: Services, edits: Edits): NameActions {
  // What is noted from now on, a page gives that is there: its name may wait for this very page to let go of the text.
  const left = services.named.ids().map((id) => ({ id, note: services.named.read(id) }));
  return {
    async giveName(id, name) {
      const transcript = workOf(store.getState(), id)?.transcript;
      if (transcript === undefined) return "nothing";
      const { named, date } = services;
      const before = named.read(transcript.id)?.names ?? [];
      named.note(transcript.id, { names: [...before, name], at: date() });
      const outcome = await edits.edit(id, (text) => withName(text, followed(text, before, name)));
      if (outcome !== "done") named.forget(transcript.id);
      return outcome;
    },
    async bringNames() {
      for (const { id, note } of left) if (note) await bring(store, services, edits, { id, note });
    },
  };
}

interface LeftNote {
  readonly id: string;
  readonly note: NamedNote;
}

async function bring(store: Store, { named, transcripts }: Services, edits: Edits, { id, note }: LeftNote) {
  const job = store.getState().jobs.find((one) => one.transcript === id);
  const isLeft = () => named.read(id)?.at === note.at;
  if (job === undefined || isUnfinished(job) || !isLeft() || !(await isFree(transcripts, id)) || !isLeft()) return;
  const outcome = await edits.edit(job.id, (text) => {
    const editedAt = workOf(store.getState(), job.id)?.transcript.editedAt ?? 0;
    return editedAt > note.at ? text : withNames(text, note.names);
  });
  if (outcome === "done") await edits.saveEdits(job.id);
  const now = workOf(store.getState(), job.id)?.transcript;
  const isSaved = now !== undefined && editsOf(store.getState(), now).keeping === "saved";
  if (outcome === "nothing" || (outcome === "done" && isSaved)) named.forget(id, note.at);
}

function withNames(text: EditedText, names: readonly Name[]): EditedText {
  return names.reduce((one, name, index) => withName(one, followed(one, names.slice(0, index), name)), text);
}

/** A name for a voice that got another one while both waited is meant for that one. */
function followed(text: EditedText, before: readonly Name[], name: Name): Name {
  if (name.what === "title" || isThere(text, name.from)) return name;
  const earlier = before.findLast((one) => one.what === "voice" && one.from === name.from);
  return earlier?.what === "voice" ? { ...name, from: earlier.to } : name;
}

/** A name that another voice has makes them one. */
function withName(text: EditedText, name: Name): EditedText {
  if (name.what === "title") return { ...text, title: name.title };
  const { from, to } = name;
  return isThere(text, from) ? renameVoice(text, from, to) : text;
}

function isThere({ segments, speakers }: EditedText, voice: string): boolean {
  return speakers.includes(voice) || segments.some(({ speaker, also }) => speaker === voice || also === voice);
}

import type { StoreApi } from "zustand/vanilla";
import { type Stretch, within, writeParagraph } from "../../client/transcripts/edit/edit";
import type { AppState } from "../appState";
import { isUnfinished } from "../queue/jobs";
import { workOf } from "../selectors";
import type { Services } from "../services";
import { type EditActions, editsOf } from "./editActions";

type Store = StoreApi<AppState>;

/** How often it is asked whether a text is free, and milliseconds between. */
const tries = 8;
const between = 250;

/** A paragraph as it stands on the page. */
export interface TypedParagraph {
  readonly stretch: Stretch;
  readonly text: string;
}

export interface TypedActions {
  /** Notes a paragraph that may not be stored before the page goes. At once; nothing where it is stored. */
  noteTyped(id: number, paragraph: TypedParagraph): void;
  /** Reads a text, and brings into it what was typed when a page before went, as an edit that can be taken back. */
  readText(id: number): Promise<void>;
}

interface Parts {
  readonly readText: (id: number) => Promise<void>;
  readonly edits: Pick<EditActions, "edit" | "saveEdits">;
}

/** How what was typed outlives a page that has no turn left to store it. */
export function createTyped(store: Store, services: Services, { readText, edits }: Parts): TypedActions {
  return {
    noteTyped: (id, paragraph) => note(store, services, id, paragraph),
    async readText(id) {
      const isUnread = workOf(store.getState(), id)?.transcript.text === "unread";
      await readText(id);
      if (isUnread) await bringBack(store, services, edits, id);
    },
  };
}

function note(store: Store, { typed, date }: Services, id: number, paragraph: TypedParagraph): void {
  const transcript = workOf(store.getState(), id)?.transcript;
  if (transcript === undefined) return;
  const { keeping } = editsOf(store.getState(), transcript);
  const isHere = writeParagraph(transcript.segments, paragraph.stretch, paragraph.text) === transcript.segments;
  if (keeping === "elsewhere" || (isHere && keeping === "saved")) return;
  typed.note(transcript.id, { ...paragraph, at: (isHere ? transcript.editedAt : undefined) ?? date() });
}

async function bringBack(store: Store, services: Services, edits: Parts["edits"], id: number): Promise<void> {
  const { transcripts, typed } = services;
  const job = workOf(store.getState(), id)?.job;
  const noted = job && !isUnfinished(job) ? typed.read(job.transcript) : undefined;
  if (job === undefined || noted === undefined || !(await isFree(transcripts, job.transcript))) return;
  const outcome = await edits.edit(id, (text) => {
    const editedAt = workOf(store.getState(), id)?.transcript.editedAt ?? 0;
    const isThere = within(text.segments, noted.stretch).length > 0;
    if (!isThere || editedAt > noted.at) return text;
    return { ...text, segments: writeParagraph(text.segments, noted.stretch, noted.text) };
  });
  if (outcome === "done") await edits.saveEdits(id);
  const now = workOf(store.getState(), id)?.transcript;
  const isSaved = now !== undefined && editsOf(store.getState(), now).keeping === "saved";
  if (outcome === "nothing" || (outcome === "done" && isSaved)) typed.forget(job.transcript, noted.at);
}

/** Whether this tab alone may write a text, which a page that has just gone may hold for a moment longer. */
export async function isFree(transcripts: Services["transcripts"], id: string): Promise<boolean> {
  for (let tried = 0; tried < tries; tried++) {
    if ((await transcripts.claim(id)) === "here") return true;
    await new Promise((resolve) => setTimeout(resolve, between));
  }
  return false;
}

import type { History } from "../../client/transcripts/edit/history";
import type { TextKeeping } from "../../client/transcripts/types";
import type { Job } from "../queue/job";
import type { Transcript } from "./transcript";

/** What was changed of a text by hand at this visit. */
export interface Edits {
  readonly history: History;
  /** The edit that it stands at, as the transcript tells it. */
  readonly editedAt: number | undefined;
  /** "elsewhere": another tab edits it, so that what was wanted here was not done. */
  readonly keeping: "saved" | "saving" | "unsaved" | "elsewhere";
}

/** What is written down, and where that is kept. */
export interface TranscriptsState {
  /** By their ids: one for every job, and the one that was just deleted. Text leaves here only by the user's hand. */
  readonly transcripts: ReadonlyMap<string, Transcript>;
  readonly textKeeping: TextKeeping;
  /** Whether what earlier visits left has been listed. */
  readonly listing: "first" | "done";
  /** By the ids of their transcripts. */
  readonly edits: ReadonlyMap<string, Edits>;
  /** The job of a transcript that was just deleted, for as long as that can be undone, and its place in the list. */
  readonly deleted: { readonly job: Job; readonly index: number } | undefined;
}

/** Nothing is written down yet. */
export const nothingWritten: TranscriptsState = {
  transcripts: new Map(),
  textKeeping: "database",
  listing: "first",
  edits: new Map(),
  deleted: undefined,
};

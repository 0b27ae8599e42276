import type { NamedBlob } from "../../client/files/namedBlob";
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
  /** By their ids: one for every job, and those that were just deleted. Text leaves here only by the user's hand. */
  readonly transcripts: ReadonlyMap<string, Transcript>;
  readonly textKeeping: TextKeeping;
  /** Whether what earlier visits left has been listed. */
  readonly listing: "first" | "done";
  /** By the ids of their transcripts. */
  readonly edits: ReadonlyMap<string, Edits>;
  /** A text that was given on the page of a transcript, until it is said whether it is another text of that. */
  readonly givenText: { readonly job: number; readonly file: NamedBlob } | undefined;
  /** The job whose words' times are looked for, whether the engine listens, and up to which second it has; undefined: none. */
  readonly wordSearch: { readonly job: number; readonly listens: boolean; readonly seconds: number } | undefined;
  /** Whether this browser can keep copies of files' sound, once that is known. */
  readonly copies: "possible" | "impossible";
  /** What was just done, for as long as that is offered to be taken back. */
  readonly undoable: Undoable | undefined;
}

/** A deed that is said when it is done, and can be taken back. */
export type Undoable =
  /** Transcripts were deleted: their jobs, with their places in the list, first ones first. */
  | { readonly what: "deleted"; readonly entries: readonly { readonly job: Job; readonly index: number }[] }
  /** The sound of a recording was, or the copy of a file's: the job as it was before. */
  | { readonly what: "sound-deleted"; readonly job: Job }
  | EditDone;

/** An edit of a job's text, the last one. */
export type EditDone =
  | { readonly what: "renamed"; readonly id: number }
  /** A voice became another one. */
  | { readonly what: "merged"; readonly id: number; readonly from: string; readonly to: string }
  /** A voice was two people's: what the other one is called. */
  | { readonly what: "parted"; readonly id: number; readonly name: string; readonly other: string };

/** Nothing is written down yet. */
export const nothingWritten: TranscriptsState = {
  transcripts: new Map(),
  textKeeping: "database",
  listing: "first",
  edits: new Map(),
  givenText: undefined,
  wordSearch: undefined,
  copies: "impossible",
  undoable: undefined,
};

import { type Kept, keptOf, textOf, timeOf } from "../storage/kept";
import type { Stretch } from "./edit/edit";
import { createNotes, type Notes } from "./notes";

/** A paragraph as it stood under somebody's hands when the page was about to go. */
export interface TypedNote {
  readonly stretch: Stretch;
  readonly text: string;
  /** Milliseconds since 1970: what was edited later knows of it. */
  readonly at: number;
}

/** A longer paragraph goes the usual way alone: a part of it would take the place of all. */
const mostCharacters = 100_000;

/** Paragraphs that were typed: one note for a transcript. */
export function createTypedNotes(storage: Storage | undefined): Notes<TypedNote> {
  const notes = createNotes(storage, "sotto.typed.", parseNote);
  return {
    ...notes,
    note(id, note) {
      if (isBounded(note.text)) notes.note(id, note);
    },
  };
}

function parseNote(kept: Kept): TypedNote | undefined {
  const { first, last } = keptOf(kept.stretch);
  const [text, at] = [textOf(kept.text), timeOf(kept.at)];
  const isWhole = isNumber(first) && isNumber(last) && text !== undefined && isBounded(text) && at !== undefined;
  return isWhole ? { stretch: { first, last }, text, at } : undefined;
}

/** A paragraph is emptied only when somebody leaves it, which no note tells. */
function isBounded(text: string): boolean {
  return text.trim() !== "" && text.length <= mostCharacters;
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

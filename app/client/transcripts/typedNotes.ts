import { keptOf, textOf, timeOf } from "../storage/kept";
import type { Stretch } from "./edit/edit";

/** A paragraph as it stood under somebody's hands when the page was about to go. */
export interface TypedNote {
  readonly stretch: Stretch;
  readonly text: string;
  /** Milliseconds since 1970: what was edited later knows of it. */
  readonly at: number;
}

/** What was typed and may not reach the database: one note for a transcript, by its id. */
export interface TypedNotes {
  /** Notes it in this very turn: the page may be gone in the next. */
  note(id: string, note: TypedNote): void;
  /** What a page that is gone left. A note that nobody can read is taken away. */
  read(id: string): TypedNote | undefined;
  /** Everything that was edited until then is stored. */
  forget(id: string, until?: number): void;
}

const prefix = "sotto.typed.";
/** A longer paragraph goes the usual way alone: a part of it would take the place of all. */
const mostCharacters = 100_000;

/** Notes them in a storage that is written at once; without one nothing is noted. */
export function createTypedNotes(storage: Storage | undefined): TypedNotes {
  const remove = (id: string) => {
    try {
      storage?.removeItem(prefix + id);
    } catch {
      // What cannot be taken away is older than the next edit, and is not looked at then.
    }
  };
  const read = (id: string) => {
    const text = textAt(storage, prefix + id);
    const note = text === undefined ? undefined : parseNote(text);
    if (text !== undefined && note === undefined) remove(id);
    return note;
  };
  return {
    read,
    note(id, note) {
      if (!isBounded(note.text)) return;
      try {
        storage?.setItem(prefix + id, JSON.stringify(note));
      } catch {
        // Without room for it the edit goes the usual way alone.
      }
    },
    forget(id, until = Number.POSITIVE_INFINITY) {
      const note = read(id);
      if (note && note.at <= until) remove(id);
    },
  };
}

function textAt(storage: Storage | undefined, key: string): string | undefined {
  try {
    return storage?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function parseNote(json: string): TypedNote | undefined {
  try {
    const kept = keptOf(JSON.parse(json));
    const { first, last } = keptOf(kept.stretch);
    const [text, at] = [textOf(kept.text), timeOf(kept.at)];
    const isWhole = isNumber(first) && isNumber(last) && text !== undefined && isBounded(text) && at !== undefined;
    return isWhole ? { stretch: { first, last }, text, at } : undefined;
  } catch {
    return undefined;
  }
}

/** A paragraph is emptied only when somebody leaves it, which no note tells. */
function isBounded(text: string): boolean {
  return text.trim() !== "" && text.length <= mostCharacters;
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

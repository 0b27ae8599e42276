import { type Kept, keptOf } from "../storage/kept";

/** What was written and may not reach the database: one note for a transcript, by its id. */
export interface Notes<Note> {
  /** Notes it in this very turn: the page may be gone in the next. */
  note(id: string, note: Note): void;
  /** What a page that is gone left. A note that nobody can read is taken away. */
  read(id: string): Note | undefined;
  /** Everything that was edited until then is stored. */
  forget(id: string, until?: number): void;
  /** The transcripts that have one. */
  ids(): readonly string[];
}

/** Milliseconds since 1970: what was edited later knows of a note. */
interface Timed {
  readonly at: number;
}

/** Notes in a storage that is written at once, under names that begin with a prefix; without a storage nothing is noted. */
export function createNotes<Note extends Timed>(
  storage: Storage | undefined,
  prefix: string,
  parse: (kept: Kept) => Note | undefined,
): Notes<Note> {
  const remove = (id: string) => {
    try {
      storage?.removeItem(prefix + id);
    } catch {
      // What cannot be taken away is older than the next edit, and is not looked at then.
    }
  };
  const read = (id: string) => {
    const text = textAt(storage, prefix + id);
    const note = text === undefined ? undefined : parseText(text, parse);
    if (text !== undefined && note === undefined) remove(id);
    return note;
  };
  return {
    read,
    note(id, note) {
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
    ids: () => namesOf(storage).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
  };
}

function textAt(storage: Storage | undefined, key: string): string | undefined {
  try {
    return storage?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function namesOf(storage: Storage | undefined): readonly string[] {
  try {
    return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? "");
  } catch {
    return [];
  }
}

function parseText<Note>(json: string, parse: (kept: Kept) => Note | undefined): Note | undefined {
  try {
    return parse(keptOf(JSON.parse(json)));
  } catch {
    return undefined;
  }
}

import { keptOf } from "../../client/storage/kept";
import { parseSettings } from "./parse";
import type { Settings } from "./settings";

const prefix = "sotto.unwritten.";

/** What was changed and is not in the database yet. */
export interface Journal {
  /** Notes what becomes other, in this very turn: the page may be gone in the next. */
  note(change: Partial<Settings>): void;
  /** All that was noted here lies in the database, or never will. */
  clear(): void;
}

/** A page's own journal, under a name that no other page has; without a storage it forgets. */
export function openJournal(storage: Storage | undefined, name: string): Journal {
  let noted: Partial<Settings> = {};
  return {
    note(change) {
      noted = { ...noted, ...change };
      try {
        storage?.setItem(prefix + name, JSON.stringify(noted));
      } catch {
        // Without room for it the change goes the usual way alone.
      }
    },
    clear() {
      noted = {};
      storage?.removeItem(prefix + name);
    },
  };
}

/** What pages that are gone had noted, and takes their journals away. */
export function takeJournals(storage: Storage | undefined): readonly Partial<Settings>[] {
  if (storage === undefined) return [];
  const names = Array.from({ length: storage.length ?? 0 }, (_, index) => storage.key(index) ?? "");
  return names
    .filter((name) => name.startsWith(prefix))
    .map((name) => {
      const text = storage.getItem(name);
      storage.removeItem(name);
      return parseJournal(text ?? "");
    });
}

/** Only the fields that it names, each as it could be kept. */
function parseJournal(text: string): Partial<Settings> {
  try {
    const kept = keptOf(JSON.parse(text));
    return Object.fromEntries(Object.entries(parseSettings(kept)).filter(([field]) => field in kept));
  } catch {
    return {};
  }
}

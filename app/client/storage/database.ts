import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { ModelRecord, StoredChunk } from "../models/record";
import { fromVersionThree } from "../models/versionThree";

/** What the page keeps in IndexedDB. */
export interface SottoSchema extends DBSchema {
  /** One record under the key "settings"; what it holds is checked when it is read. */
  readonly settings: { readonly key: string; readonly value: unknown };
  readonly models: { readonly key: string; readonly value: ModelRecord };
  readonly chunks: { readonly key: [name: string, index: number]; readonly value: StoredChunk };
  /** What is known of each transcript, how far the work on it is, and a row for each of its segments; all are checked when read. */
  readonly transcripts: { readonly key: string; readonly value: unknown };
  readonly orders: { readonly key: string; readonly value: unknown };
  readonly segments: { readonly key: [transcript: string, id: number]; readonly value: unknown };
  /** How loud the sound of a transcript is, to draw it: see `Peaks`. */
  readonly peaks: { readonly key: string; readonly value: unknown };
  /** Texts that something took the place of, by when: see `TextVersion`. */
  readonly versions: { readonly key: [transcript: string, at: number]; readonly value: unknown };
  /** Voices that the user named, by their names: see `KnownVoice`. */
  readonly voices: { readonly key: string; readonly value: unknown };
}

export type Database = IDBPDatabase<SottoSchema>;
type Change = IDBPTransaction<SottoSchema, StoreNames<SottoSchema>[], "versionchange">;
type Upgrade = (database: Database, change: Change) => void | Promise<void>;

/** One step a version, in order; a step that was shipped never changes. */
const upgrades: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore("models", { keyPath: "name" });
    database.createObjectStore("chunks", { keyPath: ["name", "index"] });
  },
  (database) => void database.createObjectStore("settings"),
  (database) => {
    for (const name of ["transcripts", "orders", "segments"] as const) database.createObjectStore(name);
  },
  (_, change) => giveFiles(change),
  (database) => void database.createObjectStore("peaks"),
  (database) => void database.createObjectStore("versions"),
  (database) => void database.createObjectStore("voices"),
];

/** Models had one file each, whose part lay in the record itself. */
async function giveFiles(change: Change): Promise<void> {
  const models = change.objectStore("models");
  for (let cursor = await models.openCursor(); cursor; cursor = await cursor.continue()) {
    await cursor.update(fromVersionThree(cursor.value));
  }
}

export const databaseName = "sotto";

/** Opens the one database of the page, brought up to the newest version from any older one. */
export function openDatabase(): Promise<Database> {
  return openDB<SottoSchema>(databaseName, upgrades.length, {
    async upgrade(database, from, _to, change) {
      for (const upgrade of upgrades.slice(from)) await upgrade(database, change);
    },
    // Another tab with a newer page must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

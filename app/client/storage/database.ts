import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ModelRecord, StoredChunk } from "../models/record";

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
}

export type Database = IDBPDatabase<SottoSchema>;
type Upgrade = (database: Database) => void;

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
];

export const databaseName = "sotto";

/** Opens the one database of the page, brought up to the newest version from any older one. */
export function openDatabase(): Promise<Database> {
  return openDB<SottoSchema>(databaseName, upgrades.length, {
    upgrade: (database, from) => {
      for (const upgrade of upgrades.slice(from)) upgrade(database);
    },
    // Another tab with a newer page must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** What the page keeps in IndexedDB. */
export interface SottoSchema extends DBSchema {}

export type Database = IDBPDatabase<SottoSchema>;
type Upgrade = (database: Database) => void;

/** One step a version, in order; a step that was shipped never changes. */
const upgrades: readonly Upgrade[] = [];

/** Opens the one database of the page, brought up to the newest version from any older one. */
export function openDatabase(): Promise<Database> {
  return openDB<SottoSchema>("sotto", upgrades.length, {
    upgrade: (database, from) => {
      for (const upgrade of upgrades.slice(from)) upgrade(database);
    },
    // Another tab with a newer page must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

import type { Database } from "../../client/storage/database";
import { isKept, type Kept, keptOf } from "../../client/storage/kept";
import { parseSettings } from "./parse";
import type { Settings } from "./settings";

/** Of what this page writes. A newer page may have written more, which stays. */
export const settingsVersion = 2;

const key = "settings";

/** What becomes other, from what is kept. */
export type SettingsChange = (kept: Settings) => Partial<Settings>;

/** The record as it is kept; `first` is written where there is none yet. */
export async function readRecord(database: Database, first: object | undefined): Promise<unknown> {
  const transaction = database.transaction("settings", "readwrite");
  let record = await transaction.store.get(key);
  if (record === undefined && first !== undefined) {
    // Checked on the way in, so that the record holds nothing but settings.
    record = { ...parseSettings(first), version: settingsVersion };
    await transaction.store.put(record, key);
  }
  await transaction.done;
  return record;
}

/**
 * Changes the record as it lies there now, in one transaction, and of it only the fields that the change names: what
 * another tab chose meanwhile stays, and so does what only a newer version knows.
 */
export async function changeRecord(database: Database, change: SettingsChange): Promise<void> {
  const transaction = database.transaction("settings", "readwrite");
  const record = keptOf(await transaction.store.get(key));
  await transaction.store.put(changed(record, change), key);
  await transaction.done;
}

function changed(record: Kept, change: SettingsChange): object {
  const next: Record<string, unknown> = { ...record };
  for (const [name, value] of Object.entries(change(parseSettings(record)))) {
    next[name] = isKept(value) ? { ...keptOf(record[name]), ...keptOf(value) } : value;
  }
  const { version } = record;
  next.version = typeof version === "number" ? Math.max(version, settingsVersion) : settingsVersion;
  return next;
}

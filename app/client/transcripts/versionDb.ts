import type { Database } from "../storage/database";
import { parseVersion } from "./parse";
import { allOf } from "./transcriptDb";
import type { TextVersion } from "./types";

/** A transcript's versions, oldest first; one that is broken is left out. */
export async function readVersions(database: Database, id: string): Promise<readonly TextVersion[]> {
  const rows = await database.getAll("versions", allOf(id));
  return rows.map(parseVersion).filter((version) => version !== undefined);
}

/** Keeps one; rejects where there is no room. */
export async function putVersion(database: Database, id: string, version: TextVersion): Promise<void> {
  const transaction = database.transaction("versions", "readwrite", { durability: "strict" });
  await Promise.all([transaction.store.put(version, [id, version.at]), transaction.done]);
}

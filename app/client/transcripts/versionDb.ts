import type { Database } from "../storage/database";
import { parseVersion } from "./parse";
import { allOf } from "./transcriptDb";
import type { TextVersion } from "./types";

/** A transcript's versions, oldest first; one that is broken is left out. */
export async function readVersions(database: Database, id: string): Promise<readonly TextVersion[]> {
  const rows = await database.getAll("versions", allOf(id));
  return rows.map(parseVersion).filter((version) => version !== undefined);
}

/** Keeps one behind those that are there; rejects where there is no room. */
export async function putVersion(database: Database, id: string, version: TextVersion): Promise<void> {
  const transaction = database.transaction("versions", "readwrite", { durability: "strict" });
  const put = async () => {
    const newest = (await transaction.store.getAllKeys(allOf(id))).at(-1);
    const last = after(version, newest?.[1]);
    await transaction.store.put(last, [id, last.at]);
  };
  await Promise.all([put(), transaction.done]);
}

/** A version with a time that is later than that of another: the clock may have been set back. */
export function after(version: TextVersion, newest = 0): TextVersion {
  return version.at > newest ? version : { ...version, at: newest + 1 };
}

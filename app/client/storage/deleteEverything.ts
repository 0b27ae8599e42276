import { deleteDB } from "idb";
import { databaseName } from "./database";

/**
 * Deletes everything that the page keeps in this browser: settings, models, recordings and the page's own files. The page
 * has to be opened anew afterwards. Rejects where another tab or a worker still holds some of it; the rest is gone then.
 */
export async function deleteEverything(): Promise<void> {
  const results = await Promise.allSettled([deleteDatabase(), deleteFiles(), deleteCaches()]);
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  localStorage.clear();
}

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    deleteDB(databaseName, { blocked: () => reject(new Error("Another tab holds the database open")) }).then(
      resolve,
      reject,
    );
  });
}

async function deleteFiles(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of root.keys()) names.push(name);
  for (const name of names) await root.removeEntry(name, { recursive: true });
}

async function deleteCaches(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
}

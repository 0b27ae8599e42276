import { expect, type Page } from "@playwright/test";

/** Waits until the record of the database says so: a reload may come before a write has ended. */
export async function expectKept(page: Page, kept: Record<string, unknown>): Promise<void> {
  const record = () =>
    page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open("sotto");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction("settings").objectStore("settings").get("settings");
            reading.onsuccess = () => resolve(reading.result ?? {});
            reading.onerror = () => reject(reading.error);
            opening.result.close();
          };
        }),
    );
  await expect.poll(record).toMatchObject(kept);
}

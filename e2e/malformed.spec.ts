import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { axeViolations, takePicture } from "./looks";
import { plantRecording } from "./plantedRecording";
import { ready, test } from "./test";

/** What this browser keeps, but for one recording, is junk: in every table, in a file and beside the database. */
async function spoil(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const opening = indexedDB.open("sotto");
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const names = ["transcripts", "orders", "segments", "models", "settings"];
    const change = database.transaction(names, "readwrite");
    const at = (name: string) => change.objectStore(name);
    at("transcripts").put(7, "seven");
    at("transcripts").put({ createdAt: 1e300, speakers: 5, languages: [{ code: "no such" }], title: "Odd" }, "odd");
    at("orders").put("nonsense", "odd");
    at("segments").put({ id: 0, start: -1, end: "x" }, ["odd", 0]);
    at("models").put({ name: "junk-model", files: [{ name: 5 }], origin: "own", languages: 1 });
    at("models").put({ name: "tiny.en-q5_1", files: "none", state: "stored" });
    at("settings").put([1, 2], "settings");
    await new Promise((resolve) => {
      change.oncomplete = resolve;
    });
    database.close();
    const root = await navigator.storage.getDirectory();
    const recordings = await root.getDirectoryHandle("recordings", { create: true });
    const write = async (id: string, name: string, text: string) => {
      const folder = await recordings.getDirectoryHandle(id, { create: true });
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    };
    await write("mute", "meta.json", "nonsense");
    await write("many", "meta.json", JSON.stringify({ startedAt: 1e300, tracks: Array(100_000).fill("Me") }));
    await write("many", "track-0.pcm", "\0".repeat(64_000));
    localStorage.setItem("sotto-stored-models", "{");
    localStorage.setItem("sotto.options", "[1");
  }, undefined);
}

test("stores full of junk hide nothing that can be read: what cannot is said, saved as it is, and deleted", async ({
  page,
  openPage,
}) => {
  // Without the browser's dialog the file is downloaded.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "showSaveFilePicker"));
  await openPage();
  await plantRecording(page, { language: "en", lines: ["Two lamps, one keeper."] });
  await spoil(page);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();

  await page.goto("/#/library");
  const rows = page.getByRole("list", { name: /Files|Transcripts/i }).getByRole("listitem");
  // The good one, one found by its sound, and the odd one that still has a name.
  await expect(rows).toHaveCount(3);
  const notes = page.locator("#page").getByText(/could not be read/);
  await expect(notes).toHaveText([
    "The transcript “seven” could not be read.",
    "The recording “mute” could not be read.",
  ]);
  expect(await axeViolations(page)).toEqual([]);
  await takePicture(page, "malformed-library", { fullPage: true });
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export raw" }).last().click();
  expect(readFileSync(await (await saving).path(), "utf8")).toBe("nonsense");
  const remove = page.locator("#page").getByRole("button", { name: "Delete", exact: true });
  await remove.first().click();
  await expect(notes).toHaveCount(1);
  await remove.first().click();
  await expect(notes).toHaveCount(0);
  await rows.filter({ hasText: "Two lamps" }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  await page.goto("/#/models");
  await expect(page.getByText("What is stored of the model “junk-model” could not be read.")).toBeVisible();
  await page.goto("/#/settings");
  await expect(page.getByText("The record “settings” of what you chose could not be read")).toBeVisible();
  await takePicture(page, "malformed-settings", { fullPage: true });
});

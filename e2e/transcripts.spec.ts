import { writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { deviceFiles } from "./deviceFiles";
import { dropFiles, silence, spacedSpeech, speech } from "./files";
import { takePicture } from "./looks";
import { plantRecording } from "./plantedRecording";
import { ready, test, words } from "./test";

/** Opens files by the page's own dialog, which reads them from the disk with the time of their last change. */
async function choose(page: Page, button: string, path: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles(path);
}

const library = (page: Page) => page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Library" });
const paragraphs = (page: Page) => page.locator("[data-paragraph]");

/** How many texts, those that wait among them, the next visit will find. */
function keptTranscripts(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open("sotto");
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const count = database.transaction("orders").objectStore("orders").count();
    await new Promise((resolve) => {
      count.onsuccess = resolve;
    });
    database.close();
    return count.result;
  });
}

test("reloaded in the middle of a file: the text is there, and goes on to its end with the same file and no other", async ({
  page,
  openPage,
}, info) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 740 });
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  const { name, buffer } = spacedSpeech(4);
  const [path, other] = [info.outputPath(name), info.outputPath("other.wav")];
  writeFileSync(path, buffer);
  writeFileSync(other, silence(1).buffer);
  await choose(page, "Open audio or video", path);
  await expect(paragraphs(page).first()).toContainText(words);
  // Work is running, so the browser asks.
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  // The address leads to the transcript, whose text comes from the database.
  await expect(page.getByRole("heading", { level: 1 })).toContainText("many times.wav");
  await expect(paragraphs(page).first()).toContainText(words);
  await expect(page.getByText("Sotto needs the file once more")).toBeVisible();
  const before = (await paragraphs(page).locator("p").allTextContents()).join(" ");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await choose(page, "Choose the file again", other);
  await expect(page.getByRole("alert")).toContainText("“other.wav” is another file.");
  // By keyboard alone.
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose the file again" }).focus();
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(path);
  await expect(page.getByText("Done in")).toBeVisible();
  const after = (await paragraphs(page).locator("p").allTextContents()).join(" ");
  expect(after.startsWith(before)).toBe(true);
  expect(before.length).toBeLessThan(after.length);
  // It is said four times; a small model may take one of them for another sentence.
  expect(after.match(/fellow Americans/g)?.length).toBeGreaterThanOrEqual(3);
});

test("reloaded while files wait: those that the dialog gave handles of go on from the first page, by one press", async ({
  page,
  openPage,
}) => {
  test.slow();
  // A dialog of its own, which hands out files of the browser's: their handles are as good as those of the disk.
  await page.addInitScript(() => {
    const choose = async () => {
      const folder = await navigator.storage.getDirectory();
      return Promise.all(["one.mp3", "two.mp3"].map((name) => folder.getFileHandle(name)));
    };
    Object.assign(globalThis, { showOpenFilePicker: choose });
  });
  await page.goto("/#/privacy");
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const folder = await navigator.storage.getDirectory();
    for (const name of ["one.mp3", "two.mp3"]) {
      const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await file.write(bytes);
      await file.close();
    }
  }, speech().buffer.toString("base64"));
  await openPage();
  // The library is empty, so the first page is where one begins; neither file has any text yet.
  await page.getByRole("button", { name: "Open audio or video" }).click();
  await expect(page.getByText("two.mp3")).toBeVisible();
  await expect.poll(() => keptTranscripts(page)).toBe(2);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.goto("about:blank");
  await openPage();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByText("2 files were cut off when the page was closed.")).toBeVisible();
  await takePicture(page, "cutoff");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("list", { name: "Transcripts" }).getByText(words)).toHaveCount(2);
});

test("a file that waited and cannot be read again says so in its row of the Library", async ({ page, openPage }) => {
  await openPage();
  await dropFiles(page, [silence(600), speech()]);
  await expect(page.getByRole("listitem").filter({ hasText: "jfk.mp3" })).toContainText("Waiting");
  await expect.poll(() => keptTranscripts(page)).toBe(2);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.goto("about:blank");
  await openPage();
  await library(page).click();
  const row = page.getByRole("listitem").filter({ hasText: "jfk.mp3" });
  await expect(row).toContainText("No text yet. Sotto needs the file once more.");
  await takePicture(page, "again");
  const chooser = page.waitForEvent("filechooser");
  await row.getByRole("button", { name: "Choose the file again: jfk.mp3" }).click();
  await (await chooser).setFiles([speech()]);
  // The other file still has to be chosen, so both stay together.
  await expect(row).toContainText("Done in");
  await row.getByRole("button", { name: "Open: jfk.mp3" }).click();
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(words);
});

test("a finished file is in the Library at the next visit: it opens, leaves as a file, and goes with a way back", async ({
  page,
  openPage,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await dropFiles(page, [speech()]);
  await expect(page.getByText("Done in")).toBeVisible();
  // Nothing is asked: all of it is kept.
  await page.goto("about:blank");
  await openPage();
  await expect(page.getByRole("region", { name: "Earlier" })).toContainText(
    "Kept on this device until you delete them.",
  );
  await library(page).click();
  await expect(page.getByText("1 transcript on this device.")).toBeVisible();
  await page.getByRole("link", { name: "jfk.mp3" }).click();
  await expect(paragraphs(page)).toContainText(words);
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as SRT" }).click();
  expect((await download).suggestedFilename()).toBe("jfk.srt");

  await library(page).click();
  await page.getByRole("link", { name: "jfk.mp3" }).press("Delete");
  await expect(page.getByText("Nothing written yet.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 transcript on this device.")).toBeVisible();
  await page.getByRole("link", { name: "jfk.mp3" }).press("Delete");
  await expect(page.getByText("Deleted")).toBeVisible();
  await expect(page.getByText("Deleted")).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("Nothing written yet.")).toBeVisible();
});

test("a recording of the version before opens, and its text lies in the database from then on", async ({
  page,
  openPage,
}) => {
  await openPage();
  await plantRecording(page, { language: "en", lines: ["Two lamps.", "One keeper."] });
  for (const visit of ["the first", "the second"]) {
    await page.reload();
    await page
      .getByRole("region", { name: "Earlier" })
      .getByRole("button", { name: /recording/ })
      .click();
    await expect(paragraphs(page), visit).toContainText("Two lamps. One keeper.");
    await page.getByRole("link", { name: "Record", exact: true }).click();
  }
  expect(Object.keys(await deviceFiles(page)).toSorted()).toEqual([
    "recordings/planted/meta.json",
    "recordings/planted/track-0.pcm",
  ]);
});

test("another tab lists what this one has written, and loses what this one deletes", async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("/#/library");
  await expect(other.getByText("Nothing written yet.")).toBeVisible();
  await dropFiles(page, [speech()]);
  await expect(page.getByText("Done in")).toBeVisible();
  await other.getByRole("link", { name: "jfk.mp3" }).click();
  await expect(paragraphs(other)).toContainText(words);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(other.getByText("Say something.")).toBeVisible();
});

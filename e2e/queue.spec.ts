import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import mammoth from "mammoth";
import { dropFromDisk, silence, speech, unreadable } from "./files";
import { axeViolations, sidewaysScroll, takePicture } from "./looks";
import { ready, test } from "./test";
import { filesOfZip } from "./zip";

const row = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const talks = ["01", "02", "03", "04", "05", "06", "07", "08", "09"].map((n) => `talk ${n}.mp3`);

/** Twelve files: nine talks, two that only seem to be sound, one in which nobody speaks. */
function fillFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of talks) writeFileSync(`${folder}/${name}`, speech().buffer);
  for (const name of ["broken 1.mp3", "broken 2.wav"]) writeFileSync(`${folder}/${name}`, unreadable.buffer);
  writeFileSync(`${folder}/silent.wav`, silence(2).buffer);
}

test("a folder of 12 files, two broken, one silent, becomes the DOCX of the good ones in a ZIP, with a reload in the middle", async ({
  page,
  openPage,
}, info) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  const folder = info.outputPath("talks");
  fillFolder(folder);
  await dropFromDisk(page, [folder]);

  // Those that cannot be read are named at once, and are no work to be done.
  const notes = page.getByRole("region", { name: "About this page" });
  await expect(notes).toContainText(
    "2 files hold no sound that this browser can read: “broken 1.mp3” and “broken 2.wav”.",
  );
  await expect(heading(page, /^Transcribing \d of 10$/)).toBeVisible();
  await expect(page.getByText("1 min 41 s of audio")).toBeVisible();
  // What is done of the one whose turn it is has a name, in its row and in the desk.
  await expect(page.getByText(/^(?:Reading|Listening|Writing)$/)).toHaveCount(2);
  await expect(row(page, "broken 1.mp3")).toHaveCount(0);
  await takePicture(page, "queue-desktop-light");
  expect(await axeViolations(page)).toEqual([]);

  // The last talk goes first of those that wait, by keys alone.
  await page.getByRole("button", { name: "Move talk 09.mp3", exact: true }).focus();
  await page.keyboard.press("Home");
  await expect(page.getByText(/talk 09\.mp3 is now 1 of \d/)).toBeAttached();
  await expect(page.getByRole("button", { name: "Move talk 09.mp3", exact: true })).toBeFocused();
  await expect(row(page, "talk 09.mp3")).toContainText("Done in");

  // The rest on a phone.
  await page.setViewportSize({ width: 360, height: 740 });
  page.once("dialog", (dialog) => void dialog.accept());
  await page.goto("about:blank");
  await openPage();
  await page.goto("/#/library");
  await expect(heading(page, /^Paused, \d of (?:9|10) done$/)).toBeVisible();
  await expect(row(page, "talk 09.mp3")).toContainText("Done in");
  await takePicture(page, "queue-reloaded-360");
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  await dropFromDisk(page, [folder]);
  await expect(heading(page, /^Transcribing/)).toBeVisible();
  await expect(page.getByRole("region", { name: "9 texts ready" })).toBeVisible();
  await expect(heading(page, "Library")).toBeVisible();
  await expect(row(page, "silent.wav")).toContainText("No speech was found in this recording.");

  await page.getByRole("button", { name: "Export all as…" }).click();
  await expect(page.getByLabel("Format")).toHaveValue("docx");
  await takePicture(page, "queue-export-360");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as ZIP" }).click();
  const files = filesOfZip(readFileSync(await (await download).path()));
  expect([...files.keys()].toSorted()).toEqual(talks.map((name) => name.replace("mp3", "docx")));
  for (const buffer of files.values())
    expect((await mammoth.extractRawText({ buffer })).value).toContain("ask not what");

  // The same in a folder, where the browser gives one.
  await page.evaluate(() => {
    const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("texts", { create: true });
    Object.assign(globalThis, { showDirectoryPicker: pick });
  });
  await page.getByLabel("Format").selectOption("txt");
  await page.getByRole("button", { name: "Save in a folder" }).click();
  await expect(page.getByText("Saved 9 files in the folder")).toBeVisible();
  const saved = await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("texts");
    return (await (await folder.getFileHandle("talk 09.txt")).getFile()).text();
  });
  expect(saved).toContain("ask not what");
});

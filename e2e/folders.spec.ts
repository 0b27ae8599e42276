import { mkdirSync, writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { downloadZip } from "client-zip";
import { dropFiles, dropFromDisk, silence, speech } from "./files";
import { takePicture } from "./looks";
import { ready, test } from "./test";

const row = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

test("a folder is walked and what is no sound is said; a file that changes while it waits is chosen again", async ({
  page,
  openPage,
}, info) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  const folder = info.outputPath("talks");
  mkdirSync(`${folder}/inner`, { recursive: true });
  const { buffer } = silence(900);
  writeFileSync(`${folder}/inner/first.wav`, buffer);
  writeFileSync(`${folder}/last.wav`, silence(1).buffer);
  for (const other of ["notes.txt", "inner/cover.jpg", ".DS_Store"]) writeFileSync(`${folder}/${other}`, "not sound");
  await dropFromDisk(page, [folder]);
  const notes = page.getByRole("region", { name: "About this page" });
  await expect(notes).toContainText("2 files are no audio or video and were left out: “cover.jpg” and “notes.txt”.");
  await expect(row(page, "last.wav")).toContainText("Waiting");
  // A language that its model does not know is said in its row.
  await row(page, "last.wav").getByRole("button", { name: "More for last.wav" }).click();
  await page.locator(":popover-open").getByLabel("Model").selectOption("base-q5_1");
  await page.locator(":popover-open").getByLabel("Spoken language").selectOption("de");
  await page.locator(":popover-open").getByLabel("Model").selectOption("tiny.en-q5_1");
  await page.keyboard.press("Escape");
  await expect(row(page, "last.wav")).toContainText(/tiny\.en only knows English\. Use base, \d+\sMB/);
  await takePicture(page, "queue-language");
  // It is cut anew while the other one is written down.
  writeFileSync(`${folder}/last.wav`, speech().buffer);
  await page.getByRole("button", { name: "Stop here: first.wav" }).click();
  await expect(row(page, "last.wav")).toContainText("“last.wav” has changed, or is no longer where it was.");
  await expect(page.getByText("Something failed inside Sotto")).toHaveCount(0);
  const chooser = page.waitForEvent("filechooser");
  await row(page, "last.wav").getByRole("button", { name: "Choose the file again: last.wav" }).click();
  await (await chooser).setFiles(`${folder}/last.wav`);
  await expect(row(page, "last.wav")).toContainText("ask not");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByText("2 files are no audio")).toHaveCount(0);

  // A ZIP is unpacked like a folder.
  const inside = [
    { name: "talks/zipped.mp3", input: speech().buffer },
    { name: "talks/notes.txt", input: "not sound" },
  ];
  const zip = Buffer.from(await downloadZip(inside).arrayBuffer());
  await dropFiles(page, [{ name: "talks.zip", mimeType: "application/zip", buffer: zip }]);
  await expect(page.getByRole("heading", { level: 1, name: "zipped.mp3" })).toBeVisible();
  await expect(notes).toContainText("1 file is no audio or video and was left out: “notes.txt”.");
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText("ask not");
  await dropFiles(page, [{ name: "cut.zip", mimeType: "application/zip", buffer: zip.subarray(0, 999) }]);
  await expect(notes).toContainText("“cut.zip” is a ZIP that is too damaged to be read.");
});

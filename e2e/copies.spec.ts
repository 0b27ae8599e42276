import { expect, type Page } from "@playwright/test";
import { deviceFiles } from "./deviceFiles";
import { dropFiles, speech } from "./files";
import { axeViolations, sidewaysScroll, takePicture } from "./looks";
import { ready, test, words } from "./test";

const paragraphs = (page: Page) => page.locator("[data-paragraph]");
const copies = async (page: Page) =>
  Object.keys(await deviceFiles(page)).filter((name) => name.startsWith("sounds/") && name.endsWith(".mp3"));

test("a copy of a file's sound is kept once that was asked, plays and is transcribed again after a reload, and is deleted alone", async ({
  page,
  openPage,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await dropFiles(page, [speech()]);
  const question = page.getByText(/^Keep a copy of its sound, to hear it at a later visit\?/);
  await expect(question).toBeVisible();
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await takePicture(page, `copy-${width}`);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  }
  expect(await copies(page)).toEqual([]);
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByText("Done in")).toBeVisible();
  await expect.poll(() => copies(page)).toHaveLength(1);

  await page.reload();
  await expect(paragraphs(page)).toContainText(words);
  await expect(page.getByRole("region", { name: "Player" }).getByRole("button", { name: "Play" })).toBeEnabled();
  await expect(page.getByText("/ 0:11")).toBeVisible();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Transcribe again with…" }).click();
  await page.getByRole("button", { name: "Transcribe again", exact: true }).click();
  await expect(page.getByText("Done in")).toBeVisible();
  await expect(paragraphs(page)).toContainText(words);

  await page.goto("/#/settings");
  await expect(page.getByRole("switch", { name: "Keep a copy of the sound of files" })).toBeChecked();
  // Whoever lacks room is shown what could go.
  await page.getByRole("button", { name: "Free up space" }).click();
  const room = page.getByRole("dialog", { name: "What could go" });
  await expect(room.getByRole("listitem")).toContainText(/jfk\.mp3audio, [\d.]+.[kM]B/);
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await takePicture(page, `room-${width}`);
    expect(await axeViolations(page)).toEqual([]);
  }
  await room.getByRole("button", { name: /^Delete: jfk/ }).click();
  await expect(room.getByText("Nothing here can be deleted but text")).toBeVisible();
  await room.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.goto("/#/library");
  await expect(page.getByText("1 transcript and 1 MB of audio on this device.")).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("button", { name: "Delete audio only (frees 1 MB)" }).click();
  await expect(page.getByText("Deleted the audio of “jfk.mp3”.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/of audio on this device/)).toBeVisible();
  await page.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("button", { name: /^Delete audio only/ }).click();
  await expect(page.getByText("Deleted the audio of")).toHaveCount(0);
  await expect.poll(() => copies(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText("1 transcript on this device.")).toBeVisible();
});

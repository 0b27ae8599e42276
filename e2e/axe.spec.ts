import { expect, type Page } from "@playwright/test";
import { dropFiles, speech } from "./files";
import { axeViolations, takePicture } from "./looks";
import { test } from "./microphone";
import { startRecording } from "./recording";
import { ready } from "./test";

const widths = [360, 768, 1440] as const;
const themes = ["light", "dark"] as const;

/** What axe finds in every theme at every width, with a picture of each. */
async function violations(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 640 ? 740 : 900 });
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await takePicture(page, `axe-${name}-${width}-${colorScheme}`);
      found.push(...(await axeViolations(page)).map((words) => `${width} ${colorScheme} ${words}`));
    }
  }
  return found;
}

const views = [
  { name: "record", hash: "#/", heading: "Say something." },
  { name: "library", hash: "#/library", heading: "Library" },
  { name: "models", hash: "#/models", heading: "Models" },
  { name: "settings", hash: "#/settings", heading: "Settings" },
  { name: "bench", hash: "#/bench", heading: "This device" },
  { name: "privacy", hash: "#/privacy", heading: "Nothing is sent." },
] as const;

test("axe finds nothing on any place, in the popover of the device and in the help", async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  for (const { name, hash, heading } of views) {
    await page.goto(hash);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    expect(await violations(page, name)).toEqual([]);
  }
  await page.getByRole("button", { name: ready }).click();
  await expect(page.getByRole("dialog", { name: "This device" })).toBeVisible();
  expect(await violations(page, "device")).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  expect(await violations(page, "help")).toEqual([]);
});

test("axe finds nothing on a transcript and in a library with one", async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await dropFiles(page, [speech()]);
  await expect(page.getByText("Done in")).toBeVisible();
  expect(await violations(page, "transcript")).toEqual([]);
  await page.goto("#/library");
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  expect(await violations(page, "files")).toEqual([]);
});

test("axe finds nothing while recording, on the recording and elsewhere", async ({ page, openPage }) => {
  await startRecording(page, openPage);
  expect(await violations(page, "recording")).toEqual([]);
  await page.goto("#/");
  await expect(page.getByRole("button", { name: "Show the recording" })).toBeVisible();
  expect(await violations(page, "small-desk")).toEqual([]);
});

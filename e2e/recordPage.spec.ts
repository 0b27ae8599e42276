import { expect, type Page } from "@playwright/test";
import { deviceFiles } from "./deviceFiles";
import { expectKept } from "./keptSettings";
import { expectGoodLooks, namelessControls, onEveryScreen, smallTargets, takePicture, weakText } from "./looks";
import { test } from "./microphone";
import { confirmed, expectRecorded, patient, recordKey, startRecording, stopKey } from "./recording";
import { ready } from "./test";

// Real time on a processor; minutes on a machine that has other work.
test.setTimeout(600_000);

test("keys: R records and stops, P and Space pause, Esc stops nothing", async ({ page, openPage }) => {
  await startRecording(page, openPage);
  await expectRecorded(page, 1);
  await page.keyboard.press("Escape");
  await expect(stopKey(page)).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByTestId("recording-status")).toHaveText("Paused");
  await expect(page).toHaveTitle(/^Paused \d+:\d\d · Sotto$/);
  await takePicture(page, "paused");
  await page.locator("h1").click();
  await page.keyboard.press("Space");
  await expect(page.getByTestId("recording-status")).not.toHaveText("Paused");
  await page.keyboard.press("r");
  await expect(stopKey(page)).toHaveCount(0);
  // Where the desk plays, R begins the next recording.
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  await page.keyboard.press("r");
  await expect(stopKey(page)).toBeVisible();
});

test("a reader who selects words keeps them in sight while text grows, until Jump to live", { tag: "@alone" }, async ({
  page,
  openPage,
}) => {
  await startRecording(page, openPage);
  await page.setViewportSize({ width: 360, height: 260 });
  await expect.poll(() => confirmed(page), patient).toMatch(/[a-z]/i);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const fromEnd = async () => (await height()) - 260 - (await page.evaluate(() => Math.round(window.scrollY)));
  const words = page.getByRole("region", { name: "Transcript" }).locator("p").first();
  const place = () => words.evaluate((node) => Math.round(node.getBoundingClientRect().top));
  const jump = page.getByRole("button", { name: /^Jump to live/ });
  await expect.poll(fromEnd).toBe(0);
  const tall = await height();
  // In the moment in which the page has followed its text, of which the browser tells it later.
  await words.evaluate(
    (node) =>
      new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          document.getSelection()?.selectAllChildren(node);
          resolve();
        });
        watch.observe(document.querySelector("main ol") ?? node, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      }),
  );
  await expect(jump).toBeVisible();
  const there = await place();
  await expect.poll(height, patient).toBeGreaterThan(tall);
  expect(await place()).toBe(there);
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await jump.click();
  await expect(jump).toBeHidden();
  await expect.poll(fromEnd).toBe(0);
});

test("a deleted recording can be taken back", async ({ page, openPage }) => {
  await startRecording(page, openPage);
  await expectRecorded(page, 2);
  await page.keyboard.press("r");
  await page.getByRole("button", { name: "More" }).click(patient);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("region", { name: "Earlier" })).toContainText("recording");
  await page.reload();
  await page
    .getByRole("region", { name: "Earlier" })
    .getByRole("button", { name: /recording/ })
    .click();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await page.reload();
  await expect(recordKey(page)).toBeVisible();
  await expect(page.getByRole("region", { name: "Earlier" })).toHaveCount(0);
});

test("without Keep the audio the sound is there until the text is whole, and then the text alone", async ({
  page,
  openPage,
}) => {
  const sounds = async () => Object.keys(await deviceFiles(page)).filter((name) => name.endsWith(".pcm"));
  await page.goto("/#/settings");
  await page.getByRole("switch", { name: "Keep the audio" }).uncheck();
  await expectKept(page, { keepAudio: "off" });
  await startRecording(page, openPage);
  await expect.poll(sounds).toHaveLength(1);
  await expect.poll(() => confirmed(page), patient).toMatch(/[a-z]/i);
  await page.keyboard.press("r");
  await expect(page.getByText("Text kept on this device, sound not kept", { exact: true })).toBeVisible(patient);
  await expect.poll(sounds).toEqual([]);
  await expect(page.getByRole("region", { name: "Player" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Save sound" })).toHaveCount(0);
  await photograph(page, "text-alone");
  const written = await confirmed(page);
  await page.reload();
  await expect.poll(() => confirmed(page)).toBe(written);
  await expect(page.getByRole("button", { name: /^Play from/ })).toHaveCount(0);
});

test("the recording page on every screen: no sideways scroll, targets to hit, contrast to read", async ({
  page,
  openPage,
}) => {
  await startRecording(page, openPage);
  await expect.poll(() => confirmed(page), patient).toMatch(/[a-z]/i);
  await photograph(page, "recording");
  // What comes in place of the recording's tools leaves the text where it is.
  await page.setViewportSize({ width: 360, height: 740 });
  const words = page.getByRole("region", { name: "Transcript" }).locator("p").first();
  const place = () => words.evaluate((node) => Math.round(node.getBoundingClientRect().top));
  const there = await place();
  await page.keyboard.press("r");
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  expect(Math.abs((await place()) - there)).toBeLessThanOrEqual(1);
  await expect(page.getByRole("button", { name: "Copy" })).toBeFocused();
  await photograph(page, "recorded");
});

/** Pictures of what is on the page, and what must hold on each screen. */
async function photograph(page: Page, what: string): Promise<void> {
  await onEveryScreen(page, ({ name }) => expectGoodLooks(page, `${what}-${name}`));
}

test("the microphone's panel on every screen: it checks, and fits", async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible(patient);
  await page
    .getByRole("region", { name: "Record" })
    .getByRole("button", { name: /Microphone|Fake/ })
    .click();
  const panel = page.getByRole("dialog", { name: "Sound" });
  await panel.getByRole("button", { name: "Start check" }).click();
  await expect(panel.getByRole("status")).toContainText("is heard. Good.");
  await onEveryScreen(page, async ({ name, width }) => {
    await takePicture(page, `sound-${name}`);
    const box = await panel.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(await smallTargets(page)).toEqual([]);
    expect(await weakText(page)).toEqual([]);
    expect(await namelessControls(page)).toEqual([]);
  });
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toBeHidden();
});

import { readFileSync, statSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { axeViolations, shots } from "./looks";
import { openPlanted } from "./plantedTranscript";
import { test } from "./test";

/** President Kennedy and a reader of LJ Speech, in turns: 5.4, 5.1, 5.6 and 5.7 seconds. */
const sound = new URL("./audio/two.opus", import.meta.url).pathname;
const talk = {
  title: "two.opus",
  bytes: statSync(sound).size,
  said: [
    { text: "And so, my fellow Americans,", start: 0.4 },
    { text: "produced the block books, which were immediate.", start: 5.6 },
    { text: "Ask what you can do for your country.", start: 11.4 },
    { text: "And it is worth mention in passing.", start: 16.4 },
  ],
};

const margin = (page: Page) => page.locator("[data-paragraph] > div").allInnerTexts();

test("speakers are found, heard, named by keys and kept, in the panel and in the margin", async ({ page }) => {
  await openPlanted(page, talk);
  await page.getByRole("button", { name: "Speakers" }).click();
  const panel = page.getByRole("complementary", { name: "Speakers" });
  await expect(panel.getByText("The sound is not open.")).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await panel.getByRole("button", { name: "Choose the file to listen" }).click();
  await (await chooser).setFiles({ name: talk.title, mimeType: "audio/ogg", buffer: readFileSync(sound) });
  await expect(
    panel.getByText(/^Two small models, \d\u00a0MB, are fetched from here once\. Nothing is sent\.$/),
  ).toBeVisible();
  await page.screenshot({ path: `${shots}/speakers-first.png` });
  await panel.getByRole("button", { name: "Find speakers" }).click();
  await expect(panel.getByRole("button", { name: "Stop" })).toBeVisible();
  await page.screenshot({ path: `${shots}/speakers-running.png` });
  await expect(panel.getByRole("textbox")).toHaveCount(2);
  await expect
    .poll(() => margin(page))
    .toEqual([
      expect.stringContaining("Speaker 1"),
      expect.stringContaining("Speaker 2"),
      expect.stringContaining("Speaker 1"),
      expect.stringContaining("Speaker 2"),
    ]);
  // One is heard, both are named one after the other without leaving the keys.
  await panel.getByRole("button", { name: "Excerpt 1 of Speaker 2" }).click();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await panel.getByRole("textbox", { name: "Name of voice 1" }).focus();
  await page.keyboard.type("Jack");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("textbox", { name: "Name of voice 2" })).toBeFocused();
  await page.keyboard.type("Linda");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => margin(page))
    .toEqual([
      expect.stringContaining("Jack"),
      expect.stringContaining("Linda"),
      expect.stringContaining("Jack"),
      expect.stringContaining("Linda"),
    ]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await margin(page)).join()).toContain("Speaker 2");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect.poll(async () => (await margin(page)).join()).toContain("Linda");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect.poll(async () => (await margin(page)).join()).toContain("Linda");
  await page.getByRole("button", { name: "Speakers" }).click();
  await expect(panel.getByRole("button", { name: "Choose the file to listen" })).toBeVisible();
  for (const [width, colorScheme] of [
    [1440, "light"],
    [360, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: `${shots}/speakers-${width}-${colorScheme}.png` });
    expect(await axeViolations(page), `${width} ${colorScheme}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

import { expect, type Page } from "@playwright/test";
import { takePicture } from "./looks";
import { test } from "./microphone";
import { expectRecorded, patient, startRecording, stopKey } from "./recording";

// Text, its voices, and all of the sound once more, on a machine that may be busy with other work.
test.setTimeout(900_000);
// President Kennedy and a reader of LJ Speech, in turns: 5.4, 5.1, 5.6 and 5.7 seconds.
test.use({ spokenFile: "two.opus" });

/** Whose voice the margin says each paragraph is, where it is another than before. */
const margin = (page: Page) => page.locator("[data-paragraph] > div > :first-child bdi:first-of-type").allInnerTexts();
const inTurns = ["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"];

test("two voices are told apart while they speak, heard once more at the end, and kept", { tag: "@alone" }, async ({
  page,
  openPage,
}) => {
  await openPage();
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("switch", { name: "Tell speakers apart" }).check();
  await page.keyboard.press("Escape");
  await startRecording(page, openPage);
  // All has been said, with as much silence behind it as the last turn waits for; then a slow device has all the time it needs.
  await expectRecorded(page, 38);
  await page.getByRole("button", { name: "Pause recording" }).click();
  await expect.poll(() => margin(page), patient).toEqual(expect.arrayContaining(["Speaker 1", "Speaker 2"]));
  await takePicture(page, "speakers-live");
  await stopKey(page).click();
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  // What was found in the whole of the sound is one step that can be taken back.
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled(patient);
  await expect.poll(() => margin(page)).toEqual(inTurns);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect.poll(() => margin(page)).toEqual(inTurns);
});

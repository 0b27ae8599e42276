import { expect, type Page } from "@playwright/test";
import { dropFiles, speech } from "./files";
import { axeViolations, sidewaysScroll, smallTargets, takePicture, weakText } from "./looks";
import { test } from "./microphone";
import { patient, recordKey, stopKey, text } from "./recording";
import { words as clipWords, ready } from "./test";

const section = (page: Page) => page.getByRole("region", { name: "Microphone", exact: true });
const step = (page: Page, name: string) => section(page).getByRole("listitem").filter({ hasText: name });

test("the check hears the microphone, says how loud it is, shows the words that it hears, and stops", async ({
  page,
}) => {
  await page.goto("/#/settings");
  await expect(page.getByRole("button", { name: ready })).toBeVisible(patient);
  const arrives = step(page, "Sound arrives");
  const level = step(page, "Level is right");
  const words = step(page, "Words are right");
  await expect(arrives).toContainText("Waiting");
  await expect(words).toContainText("Say: “Two lamps, one keeper”");
  await section(page).getByRole("button", { name: "Start check" }).click();
  await expect(section(page).getByText(/^Good level\. Peaks at −\d+\sdB/)).toBeVisible();
  await expect(section(page).getByRole("status").first()).toHaveText("Good level.");
  await expect(arrives).toContainText("Done.");
  await expect(arrives).toContainText(/\d+\skHz, one channel/);
  await expect(level).toContainText("Not too soft, no clipping");
  // What is spoken is not the sentence, and what was found of the voice stands when it has fallen silent.
  await expect(words).toContainText(/Heard: “.*your country/i);
  await expect(words.getByRole("status")).toContainText(/country\W*” The words differ from the sentence\.$/);
  await expect(words).toContainText("Say: “Two lamps, one keeper”");
  await expect(words).not.toContainText("Done.");
  await expect(level).toContainText("Done.");
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 768, 360]) {
      await page.setViewportSize({ width, height: 1200 });
      await page.emulateMedia({ colorScheme });
      await takePicture(page, `settings-check-${width}-${colorScheme}`);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      expect(await smallTargets(page)).toEqual([]);
      expect(await weakText(page)).toEqual([]);
    }
  }
  expect(await axeViolations(page)).toEqual([]);
  await section(page).getByRole("button", { name: "Stop check" }).click();
  await expect(section(page).getByRole("status").first()).toHaveText("Nothing of a check is kept.");
  await expect(arrives).toContainText("Waiting");
  await expect(words).not.toContainText("Heard");
});

test("a file that is dropped, and a recording that is begun, take the engine from a check that it listens to", async ({
  page,
}) => {
  const heard = step(page, "Words are right").getByText("Heard").first();
  await page.goto("/#/settings");
  await expect(page.getByRole("button", { name: ready })).toBeVisible(patient);
  await section(page).getByRole("button", { name: "Start check" }).click();
  await expect(heard).toBeVisible();
  await dropFiles(page, [speech()]);
  await expect(text(page)).toContainText(new RegExp(clipWords, "i"));
  await page.goto("/#/settings");
  await expect(section(page).getByRole("button", { name: "Start check" })).toBeVisible();
  await section(page).getByRole("button", { name: "Start check" }).click();
  await expect(heard).toBeVisible();
  await page.getByRole("link", { name: "Record", exact: true }).click();
  await recordKey(page).click();
  await expect(stopKey(page)).toBeVisible();
  await expect(text(page).locator("li p").first()).toContainText(/\w/);
  await stopKey(page).click();
  await expect(stopKey(page)).toBeHidden();
});

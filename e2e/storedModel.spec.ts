import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { test } from "./microphone";
import { patient, said, stopKey, text, words } from "./recording";
import { ready } from "./test";

test.use({ serviceWorkers: "allow" });

// Real time on a processor or a graphics card; minutes on a software adapter that shares two cores with other work.
test.setTimeout(600_000);

/** The page's own weights as a file of the user's, which hears words as they do. */
const own = {
  name: "ggml-mine.bin",
  mimeType: "application/octet-stream",
  buffer: readFileSync(fileURLToPath(new URL("../public/models/ggml-tiny.en-q5_1.bin", import.meta.url))),
};
const mine = /^mine · (?:WebGPU|Processor)$/;

/** Adds a model of one's own, uses it, and comes back to it at the next visit, which has nothing but what is stored. */
async function visitWithOwnModel(page: Page, openPage: () => Promise<void>): Promise<void> {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible(patient);
  await page.goto("#/models");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open model file" }).click();
  await (await chooser).setFiles([own]);
  await page.getByRole("button", { name: "Use mine", exact: true }).click();
  await expect(page.getByRole("button", { name: mine })).toBeVisible(patient);
  await openPage();
  await page.reload();
  await expect(page.getByRole("button", { name: mine })).toBeVisible(patient);
}

/** Transcribes the sample with one of the two switches on and the other off. */
async function transcribeWith(page: Page, option: "Skip silence" | "Fastest"): Promise<void> {
  await page.goto("/#/");
  await page.getByRole("button", { name: "Options" }).click();
  const choices = page.getByRole("dialog", { name: "Options" });
  for (const name of ["Skip silence", "Fastest"]) {
    await choices.getByRole("switch", { name }).setChecked(name === option);
  }
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(page.getByText("Done in")).toBeVisible(patient);
  await expect(text(page)).toContainText(words);
}

test("a later visit with a stored model transcribes, skips silence, decodes many windows at once, records and checks the microphone", async ({
  page,
  openPage,
}) => {
  await visitWithOwnModel(page, openPage);
  await transcribeWith(page, "Skip silence");
  await transcribeWith(page, "Fastest");

  await page.goto("/#/");
  await page.getByRole("button", { name: "Options" }).waitFor();
  await page.keyboard.press("r");
  await expect(stopKey(page)).toBeVisible();
  await expect.poll(() => said(page), patient).toContain(words);
  await stopKey(page).click();
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);

  await page.goto("/#/settings");
  const section = page.getByRole("region", { name: "Microphone", exact: true });
  await section.getByRole("button", { name: "Start check" }).click();
  await expect(section.getByText(/Heard: “.*your country/i).first()).toBeVisible(patient);
});

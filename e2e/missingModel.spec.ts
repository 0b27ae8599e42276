import { expect, type Page } from "@playwright/test";
import { takePicture } from "./looks";
import { patient } from "./recording";
import { ready, test } from "./test";

test.use({ network: "broken" });

/** Chooses by the settings, whose code has to be here before the network goes. */
async function choose(page: Page, name: string): Promise<void> {
  await page.goto("/#/settings");
  const model = page.getByRole("region", { name: "Device", exact: true }).getByLabel("Model");
  const option = model.locator("option", { hasText: name });
  await model.selectOption((await option.first().getAttribute("value")) ?? "");
  await page.goto("/#/");
}

test("offline, a model that is not here leaves the one before in use, can be given up for it, and comes with the network", async ({
  page,
  openPage,
  context,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible(patient);
  await page.goto("/#/settings");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await context.setOffline(true);
  await choose(page, "base");
  const note = page.getByRole("alert");
  await expect(note).toContainText("You are offline and base is not here yet. tiny.en stays in use until then.");
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await takePicture(page, "missing-model");
  await note.getByRole("button", { name: "Use tiny.en" }).click();
  await expect(note).toHaveCount(0);

  await choose(page, "base");
  await expect(note).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("button", { name: /^base · (?:WebGPU|Processor)$/ })).toBeVisible(patient);
  await expect(note).toHaveCount(0);
});

import { expect } from "@playwright/test";
import { takePicture } from "./looks";
import { test, words } from "./test";

test("a model of several languages finds the spoken one and says how sure it is", async ({ page, openPage }) => {
  await openPage();
  await page.getByRole("button", { name: /^Other languages/ }).click();
  await expect(page.getByRole("combobox", { name: "Spoken language" })).toHaveValue("");
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(page.getByText(/^English, found with \d+\u00a0%$/)).toBeVisible();
  await expect(page.getByText("Done in")).toBeVisible();
  const transcript = page.getByRole("region", { name: "Transcript" });
  await expect(transcript).toContainText(words);
  await expect(transcript).toHaveAttribute("lang", "en");
  await takePicture(page, "detected");
});

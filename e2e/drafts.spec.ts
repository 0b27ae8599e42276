import { expect } from "@playwright/test";
import { distilled } from "./distilled";
import { dropFiles, speech } from "./files";
import { chooseModel, expectUsable, file as micro, row, showModels } from "./hostModels";
import { sidewaysScroll, takePicture } from "./looks";
import { ready, test } from "./test";

test("a smaller model that is stored is chosen to write ahead, by keyboard and for the next visit too", async ({
  page,
  openPage,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  const options = page.getByRole("button", { name: "Options" });
  const drafts = page.getByRole("combobox", { name: "Drafts by a smaller model" });
  await options.click();
  await expect(drafts).toBeDisabled();
  await expect(drafts).toHaveAccessibleDescription("No smaller model with the vocabulary of tiny.en is stored.");
  await page.keyboard.press("Escape");

  await showModels(page);
  await chooseModel(page, "micro.bin", micro);
  await expect(row(page, "micro")).toBeVisible();
  await chooseModel(page, "distilled.bin", distilled);
  await expectUsable(page);
  await page.goto("#/");
  await page.setViewportSize({ width: 360, height: 740 });
  await options.click();
  await expect(drafts).toBeEnabled();
  await expect(drafts).toHaveValue("auto");
  await drafts.focus();
  await page.keyboard.press("ArrowDown");
  await expect(drafts).toHaveValue("distilled");
  await takePicture(page, "drafts-360");
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  await page.keyboard.press("Escape");
  await expect(options).toHaveAccessibleName("Options 1 changed");

  await page.reload();
  await expect(page.getByRole("button", { name: /^micro · / })).toBeVisible();
  await dropFiles(page, [speech()]);
  await expect(page.getByText("Done in")).toBeVisible();
});

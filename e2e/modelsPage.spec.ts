import { expect } from "@playwright/test";
import { dragFiles, dropFiles, spacedSpeech, speech, unreadable } from "./files";
import { findModel, openModels, row, showModels } from "./hostModels";
import { expectGoodLooks, onEveryScreen, takePicture } from "./looks";
import { ready, test } from "./test";

const model = { ...unreadable, name: "tune.bin", mimeType: "application/octet-stream" };

test("the models on every screen: no sideways scroll, targets to hit, contrast to read", async ({ page, openPage }) => {
  await openModels(page, openPage);
  await expect(row(page, "base")).toBeVisible();
  await onEveryScreen(page, ({ name }) => expectGoodLooks(page, `models-${name}`));
});

test("one field finds models by language, name and purpose, and takes a repository, by keyboard", async ({
  page,
  openPage,
}) => {
  await openModels(page, openPage);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByText("Recommended for this device.")).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(3200);
  await expect(findModel(page)).toBeInViewport();
  await page.keyboard.press("/");
  await expect(findModel(page)).toBeFocused();
  await page.keyboard.type("swed");
  await expect(page.getByText(/^\d+\smodels found$/)).toBeVisible();
  await expect(row(page, "kb-whisper-small")).toContainText(
    "trained by Sweden’s national library. Licence Apache-2.0.",
  );
  await expect(row(page, "kb-whisper-small")).toContainText(/Fetches 167\sMB from huggingface\.co\./);
  await expect(row(page, "kb-whisper-small")).toBeInViewport({ ratio: 0.1 });
  await expect(row(page, "tiny.en")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(row(page, "tiny.en")).toBeVisible();
  await page.keyboard.type("walrus");
  await expect(page.getByText("No model in this list has “walrus” in its name, languages or purpose.")).toBeVisible();
  await page.keyboard.press("Escape");
  const small = page.getByRole("button", { name: "small", exact: true });
  await small.focus();
  await page.keyboard.press("Enter");
  await expect(small).toHaveAttribute("aria-expanded", "true");
  await expect(row(page, "small")).toContainText("Interviews, accents, names.");
  await findModel(page).fill("KBLab/kb-whisper-small");
  await expect(findModel(page)).toHaveAccessibleDescription(/^Add asks huggingface\.co/);
  await expect(page.getByRole("button", { name: "Add", exact: true })).toBeVisible();
});

test("another model is used by its button, the size said before, and the focus stays in its row", async ({
  page,
  openPage,
}) => {
  await openModels(page, openPage);
  await expect(row(page, "tiny.en")).toContainText("In use");
  await expect(row(page, "tiny.en")).toHaveAttribute("aria-current", "true");
  const use = row(page, "base").getByRole("button", { name: "Use base" });
  await expect(use).toHaveAccessibleDescription(/^Fetches 57\sMB from /);
  await use.focus();
  await page.keyboard.press("Enter");
  await expect(row(page, "base")).toContainText("In use");
  await expect(row(page, "base")).toBeFocused();
  await expect(page.getByRole("button", { name: /base · (?:WebGPU|Processor)/ })).toBeVisible();
  await expect(row(page, "tiny.en").getByRole("button", { name: "Use tiny.en" })).toBeVisible();
});

test("a file of a minute measures its model; other speeds are estimates, also after a reload", async ({
  page,
  openPage,
}) => {
  await openModels(page, openPage);
  await expect(row(page, "tiny.en")).toContainText("Not measured yet");
  await expect(page.getByText("transcribed here will tell")).toBeVisible();
  await dropFiles(page, [spacedSpeech(2)]);
  await expect(page.getByText("Done in")).toBeVisible();
  for (const visit of ["this", "the next"]) {
    if (visit === "the next") {
      await page.reload();
      await expect(page.getByRole("button", { name: ready })).toBeVisible();
    }
    await showModels(page);
    await expect(row(page, "tiny.en")).toContainText(/One hour of audio takes: .*realtime/);
    await expect(row(page, "base")).toContainText(/about .*estimate/);
    await expect(page.getByText("transcribed here will tell")).toBeHidden();
  }
});

test("a model that hangs over this page is to be added, and sound is to be transcribed", async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await dragFiles(page, [model]);
  await expect(page.getByText("Drop to transcribe.")).toBeVisible();
  await page.evaluate(() => document.body.dispatchEvent(new DragEvent("dragleave", { bubbles: true })));
  await showModels(page);
  await dragFiles(page, [model]);
  await expect(page.getByText("Drop to add a model.")).toBeVisible();
  await takePicture(page, "models-drop");
  await page.evaluate(() => document.body.dispatchEvent(new DragEvent("dragleave", { bubbles: true })));
  await dropFiles(page, [speech()]);
  await expect(page.getByRole("heading", { level: 1, name: "jfk" })).toBeVisible();
});

test("a model that the processor cannot hold says what it needs, and cannot be downloaded", async ({
  page,
  openPage,
}) => {
  await openModels(page, openPage);
  await page.getByRole("button", { name: "large-v3", exact: true }).click();
  await page.getByRole("button", { name: /other formats? of large-v3$/ }).click();
  const download = page.getByRole("button", { name: "Download large-v3", exact: true });
  const inSixteenBits = download.and(page.locator(":disabled"));
  await expect(inSixteenBits).toHaveAccessibleDescription(
    /^Needs about [\d.]+\sGB of memory; on the processor a page has 4\sGB at most\.$/,
  );
  await expect(page.getByText(/^Needs about [\d.]+\sGB of memory; on the processor/).first()).toBeVisible();
  // In five bits the same model fits.
  await expect(download.and(page.locator(":enabled"))).toHaveCount(1);
  await inSixteenBits.scrollIntoViewIfNeeded();
  await takePicture(page, "models-lack");
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { findModel, openModels, row, showModels } from "./hostModels";
import { axeViolations, expectGoodLooks, onEveryScreen } from "./looks";
import { startRepositoryHost } from "./repositoryHost";
import { safetensorsFolder } from "./safetensorsFolder";
import { test as plain, words } from "./test";
import { test, visitOnce } from "./visits";

const fromRoot = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)));

/** The page's own tiny.en as transformers would have it, in 32 bits. */
function writeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sotto-whisper-mine-"));
  const files = safetensorsFolder(fromRoot("public/models/ggml-tiny.en-q5_1.bin"), 50362);
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  return folder;
}

test("a folder of safetensors is converted, and transcribes after a reload without a network", async ({
  page,
  host,
}) => {
  test.setTimeout(600_000);
  const folder = writeFolder();
  try {
    await visitOnce(page, host);
    await showModels(page);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open folder" }).click();
    await (await chooser).setFiles(folder);
    const card = page.getByRole("region", { name: /^sotto-whisper-mine-/ });
    await expect(card).toContainText("A Whisper model: English, 4 layers that hear and 4 that write.");
    await expect(card.getByRole("radio", { name: "q5_1" })).toBeChecked();
    await card.getByRole("button", { name: "Convert and add" }).click();
    const use = page.getByRole("button", { name: /^Use sotto-whisper-mine-/ });
    await use.click();
    await expect(page.getByRole("button", { name: /^sotto-whisper-mine-.* · Processor$/ })).toBeVisible();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  host.close();
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole("button", { name: /^sotto-whisper-mine-.* · Processor$/ })).toBeVisible();
  await page.goto("#/");
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(page.getByText("Done in")).toBeVisible();
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(words);
});

plain.describe("a repository", () => {
  plain.use({ otherHosts: ["127.0.0.1"], network: "broken" });
  plain(
    "says what it is and who will be asked for how much; then it comes, by keyboard, and the rest of it after a reload",
    async ({ page, openPage }) => {
      const micro = fromRoot("engine/testing/goldens/micro-v3/ggml-micro-v3.bin");
      const host = await startRepositoryHost(safetensorsFolder(micro, 50364));
      try {
        await openModels(page, openPage);
        await findModel(page).fill(host.address);
        await page.keyboard.press("Enter");
        const card = page.getByRole("region", { name: "lab/tune" });
        await expect(card).toBeFocused();
        await expect(card).toContainText(/Fetches 16\sMB from 127\.0\.0\.1:\d+, converts them as they come/);
        await onEveryScreen(page, ({ name }) => expectGoodLooks(page, `models-import-${name}`));
        expect(await axeViolations(page)).toEqual([]);
        await page.keyboard.press("Tab");
        await page.keyboard.press("ArrowDown");
        await expect(card.getByRole("radio", { name: "q4_0" })).toBeChecked();
        for (const type of ["q5_1", "q8_0", "f16"]) {
          await page.keyboard.press("ArrowUp");
          await expect(card.getByRole("radio", { name: new RegExp(`^${type}`) })).toBeChecked();
        }
        host.conduct = "half";
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await expect(row(page, "tune")).toContainText(/The download stopped at \d+\sMB of 17\sMB/);
        await page.reload();
        await expect(row(page, "tune")).toContainText(/Paused at \d+\sMB\. The rest resumes from there\./);
        host.conduct = "good";
        await page.getByRole("button", { name: "Resume tune" }).press("Enter");
        await expect(page.getByRole("button", { name: "Use tune" })).toBeVisible();
      } finally {
        host.close();
      }
    },
  );
});

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

/** What the open export panel saves in a format. */
export async function saved(page: Page, format: string): Promise<string> {
  await page.getByLabel(format, { exact: true }).check();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: `Save as ${format}` }).click();
  return readFileSync(await (await download).path(), "utf8");
}

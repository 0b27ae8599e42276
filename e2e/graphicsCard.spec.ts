import { expect } from "@playwright/test";
import { saved } from "./exporting";
import { dropFiles, speech } from "./files";
import { test } from "./microphone";
import { patient, recordKey, said, stopKey, text } from "./recording";
import { ready, words } from "./test";

// What is the same whatever computes is proved on the processor. A software adapter takes seconds for each word.
test.setTimeout(600_000);
test.use({ spokenSeconds: 3 });

test("on a graphics card a file gets its words with their times, and what is said is written while it is said", {
  tag: "@alone",
}, async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible(patient);
  await expect(page.getByText(/^WebGPU, /)).toBeVisible();
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("dialog", { name: "Options" }).getByRole("switch", { name: "Word times" }).check();
  await page.keyboard.press("Escape");
  await dropFiles(page, [speech()]);
  await expect(page.getByText("Done in")).toBeVisible(patient);
  await page.getByRole("button", { name: "Export" }).click();
  const { segments } = JSON.parse(await saved(page, "JSON")) as Exported;
  // What openai/whisper writes for this clip with this model.
  expect(segments.map((segment) => segment.text.trim())).toEqual([
    "And so my fellow Americans ask not what your country can do for you",
    "ask what you can do for your country",
  ]);
  const timed = segments.flatMap((segment) => segment.words);
  expect(timed.map(({ word }) => word).join("")).toContain(words);
  for (const { start, end } of timed) expect(end).toBeGreaterThanOrEqual(start);
  expect(timed.at(-1)?.end).toBeLessThan(12);

  await page.getByRole("link", { name: "Record", exact: true }).click();
  await recordKey(page).click();
  await expect(page.getByTestId("tail").filter({ hasText: /[a-z]/ })).toBeVisible(patient);
  await stopKey(page).click();
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  expect(await said(page)).toMatch(/and so my fellow american/);
  await expect(text(page).getByTestId("tail")).toHaveCount(0);
});

interface Exported {
  readonly segments: readonly { readonly text: string; readonly words: readonly TimedWord[] }[];
}

interface TimedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

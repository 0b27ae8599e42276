import { expect } from "@playwright/test";
import { dropFiles, spacedSpeech } from "./files";
import { ready, test } from "./test";

test.use({ serviceWorkers: "allow" });

/** Milliseconds: 95 of 100 inputs wait no longer for the page, and nothing that the page does takes longer. */
const longestWait = 50;
const longestTask = 100;

/** What a page notes of itself. */
interface Noted {
  /** Inputs, and the waits of those that the browser found worth telling (16 ms and more until the next frame). */
  inputs: number;
  readonly waits: number[];
  readonly tasks: number[];
}

declare global {
  var noted: Noted;
}

test("the page answers at once while a file is transcribed", { tag: "@alone" }, async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await dropFiles(page, [spacedSpeech(4)]);
  await expect(page.getByRole("button", { name: "Stop here" })).toBeVisible();
  await page.evaluate(() => {
    globalThis.noted = { inputs: 0, waits: [], tasks: [] };
    addEventListener("keydown", () => noted.inputs++, { capture: true });
    new PerformanceObserver((list) => noted.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (entry.name === "keydown") noted.waits.push(entry.processingStart - entry.startTime);
      }
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  while (await page.getByRole("button", { name: "Stop here" }).isVisible()) {
    await page.keyboard.press("Tab");
    await page.waitForTimeout(30);
  }
  await expect(page.getByText("Done in")).toBeVisible();
  const { inputs, waits, tasks } = await page.evaluate(() => noted);
  expect(inputs).toBeGreaterThan(20);
  const all = [...waits, ...new Array<number>(inputs - waits.length).fill(0)].sort((a, b) => a - b);
  const p95 = all[Math.ceil(0.95 * all.length) - 1] ?? Number.NaN;
  const slowest = Math.max(0, ...tasks);
  const description = `${inputs} keys, waits p95 ${p95.toFixed(1)} ms, most ${all.at(-1)?.toFixed(1)} ms; longest task ${slowest.toFixed(0)} ms`;
  test.info().annotations.push({ type: "input delay", description });
  console.log(`      ${description}`);
  expect(p95).toBeLessThanOrEqual(longestWait);
  expect(slowest).toBeLessThanOrEqual(longestTask);
});

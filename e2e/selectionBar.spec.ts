import { expect, type Page } from "@playwright/test";
import { takePicture } from "./looks";
import { plantRecording } from "./plantedRecording";
import { test } from "./test";

const windows = [
  { width: 1280, height: 800 },
  { width: 1280, height: 300 },
  { width: 360, height: 640 },
  { width: 320, height: 568 },
  { width: 360, height: 300 },
  { width: 320, height: 256 },
] as const;

const line = "There are two lamps in the tower, and only one keeper, who has not slept since the storm began.";

test.use({ locale: "de" });

/** Selects words: those of one paragraph, or of all. */
function select(page: Page, which: "last" | "all"): Promise<void> {
  return page.evaluate((one) => {
    const list = document.querySelector("main ol");
    const words = one === "all" ? list : list?.querySelector("li:last-of-type p");
    if (words) document.getSelection()?.selectAllChildren(words);
  }, which);
}

/** What of the bar is covered, or out of the window, wherever the page is scrolled to; and how often it was seen. */
function scrolledThrough(page: Page): Promise<{ readonly covered: readonly string[]; readonly seen: number }> {
  return page.evaluate(async () => {
    const covered: string[] = [];
    let seen = 0;
    const frame = () => new Promise(requestAnimationFrame);
    for (let top = 0; top < document.documentElement.scrollHeight; top += 24) {
      scrollTo({ top, behavior: "instant" });
      await frame();
      await frame();
      const bar = document.querySelector<HTMLElement>("main [role=toolbar]");
      if (!bar?.checkVisibility({ visibilityProperty: true })) continue;
      seen++;
      for (const control of bar.querySelectorAll<HTMLElement>("button, select")) {
        const { left, right, top: above, bottom } = control.getBoundingClientRect();
        const isWhole = [...bar.querySelectorAll("svg")].every((sign) => sign.getBoundingClientRect().width >= 18);
        const isWithin = left >= 0 && right <= innerWidth && isWhole;
        const corners = [above + 2, bottom - 2].map((y) => document.elementFromPoint((left + right) / 2, y));
        if (isWithin && corners.every((hit) => bar.contains(hit))) continue;
        covered.push(`${control.ariaLabel ?? control.textContent} at ${top}`);
      }
    }
    return { covered, seen };
  });
}

test("what is done with selected words is neither under the desk nor out of the window", async ({ page, openPage }) => {
  await openPage();
  await plantRecording(page, { language: "en", lines: Array.from({ length: 12 }, () => line), each: 40 });
  await page.goto("about:blank");
  await page.goto("/#/t/planted");
  await page.locator("[data-key=play]:not(:disabled)").waitFor();
  for (const size of windows) {
    await page.setViewportSize(size);
    for (const which of ["last", "all"] as const) {
      await page.evaluate(() => document.getSelection()?.removeAllRanges());
      await select(page, which);
      await page.locator("main [role=toolbar]").waitFor({ state: "attached" });
      const { covered, seen } = await scrolledThrough(page);
      await takePicture(page, `selected-${which}-${size.width}x${size.height}`);
      expect(covered, `${which}, ${size.width} × ${size.height}`).toEqual([]);
      expect(seen).toBeGreaterThan(0);
    }
  }
});

test("who works in the bar by keys keeps it in sight, wherever the words go", async ({ page, openPage }) => {
  await page.setViewportSize({ width: 360, height: 300 });
  await openPage();
  await plantRecording(page, { language: "en", lines: Array.from({ length: 12 }, () => line), each: 40 });
  await page.goto("about:blank");
  await page.goto("/#/t/planted");
  await page.locator("[data-key=play]:not(:disabled)").waitFor();
  await select(page, "last");
  const bar = page.locator("main [role=toolbar]");
  const copy = bar.getByRole("button", { name: "Kopieren" });
  await page.locator("main ol p").last().scrollIntoViewIfNeeded();
  await expect(bar).toBeVisible();
  await copy.focus();
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  const desk = page.getByRole("region", { name: "Wiedergabe" });
  await expect(copy).toBeInViewport({ ratio: 1 });
  const [over, under] = [await bar.boundingBox(), await desk.boundingBox()];
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual(under?.y ?? 0);
});

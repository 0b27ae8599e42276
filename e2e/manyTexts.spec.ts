import { expect } from "@playwright/test";
import { plantTexts } from "./plantedTexts";
import { test } from "./test";

test.use({ serviceWorkers: "allow" });

const hour = 3_600_000;
const many = Array.from({ length: 5000 }, (_, n) => ({
  id: `talk-${n}`,
  title: `Talk ${n}`,
  ago: n * hour,
  said: ["Today is about the column nobody looks at, and it is never explained.", `It changes its meaning in ${n}.`],
}));

test("a library of 5,000 transcripts opens at once, scrolls without a wait, and is searched", {
  tag: "@alone",
}, async ({ page }) => {
  await page.goto("/#/privacy");
  await page.locator("#page").waitFor();
  for (let from = 0; from < many.length; from += 1000) await plantTexts(page, many.slice(from, from + 1000));
  await page.goto("/#/");
  await page.reload();
  await expect(page.getByRole("button", { name: "All 5,000" })).toBeVisible();
  // What is read once more, and what is fetched when there is nothing else to do, comes within this time.
  await page.waitForTimeout(6000);
  const opened = await page.evaluate(async () => {
    const begun = performance.now();
    location.hash = "#/library";
    while (!document.querySelector("[data-row]")) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - begun;
  });
  test.info().annotations.push({ type: "milliseconds to open", description: opened.toFixed(0) });
  const frames = await page.evaluate(async () => {
    const times: number[] = [];
    for (let n = 0, last = performance.now(); n < 120; n++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      window.scrollBy(0, 40);
      times.push(performance.now() - last);
      last = performance.now();
    }
    return times.toSorted((a, b) => a - b);
  });
  const median = frames[60] ?? 0;
  test.info().annotations.push({ type: "milliseconds a frame, median", description: median.toFixed(1) });
  expect(await page.locator("[data-row]").count()).toBeLessThan(40);
  await page.getByRole("searchbox").fill("in 4711");
  await expect(page.getByRole("list", { name: "Transcripts" }).getByRole("link")).toHaveText(["Talk 4711"]);
  expect(opened).toBeLessThan(300);
  expect(median).toBeLessThan(20);
});

import { expect, type Page } from "@playwright/test";
import { startStaticHost } from "./staticHost";
import { test, words } from "./test";

test.use({ otherHosts: ["127.0.0.1"], serviceWorkers: "allow" });

test("on a host without headers the first visit works with one thread, and the next one has them all", async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const host = await startStaticHost();
  try {
    await page.goto(host.url);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await transcribeSample(page);
    expect(threadsOf(page)).toBe(0);

    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    // A reload would show the text again, which is kept.
    await page.goto(host.url);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await transcribeSample(page);
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    expect(threadsOf(page)).toBeGreaterThanOrEqual(cores > 1 ? 1 : 0);
    expect(complaints).toEqual([]);
  } finally {
    host.close();
  }
});

async function transcribeSample(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(page.getByText("Done in")).toBeVisible();
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(words);
}

/** Threads besides the engine's own. */
function threadsOf(page: Page): number {
  return page.workers().filter((worker) => worker.url().includes("wasmThread")).length;
}

import type { Page } from "@playwright/test";
import { test as base } from "./microphone";
import { type StaticHost, startStaticHost } from "./staticHost";

/** Playwright's `test` for a page on a host of its own, which can change and go away; the browser has a microphone. */
export const test = base.extend<{ readonly host: StaticHost }>({
  serviceWorkers: "allow",
  baseURL: async ({ host }, use) => use(host.url),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is used from here
  host: async ({}, use) => {
    const host = await startStaticHost();
    await use(host);
    host.close();
  },
});

/** Visits for the first time, until the page is stored. */
export async function visitOnce(page: Page, host: StaticHost): Promise<void> {
  await page.goto(host.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** Visits for the second time: the service worker gives the page. */
export async function visitAgain(page: Page, host: StaticHost): Promise<void> {
  await visitOnce(page, host);
  await page.reload();
}

/** Errors that the page prints or throws. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

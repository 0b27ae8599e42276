import { expect, type Page } from "@playwright/test";
import { dropFiles, spacedSpeech } from "./files";
import { takePicture } from "./looks";
import { test } from "./microphone";
import { startRecording, stopKey } from "./recording";
import { ready } from "./test";

test.use({ serviceWorkers: "allow" });

// Headless browsers grant neither a wake lock nor storage that lasts; here they do, and note what they were asked.

declare global {
  /** What the page asked of the browser, in order. */
  var asked: string[];
  /** The system's notices, and whether they were asked for. */
  var notices: string[];
}

/** Gives the page a browser that keeps the screen on. */
async function grantWakeLock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.asked = [];
    const request = async (type: string) => {
      asked.push(`lock ${type}`);
      return { release: async () => void asked.push("release") };
    };
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
  });
}

/** Gives the page and the worker that keeps its models a browser that answers `answer` when asked to keep them. */
async function grantStorage(page: Page, answer: boolean): Promise<void> {
  await page.addInitScript((agrees) => {
    globalThis.asked = [];
    StorageManager.prototype.persist = async () => {
      asked.push("persist");
      if (agrees) new BroadcastChannel("granted").postMessage("yes");
      // The worker hears of it first.
      await new Promise((resolve) => setTimeout(resolve, 200));
      return agrees;
    };
  }, answer);
  await page.route("**/models.worker*.js", async (route) => {
    const persisted = `let isGranted = false;
      new BroadcastChannel("granted").onmessage = () => { isGranted = true; };
      StorageManager.prototype.persisted = async () => isGranted;\n`;
    const response = await route.fetch();
    await route.fulfill({ response, body: persisted + (await response.text()) });
  });
}

/** Gives the page a system that shows notices, and notes them. */
async function grantNotices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.notices = [];
    class Notice extends EventTarget {
      static permission = "default";
      static async requestPermission(): Promise<string> {
        notices.push("asked");
        Notice.permission = "granted";
        return "granted";
      }
      constructor(title: string, { body }: NotificationOptions) {
        super();
        notices.push(`${title}: ${body}`);
      }
    }
    Object.assign(globalThis, { Notification: Notice });
  });
}

/** Switches notices on, of which nobody was asked before. */
async function wishNotices(page: Page): Promise<void> {
  await page.goto("/#/settings");
  const wish = page.getByRole("switch", { name: "Notice when text is ready" });
  await expect(wish).not.toBeChecked();
  expect(await page.evaluate(() => notices)).toEqual([]);
  await wish.check();
  await expect(wish).toBeChecked();
  await takePicture(page, "settings-notices", { fullPage: true });
  await page.goto("/#/");
}

const log = (page: Page) => page.evaluate(() => asked);

/** The page is put out of sight and comes back, as far as it can tell. */
function turn(page: Page, visibility: "hidden" | "visible"): Promise<void> {
  return page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, visibility);
}

test("the screen stays on while a file is transcribed, also after the page was out of sight, and no longer", async ({
  page,
  openPage,
}) => {
  await grantWakeLock(page);
  await grantNotices(page);
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  expect(await log(page)).toEqual([]);
  await wishNotices(page);
  await dropFiles(page, [spacedSpeech(2)]);
  await expect.poll(() => log(page)).toEqual(["lock screen"]);
  await turn(page, "hidden");
  expect(await log(page)).toEqual(["lock screen"]);
  await turn(page, "visible");
  await expect.poll(() => log(page)).toEqual(["lock screen", "lock screen"]);
  // Who looks elsewhere sees among his tabs that it is done.
  await turn(page, "hidden");
  await expect(page).toHaveTitle(/^✓ 1\stext ready · Sotto$/);
  await expect.poll(() => page.evaluate(() => notices)).toEqual(["asked", "1\u00a0text ready: many times.wav"]);
  await turn(page, "visible");
  await expect(page).toHaveTitle(/^many times\.wav/);
  await expect(page.getByText("Done in")).toBeVisible();
  await expect.poll(() => log(page)).toEqual(["lock screen", "lock screen", "release"]);
});

test("the screen stays on while something is recorded", async ({ page, openPage }) => {
  await grantWakeLock(page);
  await startRecording(page, openPage);
  await expect.poll(() => log(page)).toEqual(["lock screen"]);
  await stopKey(page).click();
  await expect.poll(() => log(page)).toEqual(["lock screen", "release"]);
});

test("once the first model is stored the browser is asked to keep it, and the page says that it does", async ({
  page,
  openPage,
}) => {
  await grantStorage(page, true);
  await openPage();
  await page.goto("#/models");
  await expect(page.getByText("Ready offline. The browser will not clear these.")).toBeVisible();
  expect(await log(page)).toEqual(["persist"]);
});

test("a browser that does not agree is not asked again, and the page says what may happen", async ({
  page,
  openPage,
}) => {
  await grantStorage(page, false);
  await openPage();
  await page.goto("#/models");
  await expect(page.getByText("Ready offline. The browser did not agree to keep these")).toBeVisible();
  expect(await log(page)).toEqual(["persist"]);
  await page.reload();
  await expect(page.getByText("Ready offline, but the browser may clear these when space runs low.")).toBeVisible();
  expect(await log(page)).toEqual([]);
  await page.getByRole("button", { name: "Keep them" }).click();
  await expect.poll(() => log(page)).toEqual(["persist"]);
});

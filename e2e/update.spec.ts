import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { expectGoodLooks, onEveryScreen } from "./looks";
import { expectRecorded, patient, stopKey } from "./recording";
import type { StaticHost } from "./staticHost";
import { ready } from "./test";
import { test, visitAgain } from "./visits";

const root = fileURLToPath(new URL("../dist/page/", import.meta.url));
const worker = readFileSync(`${root}serviceWorker.js`, "utf8");
const panel = readdirSync(`${root}assets`).find((file) => /^ExportPanel-.*\.js$/.test(file)) ?? "";

/** Puts the next version of the page on the host: one of its parts has another name, as after every change of it. */
function publish(host: StaticHost): void {
  host.put("assets/ExportPanel-next.js", readFileSync(`${root}assets/${panel}`, "utf8"));
  host.put(`assets/${panel}`, null);
  host.put("serviceWorker.js", worker.replaceAll(panel, "ExportPanel-next.js"));
}

/** The page asks for a newer version, as it does when it comes into sight, and has stored it. */
async function fetchUpdate(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.waitForFunction(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
}

const note = (page: Page) => page.getByText("A new version of Sotto is ready.");
const reloadNow = (page: Page) => page.getByRole("button", { name: "Reload now" });
const versionOf = (page: Page) =>
  page.evaluate(() => navigator.serviceWorker.controller?.scriptURL && performance.timeOrigin);

test("a newer version waits, is offered when no recording runs, and loses nothing", async ({ page, host }) => {
  test.setTimeout(600_000);
  await visitAgain(page, host);
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await page.keyboard.press("r");
  await expect(stopKey(page)).toBeVisible();
  publish(host);
  await fetchUpdate(page);
  await expectRecorded(page, 6);
  await expect(note(page)).toHaveCount(0);
  await stopKey(page).click();
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  await expect(note(page)).toBeVisible();
  const loaded = page.waitForEvent("load");
  await reloadNow(page).click();
  await loaded;
  await expect(note(page)).toHaveCount(0);
  // The recording stays open, as its address says, and is on the first page too.
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible();
  await page.getByRole("link", { name: "Record", exact: true }).click();
  await expect(page.getByRole("region", { name: "Earlier" }).getByRole("button", { name: /recording/ })).toBeVisible();
});

function hasWaiting(page: Page): Promise<boolean> {
  return page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
}

/** From now on the device takes no more text. */
async function leaveNoRoom(page: Page): Promise<void> {
  await page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      const isText = mode === "readwrite" && [names].flat().includes("segments");
      if (isText) throw new DOMException("no room", "QuotaExceededError");
      return begin.call(this, names, mode, options);
    };
  });
}

test("a newer version is not offered while a file is transcribed, and text that found no room is asked about", async ({
  page,
  host,
}) => {
  await visitAgain(page, host);
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  publish(host);
  await fetchUpdate(page);
  await expect(note(page)).toBeVisible();
  await leaveNoRoom(page);
  // From the press on, for as long as the file runs.
  const seen = page.evaluate(async () => {
    const running = () => document.querySelector('[aria-label="Progress"]') !== null;
    const offered = () => document.body.textContent?.includes("A new version of Sotto") ?? false;
    const frame = () => new Promise(requestAnimationFrame);
    while (!running()) await frame();
    let both = 0;
    let frames = 0;
    while (running()) {
      if (offered()) both++;
      frames++;
      await frame();
    }
    return { frames, both };
  });
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  const { frames, both } = await seen;
  expect(frames).toBeGreaterThan(0);
  expect(both).toBe(0);
  await expect(note(page)).toBeVisible();

  const before = await versionOf(page);
  await expect(page.getByText("No room left on this device")).toBeVisible();
  // Text that is here alone, and was neither copied nor saved: the browser asks, and who stays stays with everything.
  page.once("dialog", (dialog) => void dialog.dismiss());
  await reloadNow(page).click();
  await expect.poll(() => hasWaiting(page)).toBe(false);
  expect(await versionOf(page)).toBe(before);
  await expect(note(page)).toBeVisible();
  const dialog = page.waitForEvent("dialog");
  const loaded = page.waitForEvent("load");
  const pressed = reloadNow(page).click();
  const asked = await dialog;
  expect(asked.type()).toBe("beforeunload");
  await asked.accept();
  await pressed;
  await loaded;
  await expect(note(page)).toHaveCount(0);
});

test("a page of the version before keeps working beside the newer one, and is offered it", async ({ page, host }) => {
  await visitAgain(page, host);
  const second = await page.context().newPage();
  await second.goto(host.url);
  await second.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(second.getByText("Done in")).toBeVisible();
  publish(host);
  await fetchUpdate(page);
  await page.bringToFront();
  await expect(note(page)).toBeVisible();
  const loaded = page.waitForEvent("load");
  await reloadNow(page).click();
  await loaded;
  await expect(note(page)).toHaveCount(0);
  await expect(note(second)).toBeVisible();
  // The host does not have this part any more.
  await second.getByRole("button", { name: "Export" }).click();
  await expect(second.getByRole("button", { name: /^Save as/ })).toBeVisible();
  // With the last old page goes what it needed.
  const isStored = () =>
    page.evaluate(
      async (name) =>
        (await (await caches.open(`sotto.shell ${location.href}`)).keys()).some(({ url }) => url.endsWith(name)),
      panel,
    );
  expect(await isStored()).toBe(true);
  await second.close();
  await page.reload();
  await expect.poll(isStored).toBe(false);
});

test("a version that is half on the host is not stored", async ({ page, host }) => {
  await visitAgain(page, host);
  // The new worker is there, but a file that it names is still the old one.
  const named = /(index\.html[^}]*?revision:\s*["'`])\w+/;
  expect(worker).toMatch(named);
  host.put("index.html", `${readFileSync(`${root}index.html`, "utf8")}<!-- half -->`);
  host.put("serviceWorker.js", worker.replace(named, "$1next"));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const ended = new Promise<void>((resolve) => {
      registration?.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing?.addEventListener("statechange", () => installing.state === "redundant" && resolve());
      });
    });
    await registration?.update().catch(() => undefined);
    await ended;
  });
  await expect(note(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Say something." })).toBeVisible();
});

test("the note of a newer version on every screen: no sideways scroll, targets to hit, contrast to read", async ({
  page,
  host,
}) => {
  await visitAgain(page, host);
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  publish(host);
  await fetchUpdate(page);
  await page.context().setOffline(true);
  await expect(note(page)).toBeVisible();
  await onEveryScreen(page, ({ name }) => expectGoodLooks(page, `update-${name}`));
});

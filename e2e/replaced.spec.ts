import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { dropFiles, speech } from "./files";
import { takePicture } from "./looks";
import { expectRecorded, patient, stopKey } from "./recording";
import type { StaticHost } from "./staticHost";
import { ready } from "./test";
import { test, visitAgain } from "./visits";

const root = fileURLToPath(new URL("../dist/page/", import.meta.url));

/** Puts another version on the host: nothing of the old one is there any more, and the new page names other files. */
function replace(host: StaticHost): void {
  for (const file of readdirSync(`${root}assets`)) host.put(`assets/${file}`, null);
  const page = readFileSync(`${root}index.html`, "utf8");
  host.put("index.html", page.replace(/(\.\/assets\/[^"]+)\.js"/, '$1-next.js"'));
  host.put("serviceWorker.js", null);
}

/** What the host has of the version that is open is there again, for the page to be loaded once more. */
function putBack(host: StaticHost): void {
  for (const file of readdirSync(`${root}assets`)) host.put(`assets/${file}`, readFileSync(`${root}assets/${file}`));
  host.put("index.html", readFileSync(`${root}index.html`));
}

const note = (page: Page) => page.getByText("A new version of Sotto is ready.");
const player = (page: Page) => page.getByRole("region", { name: "Player" });

test.describe("with a service worker", () => {
  test("a page keeps every part of its version, whatever becomes of the host", async ({ page, host }) => {
    await visitAgain(page, host);
    await expect(page.getByRole("button", { name: ready })).toBeVisible();
    replace(host);
    await dropFiles(page, [speech()]);
    await expect(page.getByText("Done in")).toBeVisible(patient);
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByRole("button", { name: /^Save as/ })).toBeVisible();
    for (const place of ["settings", "models", "privacy", "bench"]) {
      await page.goto(`${host.url}#/${place}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
    await page.goto(`${host.url}#/`);
    await page.keyboard.press("r");
    await expectRecorded(page, 2);
    await stopKey(page).click();
    await expect(player(page)).toBeVisible(patient);
  });
});

test.describe("without one", () => {
  test.use({ serviceWorkers: "block", network: "broken" });

  const settings = (page: Page, host: StaticHost) => page.goto(`${host.url}#/settings`);

  test("the page says that there is a newer version, in place of what the host no longer has", async ({
    page,
    host,
  }) => {
    await page.goto(host.url);
    await expect(page.getByRole("button", { name: ready })).toBeVisible();
    await dropFiles(page, [speech()]);
    await expect(page.getByText("Done in")).toBeVisible(patient);
    replace(host);
    await page.getByRole("button", { name: "Export" }).click();
    await expect(note(page)).toBeVisible();
    await expect(page.getByText("A part of the page could not be loaded.")).toHaveCount(0);
    await settings(page, host);
    await expect(page.getByRole("heading", { name: "This page did not open" })).toBeVisible();
    await takePicture(page, "replaced-view");
    await expect(page.getByRole("button", { name: /^Reload/ })).toHaveCount(1);
    putBack(host);
    await page.getByRole("button", { name: "Reload now" }).click();
    await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
    await page.goto(`${host.url}#/library`);
    await expect(page.getByRole("link", { name: "jfk.mp3" })).toBeVisible();
  });

  test("a file whose decoder the host no longer has waits for the reload", async ({ page, host }) => {
    await page.goto(host.url);
    await expect(page.getByRole("button", { name: ready })).toBeVisible();
    replace(host);
    await dropFiles(page, [speech()]);
    await expect(note(page)).toBeVisible();
    await takePicture(page, "replaced-file");
  });

  test("a recording that the host no longer has the code for is not begun, and it is said why", async ({
    page,
    host,
  }) => {
    await page.goto(host.url);
    await expect(page.getByRole("button", { name: ready })).toBeVisible();
    replace(host);
    await page.keyboard.press("r");
    await expect(note(page)).toBeVisible();
    await takePicture(page, "replaced-record");
  });

  test("a recording goes on, and the newer version is offered when it has ended", async ({ page, host }) => {
    await page.goto(host.url);
    await expect(page.getByRole("button", { name: ready })).toBeVisible();
    await page.keyboard.press("r");
    await expectRecorded(page, 2);
    replace(host);
    await settings(page, host);
    await expect(page.getByText("Sotto has been updated.")).toBeVisible();
    await takePicture(page, "replaced-recording");
    await expect(page.getByRole("button", { name: /^Reload/ })).toHaveCount(0);
    await expectRecorded(page, 4);
    await stopKey(page).click();
    await expect(note(page)).toBeVisible(patient);
    putBack(host);
    await page.getByRole("button", { name: "Reload now" }).click();
    await page.goto(`${host.url}#/library`);
    await page.getByRole("link", { name: /recording/ }).click();
    await expect(player(page)).toBeVisible(patient);
  });

  test("a part that did not come for another reason can be asked for again", async ({ page, host }) => {
    await page.goto(host.url);
    await expect(page.getByRole("button", { name: ready })).toBeVisible();
    await dropFiles(page, [speech()]);
    await expect(page.getByText("Done in")).toBeVisible(patient);
    const panel = readdirSync(`${root}assets`).find((file) => /^ExportPanel-.*\.js$/.test(file)) ?? "";
    host.put(`assets/${panel}`, null);
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByText("A part of the page could not be loaded.")).toBeVisible();
    await expect(note(page)).toHaveCount(0);
  });
});

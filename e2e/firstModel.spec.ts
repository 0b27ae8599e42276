import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { dropFiles } from "./files";
import { axeViolations, expectGoodLooks, onEveryScreen } from "./looks";
import { test } from "./test";

/** The first ten seconds of a German reading. */
const german = {
  name: "de.opus",
  mimeType: "audio/ogg",
  buffer: readFileSync(fileURLToPath(new URL("./audio/de.opus", import.meta.url))),
};
const offer = (page: Page) => page.getByRole("button", { name: "base laden, 57\u00a0MB" });
const english = (page: Page) => page.getByRole("button", { name: "Es ist Englisch: tiny.en, 31\u00a0MB" });
const notice = (page: Page) => page.getByText("Das klingt nicht nach Englisch.");
const text = (page: Page) => page.getByRole("region", { name: "Mitschrift" });

test.use({ locale: "de-DE", viewport: { width: 360, height: 740 } });

test("a first visitor of another language is offered base before anything is fetched, and what comes is written down by it", async ({
  page,
  openPage,
}) => {
  const weights: string[] = [];
  page.context().on("request", (request) => {
    if (request.url().endsWith(".bin")) weights.push(request.url());
  });
  await openPage();
  await expect(offer(page)).toBeInViewport();
  await expect(page.getByText("Lädt 57\u00a0MB vom Server dieser Seite.")).toBeVisible();
  await expect(page.getByRole("term").filter({ hasText: "base ist nicht geladen" })).toBeVisible();
  await expect(page.getByRole("button", { name: "base ist nicht geladen" })).toBeVisible();
  await onEveryScreen(page, ({ name }) => expectGoodLooks(page, `first-model-${name}`));
  expect(await axeViolations(page)).toEqual([]);
  expect(weights).toEqual([]);
  await dropFiles(page, [german]);
  await expect(text(page)).toContainText("Grimmelshausen");
  await expect(notice(page)).toHaveCount(0);
  expect(weights.filter((url) => !url.includes("base"))).toEqual([]);
  await page.goto("/#/");
  await page.reload();
  await expect(page.getByRole("button", { name: "base · Prozessor" })).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
});

test("who says that it is English gets tiny.en, by keyboard and at the next visit; German is noticed all the same, until that is denied", async ({
  page,
  openPage,
}) => {
  await openPage();
  await english(page).focus();
  await page.keyboard.press("Enter");
  const inUse = page.getByRole("button", { name: "tiny.en · Prozessor" });
  await expect(inUse).toBeVisible();
  await page.reload();
  await expect(inUse).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
  await dropFiles(page, [german]);
  await expect(notice(page)).toBeVisible();
  await page.getByRole("button", { name: "Es ist Englisch", exact: true }).click();
  await expect(notice(page)).toHaveCount(0);
  await page.reload();
  await expect(text(page)).toBeVisible();
  await expect(inUse).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

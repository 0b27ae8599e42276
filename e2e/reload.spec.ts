import { expect } from "@playwright/test";
import { plantRecording } from "./plantedRecording";
import { test } from "./test";

test.use({ serviceWorkers: "allow" });

test("a choice is kept though the page goes in the same moment", async ({ page, openPage }) => {
  await openPage();
  await page.goto("/#/settings");
  await page.getByRole("radio", { name: "Dark" }).waitFor();
  await Promise.all([
    page.waitForEvent("load"),
    page.evaluate(() => {
      const choice = [...document.querySelectorAll("label")].find((label) => label.textContent === "Dark");
      choice?.click();
      location.reload();
    }),
  ]);
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
});

test("a transcript's address draws nothing else before it; one that leads nowhere draws the first page", async ({
  page,
  openPage,
}) => {
  await openPage();
  await plantRecording(page, { language: "en", lines: ["Two lamps, one keeper."] });
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const text = document.querySelector("h1")?.textContent;
      if (text && text !== seen.at(-1)) seen.push(text);
    }).observe(document, { childList: true, subtree: true });
  });
  const seen = () => page.evaluate(() => (globalThis as unknown as { readonly seen: readonly string[] }).seen);
  await page.goto("about:blank");
  await page.goto("/#/t/planted");
  await expect(page.getByText("Two lamps, one keeper.")).toBeVisible();
  expect(await seen()).toEqual([expect.stringMatching(/recording/)]);
  await page.goto("about:blank");
  await page.goto("/#/t/nothing");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await seen()).toHaveLength(1);
});

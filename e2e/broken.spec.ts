import { expect, type Page, test } from "@playwright/test";
import { axeViolations, takePicture } from "./looks";

// Without the console's silence that other specs hold: React prints what it catches.
test.use({ serviceWorkers: "block", permissions: ["clipboard-read", "clipboard-write"] });

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

test("a view whose code does not come leaves the frame, can be copied and opened by a reload; others open as before", async ({
  page,
}) => {
  await page.goto("/");
  await page.route(/\/assets\/Settings-.*\.js$/, (route) => route.abort());
  const places = page.getByRole("navigation").first();
  await page.goto("/#/settings");
  await expect(heading(page, "This page did not open")).toBeVisible();
  await expect(page.locator("#page")).toBeFocused();
  await expect(page.getByRole("alert")).toContainText("What you recorded and wrote is kept.");
  expect(await axeViolations(page)).toEqual([]);
  await takePicture(page, "broken");
  await page.getByRole("button", { name: "Copy details" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Settings-");

  await places.getByRole("link", { name: "Models" }).click();
  await expect(heading(page, "Models")).toBeVisible();
  await page.goBack();
  await expect(heading(page, "This page did not open")).toBeVisible();
  await page.unroute(/\/assets\/Settings-.*\.js$/);
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(heading(page, "Settings")).toBeVisible();
});

test("a late view takes the focus when it arrives, and the page says that it comes", async ({ page }) => {
  await page.goto("/");
  await page.locator("#page").waitFor();
  let come = () => {};
  const coming = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/\/assets\/Privacy-.*\.js$/, async (route) => {
    await coming;
    await route.continue();
  });
  await page.goto("/#/privacy");
  await expect(page.locator("#page")).toHaveAttribute("aria-busy", "true");
  come();
  await expect(heading(page, "Nothing is sent")).toBeVisible();
  await expect(page.locator("#page")).toBeFocused();
});

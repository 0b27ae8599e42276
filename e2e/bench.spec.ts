import { expect, type Page } from "@playwright/test";
import { dropFiles, speech } from "./files";
import { axeViolations } from "./looks";
import { ready, test } from "./test";

const status = (page: Page) => page.getByRole("button", { name: ready });

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("this device is measured with the model in use, copied as text, and left alone when a file comes", async ({
  page,
  openPage,
}) => {
  await openPage();
  await status(page).click();
  await page.getByRole("dialog", { name: "This device" }).getByRole("link", { name: "Open bench" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This device" })).toBeVisible();
  expect(new URL(page.url()).hash).toBe("#/bench");
  await expect(page.getByText("Nothing measured yet.")).toHaveCount(2);
  const what = page.getByRole("table", { name: "What it is" });
  await expect(what.getByRole("row", { name: /^Threads of the processor \d+$/ })).toBeVisible();
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByText(/^Kernels on the processor: \d+ of \d+\.$/)).toBeVisible();
  await expect(page.getByText("Measured.").first()).toBeVisible();
  const fast = page.getByRole("table", { name: "How fast" });
  await expect(fast.getByRole("row", { name: /^Sample of 11\ss [\d.]+\ss$/ })).toBeVisible();
  await expect(fast.getByRole("row", { name: /^Median of [1-5]\sruns?$/ })).toBeVisible();
  await expect(fast.getByRole("row", { name: /^Model tiny\.en-q5_1/ })).toBeVisible();
  await expect(fast.getByRole("row", { name: "Drafts by a smaller model None is stored" })).toBeVisible();
  const kernels = page.getByRole("table", { name: /^Processor: / });
  await expect(
    kernels.getByRole("row", { name: /matvec_i(?:8|16) 1×1536×384 q5 i16 [\d.]+\s[mµ]s of\s\d+ [\d.]+\sGB\/s$/ }),
  ).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^What it is\nSotto +0\.1\.0\n/);
  expect(text).toMatch(/\nModel +tiny\.en-q5_1/);
  expect(text).toContain("1×1536×384 q5");

  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await dropFiles(page, [speech()]);
  await expect(page.getByText("Done in")).toBeVisible();
  await page.goto("#/bench");
  await expect(page.getByText("Stopped, because other work began.").first()).toBeVisible();
});

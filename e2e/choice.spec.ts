import { expect } from "@playwright/test";
import { ready, test } from "./test";

test.use({ device: "auto" });

test("an adapter in software is left aside for the processor, and the page says so", { tag: "@alone" }, async ({
  page,
  openPage,
}) => {
  await openPage();
  const status = page.getByRole("button", { name: ready });
  await expect(status).toContainText("Processor");
  await status.click();
  const popover = page.getByRole("dialog", { name: "This device" });
  await expect(popover).toContainText(/The processor computes: the only graphics adapter is software .*swiftshader/i);
});

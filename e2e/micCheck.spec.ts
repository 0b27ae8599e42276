import { expect } from "@playwright/test";
import { shots, sidewaysScroll, smallTargets, weakText } from "./looks";
import { test } from "./microphone";

test("the check hears the microphone, says how loud it is, and stops", async ({ page }) => {
  await page.goto("/#/settings");
  const section = page.getByRole("region", { name: "Microphone", exact: true });
  const [arrives, level] = [
    section.getByRole("listitem").filter({ hasText: "Sound arrives" }),
    section.getByRole("listitem").filter({ hasText: "Level is right" }),
  ];
  await expect(arrives).toContainText("Waiting");
  await section.getByRole("button", { name: "Start check" }).click();
  await expect(section.getByRole("status")).toContainText(/^Good level\. Peaks at [−-]\d+\sdB\.$/);
  await expect(arrives).toContainText("Done.");
  await expect(level).toContainText("Not too soft, no clipping");
  await page.screenshot({ path: `${shots}/settings-check.png` });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.screenshot({ path: `${shots}/settings-check-phone.png` });
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  expect(await smallTargets(page)).toEqual([]);
  expect(await weakText(page)).toEqual([]);
  await section.getByRole("button", { name: "Stop check" }).click();
  await expect(section.getByRole("status")).toHaveText("Nothing of a check is kept.");
  await expect(arrives).toContainText("Waiting");
});

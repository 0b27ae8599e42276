import { expect, type Page } from "@playwright/test";
import { dropFiles, speech } from "./files";
import { axeViolations, shots, sidewaysScroll, smallTargets } from "./looks";
import { ready, test, words } from "./test";

const paragraphs = (page: Page) => page.locator("[data-paragraph]");
const tool = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name }).click();
};

/** Pictures of what is open, which everybody can read and press, at a phone's and a desk's width and in both themes. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png` });
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      expect(await smallTargets(page)).toEqual([]);
    }
  }
}

test("a text is transcribed again in its place, and the one before is a version: compared, brought back, there after a reload", async ({
  page,
  openPage,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await dropFiles(page, [speech()]);
  await expect(page.getByText("Done in")).toBeVisible();
  await paragraphs(page).locator("p").dblclick();
  await expect(page.getByRole("textbox", { name: /^Paragraph from/ })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type(" Quoth Zebra.");
  await page.keyboard.press("Escape");

  await tool(page, "Transcribe again with…");
  const panel = page.getByRole("complementary", { name: "Transcribe again with…" });
  await expect(panel.getByRole("heading")).toBeFocused();
  await panel.getByText("Options").click();
  await panel.getByRole("switch", { name: "Word times" }).check();
  // What was corrected is not written over unless that is said.
  await expect(panel.getByText("1 stretch was corrected by hand")).toBeVisible();
  await expect(panel.getByRole("radio", { name: "Keep what was corrected" })).toBeChecked();
  await look(page, "again");
  await panel.getByRole("radio", { name: "Write over it too" }).check();
  await panel.getByRole("button", { name: "Transcribe again" }).click();
  await expect(page.getByText("Done in")).toBeVisible();
  await expect(paragraphs(page)).toContainText(words);
  await expect(paragraphs(page)).not.toContainText("Quoth Zebra.");

  await page.reload();
  await expect(paragraphs(page)).toContainText(words);
  await tool(page, "Versions");
  const versions = page.getByRole("region", { name: "Versions" });
  await expect(page.getByRole("button", { name: "Back to the text" })).toBeFocused();
  await expect(versions.getByText("Before it was transcribed again")).toBeVisible();
  await expect(versions.locator("del").last()).toContainText("Quoth Zebra.");
  await look(page, "versions");
  await versions.getByRole("button", { name: "The text" }).click();
  await expect(versions.getByRole("paragraph").filter({ hasText: "Quoth Zebra." })).toContainText(words);
  await versions.getByRole("button", { name: "Go back to this version" }).click();
  await expect(paragraphs(page)).toContainText("Quoth Zebra.");
  // The text of before that is a version too, and the step can be taken back.
  await page.keyboard.press("Control+z");
  await expect(paragraphs(page)).not.toContainText("Quoth Zebra.");
  await page.keyboard.press("Control+Shift+z");
  await expect(paragraphs(page)).toContainText("Quoth Zebra.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(paragraphs(page)).toContainText("Quoth Zebra.");
  await tool(page, "Versions");
  await expect(versions.getByRole("listitem").filter({ hasText: "Before" })).toHaveCount(2);
});

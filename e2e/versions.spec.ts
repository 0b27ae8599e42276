import { expect, type Page } from "@playwright/test";
import { dropFiles, speech } from "./files";
import { axeViolations, sidewaysScroll, smallTargets, takePicture } from "./looks";
import { openPlanted } from "./plantedTranscript";
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
      await takePicture(page, `${name}-${width}-${colorScheme}`);
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
  await expect(versions.locator("del").last()).toContainText("Zebra.");
  await look(page, "versions");
  await versions.getByRole("button", { name: "The text", exact: true }).click();
  await expect(versions.getByRole("paragraph").filter({ hasText: "Quoth Zebra." })).toContainText("fellow Americans");
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

const srt =
  "1\n00:00:01,000 --> 00:00:03,000\nTwo lamps burn.\n\n2\n00:00:09,000 --> 00:00:10,000\nOne keeper writes.\n";
const subtitles = { name: "keepers.srt", mimeType: "application/x-subrip", buffer: Buffer.from(srt) };

test("subtitles dropped on a transcript take its place if that is wished; the text before is a version, and the sound can be given", async ({
  page,
}) => {
  const said = [
    { text: "To lambs burn.", start: 1 },
    { text: "One keeper writes.", start: 9 },
  ];
  await openPlanted(page, { title: "keepers.mp3", said });
  // What is selected is what would be transcribed again; the paragraph that somebody is at is offered too.
  await paragraphs(page).nth(1).locator("p").click();
  await page.evaluate(() => {
    const paragraph = document.querySelectorAll("[data-paragraph] p")[1];
    if (paragraph) document.getSelection()?.selectAllChildren(paragraph);
  });
  await tool(page, "Transcribe again with…");
  await expect(page.getByRole("radio", { name: "What is selected, 0:09 to 0:10" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "The paragraph at 0:09" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Choose the file again" })).toBeVisible();
  await page.keyboard.press("Escape");
  await dropFiles(page, [subtitles]);
  await expect(page.getByRole("button", { name: "Put it in place of this text" })).toBeFocused();
  await look(page, "attach");
  await page.keyboard.press("Enter");
  await expect(paragraphs(page)).toHaveText([/Two lamps burn\./, /One keeper writes\./]);
  await page.keyboard.press("Control+z");
  await expect(paragraphs(page).first()).toContainText("To lambs burn.");
  await page.keyboard.press("Control+Shift+z");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(paragraphs(page).first()).toContainText("Two lamps burn.");
  await tool(page, "Versions");
  const versions = page.getByRole("region", { name: "Versions" });
  await expect(versions.getByText("Before another text took its place")).toBeVisible();
  await expect(versions.getByText("1 paragraph is another now")).toBeVisible();
  await expect(versions.locator("del")).toHaveText(["To", "lambs"]);
  await page.keyboard.press("Enter");
  await expect(paragraphs(page)).toHaveCount(2);

  // By itself it has no sound until its file is given.
  await dropFiles(page, [subtitles]);
  await page.getByRole("button", { name: "Open it by itself" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "keepers", exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Player" })).toHaveCount(0);
  const chooser = page.waitForEvent("filechooser");
  await tool(page, "Choose its sound");
  await (await chooser).setFiles([speech()]);
  await expect(page.getByRole("region", { name: "Player" }).getByRole("button", { name: "Play" })).toBeEnabled();
  await page.reload();
  await expect(page.getByRole("button", { name: "Choose the file to listen" })).toBeVisible();
});

import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";

import { axeViolations, sidewaysScroll, smallTargets, takePicture } from "./looks";
import { openPlanted } from "./plantedTranscript";
import { test } from "./test";

const talk = {
  title: "keepers.mp3",
  said: [
    {
      text: "There are two lamps in the tower, and only one keeper, who has not slept since the storm began.",
      start: 0,
    },
    { text: "He lit the second lamp and wrote down the hour.", start: 9 },
    { text: "塔にはランプが二つ、灯台守はただ一人で、嵐が来てから一睡もしていません。", start: 16 },
    { text: "في البرج مصباحان وحارس واحد، لم ينم منذ بدأت العاصفة.", start: 20 },
  ],
};

const save = (page: Page) => page.getByRole("complementary").getByRole("button", { name: /(^Save as|sichern$)/ });

async function savedFile(page: Page): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await save(page).click();
  return readFileSync(await (await download).path());
}

/** What lies over the middle of a button is the button. */
function isOnTop(page: Page): Promise<boolean> {
  return save(page).evaluate((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    return button.contains(document.elementFromPoint(x + width / 2, y + height - 2));
  });
}

test("the rules are chosen where captions are saved, and the preview is the file", async ({ page }) => {
  await openPlanted(page, talk);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.keyboard.press("Control+e");
  const panel = page.getByRole("complementary", { name: "Export" });
  await expect(panel.getByRole("radio", { name: "SRT" })).toBeFocused();
  expect(await isOnTop(page)).toBe(true);
  await panel.getByLabel("Preset").selectOption("BBC");
  await expect(panel.getByText(/^\d+\ssubtitles, /)).toBeVisible();
  await panel.getByLabel("Characters in a line").fill("20");
  await expect(panel.getByLabel("Preset")).toHaveValue("mine");
  await panel.getByLabel("Characters a second").fill("200");
  await expect(panel.getByText("From 5 to 60")).toBeVisible();
  await panel.getByLabel("Characters a second").fill("9");
  await expect(panel.getByText(/breaks?\sa rule$/)).toBeVisible();
  const srt = (await savedFile(page)).toString();
  await expect(panel.getByText("Saved as SRT")).toBeVisible();
  expect(srt.startsWith((await panel.locator("pre").textContent()) ?? "")).toBe(true);
  const lines = srt.split(/\n/).filter((line) => /^[a-z]/i.test(line));
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
  expect(await page.locator(".btn.prime:visible").count()).toBe(1);
  await takePicture(page, "captions-export");
  await panel.getByLabel("Lines", { exact: true }).fill("1");
  await expect(panel.getByText("Saved as SRT")).toHaveCount(0);
  await panel.getByLabel("Preset").selectOption("Single words");
  await panel.getByLabel("Preset").selectOption("Mine");
  await expect(panel.getByLabel("Characters in a line")).toHaveValue("20");

  await panel.getByLabel("DOCX").check();
  expect((await savedFile(page)).subarray(0, 2).toString()).toBe("PK");
  await expect(panel.locator("pre")).toContainText("keepers.mp3");
  await panel.getByRole("checkbox", { name: "Title" }).uncheck();
  await expect(panel.locator("pre")).not.toContainText("keepers.mp3");
  await panel.getByLabel("HTML").check();
  expect((await savedFile(page)).toString()).toContain('src="keepers.mp3"');
  await panel.getByLabel("FCPXML").check();
  expect((await savedFile(page)).toString()).toContain('<fcpxml version="1.10">');
  await panel.getByLabel("ASS").check();
  expect((await savedFile(page)).toString()).toContain("Dialogue: 0,0:00:00.00");
  // The panel opens with what was saved last.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+e");
  await expect(panel.getByRole("radio", { name: "ASS" })).toBeFocused();
});

const rows = (page: Page) => page.locator("[data-caption]");
const lines = (page: Page) => page.locator("[data-caption] > p").allTextContents();

test("captions are corrected, timed, divided and joined by keys, undone, and kept for the file and a reload", async ({
  page,
}) => {
  await openPlanted(page, talk);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole("button", { name: "Captions", exact: true }).click();
  await expect(page).toHaveURL(/#\/t\/planted\?view=captions$/);
  await expect(page.getByText(/^\d\scaptions$/)).toBeVisible();
  const before = await lines(page);
  expect(before.length).toBeGreaterThan(3);
  await rows(page).nth(0).locator("p").focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows(page).nth(1).locator("p")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(rows(page).nth(0)).toContainText("0:00.1");
  await expect(rows(page).nth(0).getByRole("img", { name: "Changed by hand" })).toBeVisible();
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: /^Text of the caption/ });
  await expect(field).toBeFocused();
  await page.keyboard.press("Control+Home");
  for (let n = 0; n < 5; n++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Enter");
  await expect(rows(page)).toHaveCount(before.length + 1);
  await expect(rows(page).nth(0).locator("p")).toHaveText("There");
  await expect(field).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect(rows(page)).toHaveCount(before.length);
  await expect(field).toHaveValue(/^There\sare two lamps/);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nIt is late, and this is a line that is far too long for anybody to read.");
  await page.keyboard.press("Escape");
  await expect(rows(page).nth(0).locator("p")).toBeFocused();
  await expect(rows(page).nth(0)).toContainText("characters");
  const rules = page.getByRole("complementary", { name: "Rules" });
  await rows(page).nth(2).locator("p").focus();
  await rules.getByRole("button", { name: /too long in a line$/ }).click();
  await expect(rows(page).nth(0).locator("p")).toBeFocused();
  await takePicture(page, "captions-view");
  expect(await axeViolations(page)).toEqual([]);

  // Other rules leave alone what was changed by hand.
  await rules.getByLabel("Characters in a line").fill("16");
  await expect(rows(page).nth(0)).toContainText("It is late");
  await expect.poll(async () => (await lines(page)).length).toBeGreaterThan(before.length);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  // What is being typed when the page goes is there as well.
  await rows(page).nth(1).locator("p").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: /^Text of the caption/ })).toBeFocused();
  await page.keyboard.type(" typed");
  await page.reload();
  await expect(rows(page).nth(0)).toContainText("It is late");
  await expect(rows(page).nth(1)).toContainText(" typed");
  await page.keyboard.press("Control+e");
  expect((await savedFile(page)).toString()).toContain("\nIt is late, and this is a line that is far too long");
  await page.keyboard.press("Escape");
  await rows(page).nth(0).getByRole("button", { name: "Lay out again" }).click();
  await expect(rows(page).nth(0)).not.toContainText("It is late");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows(page).nth(0)).toContainText("It is late");
  await page.getByRole("button", { name: "Text", exact: true }).click();
  await expect(page.locator("[data-paragraph]").first()).toBeVisible();
  await page.goBack();
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("?");
  await expect(
    page.getByRole("dialog", { name: "Keyboard" }).getByText(/Shift\+\[ moves all that follow/),
  ).toBeVisible();
  await takePicture(page, "captions-help");
});

test.describe("in German on a small screen", () => {
  test.use({ locale: "de-DE", viewport: { width: 360, height: 640 } });

  test("the panel of an export has its button in sight, and axe finds nothing", async ({ page }) => {
    await openPlanted(page, talk);
    await page.keyboard.press("Control+e");
    await page.getByLabel("Vorlage").selectOption("Netflix");
    for (const format of ["SRT", "DOCX"]) {
      await page.getByLabel(format, { exact: true }).check();
      await takePicture(page, `captions-export-${format}-360`);
      expect(await isOnTop(page)).toBe(true);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    }
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Untertitel", exact: true }).click();
    await expect(rows(page).first()).toBeVisible();
    for (const state of ["folded", "unfolded"]) {
      if (state === "unfolded") await page.getByText("Regeln", { exact: true }).first().click();
      await takePicture(page, `captions-view-${state}-360`, { fullPage: true });
      expect(await axeViolations(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    }
  });
});

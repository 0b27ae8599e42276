import { expect, type Page } from "@playwright/test";
import { axeViolations, takePicture } from "./looks";
import { openPlanted } from "./plantedTranscript";
import { test } from "./test";

const talk = {
  title: "keepers.mp3",
  said: [
    { text: "The Sotho keeper writes.", start: 0, unsure: ["Sotho"] },
    { text: "Nobody reads the Sotho log.", start: 9 },
    { text: "It was Sotho, again.", start: 20 },
  ],
};

const paragraphs = (page: Page) => page.locator("[data-paragraph]");
const typed = (page: Page) => page.getByRole("textbox", { name: /^Paragraph from/ });
const texts = (page: Page) => page.locator("[data-paragraph] :is(p, [contenteditable])").allTextContents();

test("a word is corrected, also elsewhere, everything is undone and redone, and the text is there after a reload", async ({
  page,
}) => {
  await openPlanted(page, talk);
  await page.keyboard.press("F8");
  await expect(typed(page)).toBeFocused();
  await page.keyboard.type("Sotto");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("2 more “Sotho”:")).toBeVisible();
  await takePicture(page, "editor-offer");
  await page.getByRole("button", { name: "Replace all" }).click();
  await page.getByRole("button", { name: "Add “Sotto” to names and terms" }).click();
  await page.getByRole("button", { name: "Dismiss" }).click();
  const corrected = ["The Sotto keeper writes.", "Nobody reads the Sotto log.", "It was Sotto, again."];
  await expect.poll(() => texts(page)).toEqual(corrected);
  await page.keyboard.press("Control+z");
  await expect
    .poll(() => texts(page))
    .toEqual(["The Sotto keeper writes.", "Nobody reads the Sotho log.", "It was Sotho, again."]);
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(() => texts(page)).toEqual(corrected);

  // By keyboard: to the second paragraph, divided after its first word, joined again, and undone.
  await paragraphs(page).nth(0).locator("p").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => texts(page)).toEqual([corrected[0], "Nobody ", "reads the Sotto log.", corrected[2]]);
  await expect(typed(page)).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect.poll(() => texts(page)).toEqual(corrected);
  await page.keyboard.type("never ");
  await page.keyboard.press("Escape");
  await expect.poll(() => texts(page)).toContain("Nobody never reads the Sotto log.");

  await page.getByRole("button", { name: "keepers.mp3" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("The keepers’ tapes");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The keepers’ tapes");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The keepers’ tapes");
  await expect.poll(() => texts(page)).toEqual([corrected[0], "Nobody never reads the Sotto log.", corrected[2]]);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Compare with the original" }).click();
  await expect(page.locator("del").first()).toHaveText("Sotho");
  await expect(page.locator("ins").first()).toHaveText("Sotto");
  await page.getByRole("button", { name: "Back to the text" }).click();
  await expect(paragraphs(page)).toHaveCount(3);
});

test("selected words are copied and given a voice; a paragraph's menu divides, joins and links to its time", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await openPlanted(page, talk);
  // By keyboard: to the second word, and with Shift over the next one.
  await paragraphs(page).nth(0).locator("p").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  const bar = page.getByRole("toolbar", { name: "Selected words" });
  await bar.getByRole("button", { name: "Copy" }).click();
  await expect(bar.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await copied()).toBe("Sotho keeper");
  await takePicture(page, "editor-selection");
  expect(await axeViolations(page)).toEqual([]);
  await bar.getByRole("combobox", { name: "Speaker" }).selectOption("Speaker 1");
  await expect(bar).toHaveCount(0);
  await expect(paragraphs(page).nth(0).locator("p")).toBeFocused();
  await expect
    .poll(() => texts(page))
    .toEqual(["The ", "Sotho keeper", "writes.", talk.said[1]?.text, talk.said[2]?.text]);
  await expect(paragraphs(page).nth(1)).toContainText("Speaker 1");
  await page.keyboard.press("Control+z");
  await expect.poll(() => texts(page)).toEqual(talk.said.map(({ text }) => text));

  const menu = (name: string) => page.locator(":popover-open").getByRole("button", { name });
  await paragraphs(page).nth(1).hover();
  await page.getByRole("button", { name: "Paragraph at 0:09" }).click();
  await takePicture(page, "editor-menu");
  await menu("Join with previous").click();
  await expect(paragraphs(page)).toHaveCount(2);
  // By keyboard: to its last word but one, where it is divided.
  await paragraphs(page).nth(0).locator("p").focus();
  for (const key of ["ArrowDown", "ArrowUp"]) await page.keyboard.press(key);
  for (let n = 0; n < 7; n++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+F10");
  await menu("Split here").press("Enter");
  await expect(paragraphs(page).nth(1)).toContainText("Sotho log.");
  await paragraphs(page).nth(2).locator("time").click({ button: "right" });
  await menu("Copy link to this time").click();
  await expect(page.getByRole("status").getByText("Copied")).toBeVisible();
  const link = await copied();
  for (const [style, text] of [
    ["Copy with times", "0:20 It was Sotho, again."],
    ["Copy with times and speakers", "0:20\nIt was Sotho, again."],
    ["Copy as Markdown", "**00:20** It was Sotho, again."],
  ] as const) {
    await page.getByRole("button", { name: "More", exact: true }).click();
    await menu(style)
      .and(page.getByText(style, { exact: true }))
      .click();
    await expect.poll(copied).toContain(text);
  }
  expect(link).toMatch(/#\/t\/planted\?at=20$/);
  await page.setViewportSize({ width: 360, height: 400 });
  await page.goto("about:blank");
  await page.goto(link);
  await expect(paragraphs(page).nth(2).locator("p")).toBeInViewport({ ratio: 1 });
  await expect(page).toHaveURL(/#\/t\/planted$/);
});

test("typed text survives a tab that goes before it was stored", async ({ page }) => {
  await openPlanted(page, talk);
  const typed = page.getByRole("textbox", { name: /^Paragraph from/ });
  await paragraphs(page).nth(1).locator("p").dblclick();
  await expect(typed).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type(" Or so.");
  await page.reload();
  await expect.poll(() => texts(page)).toContain("Nobody reads the Sotho log. Or so.");
  // The database takes nothing any more from this page: what is typed now can only be noted.
  page.on("dialog", (dialog) => dialog.accept());
  await paragraphs(page).nth(2).locator("p").dblclick();
  await expect(typed).toBeFocused();
  await page.keyboard.press("End");
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("gone", "UnknownError");
    };
  });
  await page.keyboard.type(" And again.");
  await page.reload();
  await expect.poll(() => texts(page)).toContain("It was Sotho, again. And again.");
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).not.toContain("typed");
  await page.reload();
  await expect.poll(() => texts(page)).toContain("It was Sotho, again. And again.");
  // A title as well, in the very moment.
  await page.getByRole("heading", { level: 1 }).getByRole("button").click();
  await page.getByRole("textbox", { name: "Title" }).fill("Another name");
  await goAtOnce(page);
  await expect(page.getByRole("heading", { level: 1, name: "Another name" })).toBeVisible();
  // And the name of a voice.
  const speakers = page.getByRole("complementary", { name: "Speakers" });
  await page.getByRole("button", { name: "Speakers" }).click();
  await speakers.getByRole("button", { name: "Speaker 1" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Speakers" }).click();
  await speakers.getByRole("textbox", { name: "Name of voice 1" }).fill("Ana");
  await goAtOnce(page);
  await expect(paragraphs(page).first()).toContainText("Ana");
  await page.goto("/#/library");
  await page.getByRole("listitem").getByRole("button", { name: /^More/ }).click();
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("The last name");
  await goAtOnce(page);
  await expect(page.getByText("The last name").first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).not.toContain("named");
});

/** Reloads a page whose database takes nothing any more: what was written can only be noted. */
async function goAtOnce(page: Page): Promise<void> {
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("gone", "UnknownError");
    };
  });
  await page.reload();
}

test("on a full device nothing that was typed is lost: that it is not saved is said, and it is saved once there is room", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args) {
      const isText = ["transcripts", "orders", "segments"].includes(this.name);
      if (isText && "isFull" in globalThis) throw new DOMException("no room", "QuotaExceededError");
      return put.apply(this, args);
    };
  });
  await openPlanted(page, talk);
  await page.evaluate(() => Object.assign(globalThis, { isFull: true }));
  await paragraphs(page).nth(1).locator("p").dblclick();
  await expect(typed(page)).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type(" Or so.");
  await expect(page.getByText("Not saved.")).toBeVisible();
  await expect(page.getByText("No room left on this device")).toBeVisible();
  await takePicture(page, "editor-full");
  await page.getByRole("button", { name: "Free up space" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Not saved.")).toBeVisible();
  // Who would go is asked, and who stays has all of it.
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => setTimeout(() => location.reload()));
  await (await asked).dismiss();
  await expect.poll(() => texts(page)).toContain("Nobody reads the Sotho log. Or so.");
  await page.evaluate(() => Reflect.deleteProperty(globalThis, "isFull"));
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByText("No room left on this device")).toHaveCount(0);
  await page.reload();
  await expect.poll(() => texts(page)).toContain("Nobody reads the Sotho log. Or so.");
});

test("find and replace: all at once, undone at once, and no pattern hangs the page", async ({ page }) => {
  await openPlanted(page, talk);
  await page.keyboard.press("Control+f");
  const panel = page.getByRole("complementary", { name: "Find and replace" });
  await panel.getByRole("textbox", { name: "Find" }).fill("sotho");
  await expect(panel.getByText("1 of 3 matches")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(panel.getByText("2 of 3 matches")).toBeVisible();
  await panel.getByRole("textbox", { name: "Replace with" }).fill("Sotto");
  await takePicture(page, "editor-find");
  await panel.getByRole("button", { name: "Replace all 3" }).click();
  await expect(panel.getByText("Replaced 3")).toBeVisible();
  await expect
    .poll(() => texts(page))
    .toEqual(["The Sotto keeper writes.", "Nobody reads the Sotto log.", "It was Sotto, again."]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => texts(page)).toEqual(talk.said.map(({ text }) => text));
  await panel.getByRole("textbox", { name: "Find" }).fill("logbok");
  await expect(panel.getByText("No “logbok” in this transcript.")).toBeVisible();
  await panel.getByRole("checkbox", { name: "Regular expression" }).check();
  await panel.getByRole("textbox", { name: "Find" }).fill("(");
  await expect(panel.getByText("This is no regular expression.")).toBeVisible();
  await panel.getByRole("textbox", { name: "Find" }).fill("((\\w+\\s*)+\\s*)+;");
  await expect(panel.getByText("takes too long")).toBeVisible();
  await panel.getByRole("textbox", { name: "Find" }).fill("S(o)tho");
  await expect(panel.getByText("of 3 matches")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Find" })).toBeFocused();
});

test("voices are given to paragraphs and renamed everywhere", async ({ page }) => {
  await openPlanted(page, talk);
  await page.getByRole("button", { name: "Speakers" }).click();
  const panel = page.getByRole("complementary", { name: "Speakers" });
  await paragraphs(page).nth(1).locator("p").click();
  await panel.getByRole("button", { name: "Speaker 1" }).click();
  await expect(paragraphs(page).nth(1)).toContainText("Speaker 1");
  await panel.getByRole("textbox", { name: "Name of voice 1" }).fill("Ana");
  await page.keyboard.press("Enter");
  await expect(paragraphs(page).nth(1)).toContainText("Ana");
  // A second voice, which turns out to be the first one.
  await paragraphs(page).nth(2).locator("p").click();
  await panel.getByRole("button", { name: "Speaker 2" }).click();
  await expect(paragraphs(page).nth(2)).toContainText("Speaker 2");
  await expect(panel.getByText(/^\d\d\u00a0?%$/)).toHaveCount(2);
  await takePicture(page, "editor-voices");
  await panel.getByRole("button", { name: "More for Speaker 2" }).click();
  await panel.getByRole("button", { name: "Merge with Ana" }).click();
  await expect(page.getByText("“Speaker 2” and “Ana” are one voice now.")).toBeVisible();
  await expect(panel.getByRole("textbox")).toHaveCount(1);
  await expect(paragraphs(page).nth(2)).not.toContainText("Speaker 2");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
});

test.describe("in German, whose words are long", () => {
  test.use({ locale: "de-DE" });

  test("axe finds nothing in the editor, its panels and its menu, and nothing is cut off", async ({ page }) => {
    await openPlanted(page, talk);
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const state of ["edit", "find", "speakers", "menu"]) {
      if (state === "edit") await page.keyboard.press("F8");
      else if (state !== "menu") await page.locator(`[data-panel="${state}"]`).click();
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: width < 640 ? 740 : 900 });
        if (state === "menu") {
          await paragraphs(page).nth(1).locator("p").click();
          await page.locator("[data-paragraph-menu] > button").click();
        }
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await takePicture(page, `editor-${state}-${width}-${colorScheme}`);
          expect(await axeViolations(page), `${state} ${width} ${colorScheme}`).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        }
        if (state === "menu") await page.keyboard.press("Escape");
      }
      if (state === "speakers") await page.keyboard.press("Escape");
    }
  });
});

test("a transcript is printed as text and margin alone", async ({ page }) => {
  await openPlanted(page, talk);
  await page.emulateMedia({ media: "print" });
  for (const hidden of [page.getByRole("banner"), page.getByRole("button", { name: "Export" })]) {
    await expect(hidden).toBeHidden();
  }
  for (const { text } of talk.said) await expect(page.getByText(text)).toBeVisible();
  await expect(paragraphs(page).nth(1).getByText("0:09")).toBeVisible();
  expect(
    await paragraphs(page)
      .nth(1)
      .evaluate((row) => getComputedStyle(row).breakInside),
  ).toBe("avoid");
});

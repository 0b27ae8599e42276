import { expect, type Page } from "@playwright/test";
import { dropFiles } from "./files";
import { axeViolations, sidewaysScroll, smallTargets, takePicture } from "./looks";
import { plantTexts, someTexts } from "./plantedTexts";
import { test } from "./test";

/** Opens the library with some transcripts of earlier visits. */
async function openLibrary(page: Page, texts = someTexts): Promise<void> {
  await page.goto("/#/privacy");
  await page.locator("#page").waitFor();
  await plantTexts(page, texts);
  await page.goto("/#/library");
  await page.reload();
  await rows(page).first().waitFor();
}

const rows = (page: Page) => page.getByRole("list", { name: "Transcripts" }).getByRole("listitem");
const row = (page: Page, words: string) => rows(page).filter({ hasText: words });
const field = (page: Page) => page.getByRole("searchbox");

test("the library is read by time, at every width and in both themes, and axe finds nothing", async ({ page }) => {
  await openLibrary(page);
  const list = page.getByRole("list", { name: "Transcripts" });
  await expect(list.getByRole("heading", { level: 2 })).toHaveText(["Today", "This week", /\w+ 20\d\d/]);
  await expect(row(page, "keepers")).toContainText("So the question I keep coming back to");
  await expect(row(page, "field-recording")).toContainText("Stopped at 41:20 of 1:32:06. The text so far is kept.");
  await expect(page.getByText("4 transcripts on this device.")).toBeVisible();
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: width < 640 ? 740 : 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const words of ["", "logbook"]) {
        await field(page).fill(words);
        if (words) await expect(page.getByText("in 2 transcripts")).toBeVisible();
        await takePicture(page, `library-${width}-${colorScheme}${words && "-found"}`);
        expect(await axeViolations(page)).toEqual([]);
      }
    }
  }
});

test("a search finds as it is typed, whatever the case and the accents, and a hit opens the text at its time", async ({
  page,
}) => {
  await openLibrary(page);
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("LOGBÓ");
  await expect(page.getByText("“LOGBÓ” in 2 transcripts, 6 times")).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  const hits = row(page, "keepers");
  await expect(hits.locator("mark")).toHaveText(["logbook", "logbook", "Lógbook"]);
  await expect(hits).toContainText("2 more");
  await hits.getByRole("button", { name: "Open at 15 seconds" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /keepers/ })).toBeVisible();
  await page.goBack();
  await field(page).fill("logbok");
  await expect(page.getByText("No transcript mentions “logbok”.")).toBeVisible();
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(rows(page)).toHaveCount(4);
});

test("by keyboard alone: rows, title, selection and deletion, each with a way back", async ({ page }) => {
  await openLibrary(page);
  await row(page, "keepers").getByRole("link").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(row(page, "Harbour").getByRole("link")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page.getByText("Deleted “Harbour council, evening session”.")).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(rows(page)).toHaveCount(4);

  await row(page, "Harbour").getByRole("button", { name: /^More/ }).press("Enter");
  await page.getByRole("button", { name: "Rename" }).press("Enter");
  await page.getByRole("textbox", { name: "Title" }).fill("The council");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Renamed to “The council”.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(row(page, "Harbour council")).toHaveCount(1);

  await row(page, "keepers").getByRole("link").focus();
  await page.keyboard.press("Space");
  await row(page, "Harbour").getByRole("checkbox").check();
  await expect(page.getByText("2 selected")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("toolbar").getByRole("button", { name: "Export" }).click();
  expect((await download).suggestedFilename()).toMatch(/^Sotto .*\.zip$/);
  await page.getByRole("toolbar").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Deleted 2 transcripts.")).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows(page)).toHaveCount(4);
});

test("subtitles and JSON of other programs are transcripts: chosen in the library or dropped, kept, found", async ({
  page,
}) => {
  await page.goto("/#/library");
  await expect(page.getByText("Nothing written yet.")).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Import subtitles" }).click();
  const srt = "1\n00:00:01,000 --> 00:00:03,000\nThe second logbook\nlay under the first.\n";
  await (await chooser).setFiles([textFile("keepers.srt", "application/x-subrip", srt)]);
  await expect(page.getByRole("heading", { level: 1, name: "keepers" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(
    "The second logbook lay under the first.",
  );
  const vtt = "WEBVTT\n\n00:05.000 --> 00:06.000\n<v Ana>Another logbook.</v>\n";
  await dropFiles(page, [textFile("ana.vtt", "text/vtt", vtt), textFile("odd.json", "application/json", "{}")]);
  await expect(page.getByRole("heading", { level: 1, name: "ana" })).toBeVisible();
  await expect(page.getByText(/^No transcript .* could be read in 1\sfile: “.*”\.$/)).toBeVisible();
  await page.goto("/#/library");
  await page.reload();
  await field(page).fill("logbook");
  await expect(page.getByText("“logbook” in 2 transcripts, 2 times")).toBeVisible();
  await takePicture(page, "library-imported");
});

test.describe("in German, on a phone", () => {
  test.use({ locale: "de-DE", viewport: { width: 360, height: 740 } });

  test("two tabs agree on titles and on what is deleted, a hit opens at its time in either, and all of it is so after a reload", async ({
    page,
  }) => {
    const here = (tab: Page) => tab.getByRole("list", { name: "Mitschriften" }).getByRole("listitem");
    await page.goto("/#/privacy");
    await page.locator("#page").waitFor();
    await plantTexts(page, someTexts);
    await page.goto("/#/library");
    await page.reload();
    await expect(here(page)).toHaveCount(4);
    const other = await page.context().newPage();
    await other.goto("/#/library");
    await expect(here(other)).toHaveCount(4);

    await here(page).filter({ hasText: "Harbour" }).getByRole("button", { name: /^Mehr/ }).press("Enter");
    await page.getByRole("button", { name: "Umbenennen" }).press("Enter");
    await page.keyboard.type("Der Hafenrat");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Umbenannt in „Der Hafenrat“.")).toBeVisible();
    await takePicture(page, "library-360-de");
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page)).toEqual([]);
    await expect(here(other).filter({ hasText: "Der Hafenrat" })).toHaveCount(1);

    await here(other).filter({ hasText: "Donau" }).getByRole("link").press("Delete");
    await expect(other.getByText(/gelöscht\.$/)).toBeVisible();
    await expect(here(other)).toHaveCount(3);
    await expect(here(page)).toHaveCount(3);

    for (const tab of [page, other]) {
      await tab.reload();
      await expect(here(tab)).toHaveCount(3);
      await tab.getByRole("searchbox").fill("hafenrat");
      await expect(here(tab)).toHaveCount(1);
      await tab.getByRole("searchbox").fill("lógbook of sounds");
      await here(tab)
        .getByRole("button", { name: /20 Sekunden/ })
        .press("Enter");
      await expect(tab.getByRole("heading", { level: 1, name: /keepers/ })).toBeVisible();
      await expect(tab.getByText("in that one he only recorded sounds")).toBeInViewport();
      await tab.goBack();
    }
  });
});

function textFile(name: string, mimeType: string, text: string) {
  return { name, mimeType, buffer: Buffer.from(text) };
}

import { readFileSync, statSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { axeViolations, takePicture } from "./looks";
import { openPlanted } from "./plantedTranscript";
import { test } from "./test";

/** President Kennedy and a reader of LJ Speech, in turns: 5.4, 5.1, 5.6 and 5.7 seconds. */
const sound = new URL("./audio/two.opus", import.meta.url).pathname;
const talk = {
  title: "two.opus",
  bytes: statSync(sound).size,
  said: [
    { text: "And so, my fellow Americans,", start: 0.4 },
    { text: "produced the block books, which were immediate.", start: 5.6 },
    { text: "Ask what you can do for your country.", start: 11.4 },
    { text: "And it is worth mention in passing.", start: 16.4 },
  ],
};

const margin = (page: Page) => page.locator("[data-paragraph] > div").allInnerTexts();

test("speakers are found, heard, named by keys, kept and known again", async ({ page }) => {
  await openPlanted(page, talk);
  await page.goto("/#/settings");
  const memory = page.getByRole("switch", { name: "Remember voices that I name, on this device only" });
  await expect(memory).not.toBeChecked();
  await memory.click();
  await page.goto("/#/t/planted");
  await page.getByRole("button", { name: "Speakers" }).click();
  const panel = page.getByRole("complementary", { name: "Speakers" });
  await expect(panel.getByText("The sound is not open.")).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await panel.getByRole("button", { name: "Choose the file to listen" }).click();
  await (await chooser).setFiles({ name: talk.title, mimeType: "audio/ogg", buffer: readFileSync(sound) });
  await expect(
    panel.getByText(/^Two small models, \d\u00a0MB, are fetched from here once\. Nothing is sent\.$/),
  ).toBeVisible();
  await takePicture(page, "speakers-first");
  await panel.getByRole("button", { name: "Find speakers" }).click();
  await expect(panel.getByRole("button", { name: "Stop" })).toBeVisible();
  await takePicture(page, "speakers-running");
  // By keys it is stopped and begun again in one place; what still comes of a download is no search.
  await expect(panel.getByRole("button", { name: "Stop" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Find speakers" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("textbox")).toHaveCount(2);
  await expect(panel.getByText("2 speakers found.")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Find speakers again" })).toBeFocused();
  await expect
    .poll(() => margin(page))
    .toEqual([
      expect.stringContaining("Speaker 1"),
      expect.stringContaining("Speaker 2"),
      expect.stringContaining("Speaker 1"),
      expect.stringContaining("Speaker 2"),
    ]);
  // One is heard, both are named one after the other without leaving the keys.
  await panel.getByRole("button", { name: "Excerpt 1 of Speaker 2" }).click();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await panel.getByRole("textbox", { name: "Name of voice 1" }).focus();
  await page.keyboard.type("Jack");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("textbox", { name: "Name of voice 2" })).toBeFocused();
  await page.keyboard.type("Linda");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Linda", { exact: true }).first()).toBeVisible();
  await expect(panel.getByRole("textbox", { name: "Name of voice 2" })).toBeFocused();
  await expect
    .poll(() => margin(page))
    .toEqual([
      expect.stringContaining("Jack"),
      expect.stringContaining("Linda"),
      expect.stringContaining("Jack"),
      expect.stringContaining("Linda"),
    ]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await margin(page)).join()).toContain("Speaker 2");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect.poll(async () => (await margin(page)).join()).toContain("Linda");
  // By keys alone two become one, which is said, and two again; the focus stays with what they became.
  await panel.getByRole("button", { name: "More for Linda" }).focus();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Merge with Jack" })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const merged = page.getByRole("status").filter({ hasText: "“Linda” and “Jack” are one voice now." });
  await expect(merged).toBeVisible();
  await expect(panel.getByText("2 speakers found.")).toBeVisible();
  await expect(panel.getByRole("textbox")).toHaveCount(1);
  await expect(panel.getByRole("button", { name: "More for Jack" })).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(panel.getByRole("textbox")).toHaveCount(2);
  await expect(merged).toHaveCount(0);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect.poll(async () => (await margin(page)).join()).toContain("Linda");
  await page.getByRole("button", { name: "Speakers" }).click();
  await expect(panel.getByRole("button", { name: "Choose the file to listen" })).toBeVisible();
  await page.goto("/#/t/planted?view=captions");
  await expect(page.getByRole("listitem").filter({ hasText: "produced the block" })).toContainText("Linda");

  // A later recording of both: whose voices they are is asked, and what was answered can be taken back.
  await leaveLaterOne(page);
  await page.goto("about:blank");
  await page.goto("/#/t/later");
  await page.getByRole("button", { name: "Speakers" }).click();
  const jack = panel.getByRole("group", { name: "Jack?" });
  await expect(jack).toBeVisible();
  await expect(panel.getByRole("group", { name: "Linda?" })).toBeVisible();
  await takePicture(page, "speakers-known");
  expect(await axeViolations(page)).toEqual([]);
  await jack.getByRole("button", { name: "Yes" }).click();
  await expect.poll(async () => (await margin(page)).join()).toContain("Jack");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(jack).toBeVisible();
  await jack.getByRole("button", { name: "Yes" }).click();
  await panel.getByRole("group", { name: "Linda?" }).getByRole("button", { name: "No" }).click();
  await expect(panel.getByRole("group", { name: "Linda?" })).toHaveCount(0);
  await page.goto("/#/settings");
  await expect(page.getByRole("listitem").filter({ hasText: "heard in 2 recordings" })).toContainText("Jack");
  await page.getByRole("button", { name: "Forget Jack" }).scrollIntoViewIfNeeded();
  await takePicture(page, "speakers-settings");
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Forget Jack" }).click();
  await expect(page.getByText("heard in 1 recording", { exact: true })).toHaveCount(1);
  await page.getByRole("button", { name: "Forget all voices" }).click();
  await expect(page.getByText("No voice is remembered.")).toBeVisible();
});

test.describe("in German, whose words are long", () => {
  test.use({ locale: "de-DE" });

  test("voices are told by name and mark, those who speak at once by both names, and nothing is cut off", async ({
    page,
  }) => {
    const [first, second, third] = ["Ana Maria López", "Speaker 2", "Dr. Freiherr von und zu Hohenlohe"];
    const speaking = [first, second, third, first].map((speaker, i) => ({ ...talk.said[i], speaker }));
    const said = speaking.map((one, i) => ({ text: "", start: 0, ...one, ...(i === 2 && { also: second }) }));
    await openPlanted(page, { ...talk, said });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await expect.poll(() => margin(page)).toContainEqual(expect.stringContaining("Stimme 2"));
    for (const [width, colorScheme] of [
      [1440, "light"],
      [1440, "dark"],
      [360, "dark"],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      for (const state of ["closed", "open"] as const) {
        if (state === "open") await page.locator('[data-panel="speakers"]').click();
        await expect(page.getByRole("complementary", { name: "Stimmen" })).toHaveCount(state === "open" ? 1 : 0);
        await takePicture(page, `speakers-${state}-${width}-${colorScheme}`);
        expect(await axeViolations(page), `${state} ${width} ${colorScheme}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await page.keyboard.press("Escape");
    }
  });
});

/** Leaves another recording of the same voices, which nobody has named there. */
async function leaveLaterOne(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        type Kept = Record<string, unknown>;
        const numbers: Record<string, string> = { Jack: "Speaker 1", Linda: "Speaker 2" };
        const renamed = (one: Kept, field: string) => ({ ...one, [field]: numbers[String(one[field])] });
        const opening = indexedDB.open("sotto");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction(["transcripts", "orders", "segments"], "readwrite");
          const [transcripts, orders, segments] = ["transcripts", "orders", "segments"].map((name) =>
            change.objectStore(name),
          ) as [IDBObjectStore, IDBObjectStore, IDBObjectStore];
          transcripts.get("planted").onsuccess = ({ target }) => {
            const facts = (target as IDBRequest<Kept>).result;
            const voices = (facts["voices"] as Kept[]).map((one) => renamed(one, "name"));
            transcripts.put({ ...facts, id: "later", title: "later.opus", voices }, "later");
          };
          orders.get("planted").onsuccess = ({ target }) => orders.put((target as IDBRequest<Kept>).result, "later");
          segments.getAll().onsuccess = ({ target }) => {
            for (const one of (target as IDBRequest<Kept[]>).result) {
              segments.put(renamed(one, "speaker"), ["later", one["id"] as number]);
            }
          };
          change.oncomplete = () => resolve();
          change.onerror = () => reject(change.error);
          opening.result.close();
        };
      }),
  );
}

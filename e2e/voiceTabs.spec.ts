import { readFileSync, statSync } from "node:fs";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { plantTranscript } from "./plantedTranscript";
import { test } from "./test";

/** President Kennedy and a reader of LJ Speech, in turns: 5.4, 5.1, 5.6 and 5.7 seconds. */
const sound = new URL("./audio/two.opus", import.meta.url).pathname;
const lines = [
  { text: "And so, my fellow Americans,", start: 0.4 },
  { text: "produced the block books, which were immediate.", start: 5.6 },
  { text: "Ask what you can do for your country.", start: 11.4 },
  { text: "And it is worth mention in passing.", start: 16.4 },
];
const [first, second] = ["Speaker 1", "Speaker 2"];
const spoken = lines.map((line, i) => ({ ...line, speaker: i % 2 === 0 ? first : second }));

const panelOf = (page: Page) => page.getByRole("complementary", { name: "Speakers" });
const asked = (page: Page, name: string) => panelOf(page).getByRole("group", { name: `${name}?` });
const names = (page: Page) => page.locator("[data-paragraph] > div bdi").allInnerTexts();

/** Opens a text with its speakers beside it. */
async function openSpeakers(page: Page, id: string): Promise<void> {
  await page.goto(`/#/t/${id}`);
  await page.locator("[data-paragraph]").first().waitFor();
  await page.getByRole("button", { name: "Speakers" }).click();
  await expect(panelOf(page)).toBeVisible();
}

/** Two tabs, each on a text of its own with the same two voices in it, which nobody has named. */
async function twoTabs(page: Page, context: BrowserContext): Promise<Page> {
  await page.goto("/");
  await page.locator("#page").waitFor();
  for (const id of ["one", "other"]) {
    await plantTranscript(page, { id, title: `${id}.opus`, said: spoken, voices: [first, second] });
  }
  await page.goto("about:blank");
  await openSpeakers(page, "one");
  const other = await context.newPage();
  await openSpeakers(other, "other");
  return other;
}

/** Goes to the settings of a page that is open, and back to its text. */
async function inSettings(page: Page, act: () => Promise<void>): Promise<void> {
  const text = page.url();
  await page.goto("/#/settings");
  await act();
  await page.goto(text);
  await page.getByRole("button", { name: "Speakers" }).click();
}

const memory = (page: Page) => page.getByRole("switch", { name: "Remember voices that I name, on this device only" });

async function call(page: Page, voice: number, name: string): Promise<void> {
  const field = panelOf(page).getByRole("textbox", { name: `Name of voice ${voice}` });
  await field.fill(name);
  await field.press("Enter");
}

test("a voice that one tab remembers is asked for in another, which forgets it in both", async ({ page, context }) => {
  const other = await twoTabs(page, context);
  await inSettings(page, () => memory(page).click());
  await call(page, 1, "Ana");
  await expect(asked(other, "Ana")).toBeVisible();
  await asked(other, "Ana").getByRole("button", { name: "Yes" }).click();
  await expect.poll(() => names(other)).toContain("Ana");
  await page.goto("/#/settings");
  await expect(page.getByText("heard in 2 recordings")).toBeVisible();
  await call(other, 2, "Ben");
  await expect(page.getByRole("listitem").filter({ hasText: "Ben" })).toContainText("heard in 1 recording");
  await page.goto("/#/t/one");
  await page.getByRole("button", { name: "Speakers" }).click();
  await expect(asked(page, "Ben")).toBeVisible();

  await other.goto("/#/settings");
  await other.getByRole("button", { name: "Forget all voices" }).click();
  await expect(other.getByText("No voice is remembered.")).toBeVisible();
  await expect(asked(page, "Ben")).toHaveCount(0);
  // What both texts say of Ana is no reason to remember her again, whoever goes on with them.
  await openSpeakers(other, "one");
  await call(other, 2, "Eva");
  await expect.poll(() => names(page)).toContain("Eva");
  await page.goto("/#/settings");
  await expect(page.getByRole("listitem").filter({ hasText: "heard in" })).toHaveText([/^Eva/]);

  // Whoever wants no voice to be remembered says so once.
  await memory(page).click();
  await call(other, 2, "Eve");
  await expect.poll(() => names(other)).toContain("Eve");
  await other.goto("/#/settings");
  await expect(memory(other)).not.toBeChecked();
});

test("voices that one tab names and merges are so in the text that is open in the other, where nobody loses the place", async ({
  page,
  context,
}) => {
  const other = await twoTabs(page, context);
  await openSpeakers(other, "one");
  const more = panelOf(other).getByRole("button", { name: `More for ${second}` });
  await more.focus();
  await call(page, 1, "Ana");
  await expect.poll(() => names(other)).toEqual(["Ana", second, "Ana", second]);
  await expect(more).toBeFocused();
  await panelOf(page).getByRole("button", { name: "More for Ana" }).click();
  await panelOf(page)
    .getByRole("button", { name: `Merge with ${second}` })
    .click();
  await expect.poll(() => names(other)).toEqual([second]);
  await expect(panelOf(other).getByRole("textbox")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect.poll(() => names(other)).toEqual(["Ana", second, "Ana", second]);

  // What the other does goes on from there, and is no step of this one's.
  await call(other, 2, "Ben");
  await expect.poll(() => names(page)).toEqual(["Ana", "Ben", "Ana", "Ben"]);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await other.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => names(page)).toEqual(["Ana", second, "Ana", second]);
});

test("two tabs look for speakers at once, each in a text of its own, and fetch the networks once", async ({
  page,
  context,
}) => {
  await page.goto("/");
  await page.locator("#page").waitFor();
  for (const id of ["one", "other"]) {
    await plantTranscript(page, { id, title: "two.opus", bytes: statSync(sound).size, said: lines });
  }
  await page.goto("about:blank");
  const other = await context.newPage();
  const fetched: string[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("speakers.safetensors")) fetched.push(request.url());
  });
  for (const [tab, id] of [
    [page, "one"],
    [other, "other"],
  ] as const) {
    await openSpeakers(tab, id);
    const chooser = tab.waitForEvent("filechooser");
    await panelOf(tab).getByRole("button", { name: "Choose the file to listen" }).click();
    await (await chooser).setFiles({ name: "two.opus", mimeType: "audio/ogg", buffer: readFileSync(sound) });
  }
  for (const tab of [page, other]) await panelOf(tab).getByRole("button", { name: "Find speakers" }).click();
  for (const tab of [page, other]) {
    await expect(panelOf(tab).getByText("2 speakers found.")).toBeVisible();
    await expect.poll(() => names(tab)).toEqual([first, second, first, second]);
  }
  expect(fetched).toHaveLength(1);
  // Each lists the other's.
  await page.goto("/#/t/other");
  await expect.poll(() => names(page)).toEqual([first, second, first, second]);
});

import { expect } from "@playwright/test";
import { saved } from "./exporting";
import { dropFiles, spacedSpeech } from "./files";
import { expectGoodLooks, onEveryScreen, sidewaysScroll, smallTargets, takePicture, weakText } from "./looks";
import { openPlanted } from "./plantedTranscript";
import { ready, test, words } from "./test";

// Seconds on a processor or a graphics card; minutes on a software adapter that shares two cores with other work.
test.setTimeout(600_000);
const patient = { timeout: 400_000 };

test("the open options on every screen: no sideways scroll, targets to hit, contrast to read", async ({
  page,
  openPage,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await page.getByRole("button", { name: "Options" }).click();
  const panel = page.getByRole("dialog", { name: "Options" });
  await panel.getByRole("switch", { name: "Word times" }).check();
  await onEveryScreen(page, async ({ name, width, height }) => {
    await panel.evaluate((node) => node.scrollTo(0, 0));
    const box = await panel.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    expect(await panel.evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(0);
    await expectGoodLooks(page, `options-${name}`);
    await panel.getByRole("button", { name: "Back to how they were at first" }).scrollIntoViewIfNeeded();
    await takePicture(page, `options-end-${name}`);
  });
});

test("what was left out as silence is said in its place, and is transcribed if that is wished", async ({
  page,
  openPage,
}) => {
  await openPage();
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("switch", { name: "Skip silence" }).check();
  await page.keyboard.press("Escape");
  // Eleven seconds of speech before nineteen of silence.
  await dropFiles(page, [spacedSpeech(1)]);
  await expect(page.getByText("Done in")).toBeVisible(patient);
  const line = page.getByText(/\d+\u00a0s without speech skipped/);
  const anyway = page.getByRole("button", { name: "Transcribe it anyway" });
  await expect(line).toBeVisible();
  await anyway.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-paragraph] p")).toBeFocused();
  // Nothing is said there, which the next visit knows as well.
  await expect(page.getByRole("button", { name: "Edit", exact: true })).toBeVisible(patient);
  await expect(line).toHaveCount(0, patient);
  await page.reload();
  await expect(page.locator("[data-paragraph]")).toContainText(words);
  await expect(line).toHaveCount(0);

  const said = [
    { text: "The keeper writes.", start: 0 },
    { text: "The keeper reads.", start: 131.2 },
  ];
  await openPlanted(page, { title: "keepers.mp3", said, options: { skipSilence: true } });
  await expect(page.getByText("2\u00a0min 10\u00a0s without speech skipped")).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await takePicture(page, "skipped-360");
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  expect(await smallTargets(page)).toEqual([]);
  await anyway.click();
  await expect(page.getByText("Sotto needs the sound first.")).toBeVisible();
});

test("options are set by keyboard and kept; with word times the exports hold words", async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await page.getByRole("combobox", { name: "Model" }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("combobox", { name: "Spoken language" })).toBeFocused();
  await page.keyboard.press("Tab");
  const button = page.getByRole("button", { name: "Options" });
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Options" });
  await expect(panel).toBeVisible();
  for (const [role, name] of [
    ["button", "Close"],
    ["switch", "Translate into English"],
    ["switch", "Word times"],
    ["switch", "Skip silence"],
    ["switch", "Tell speakers apart"],
    ["switch", "Fastest"],
    ["textbox", "Names and words to expect"],
    ["textbox", "What came before, or the style"],
  ] as const) {
    await page.keyboard.press("Tab");
    await expect(panel.getByRole(role, { name })).toBeFocused();
    if (name === "Word times") await page.keyboard.press("Space");
    if (name === "Names and words to expect") await page.keyboard.type("fellow Americans?");
  }
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(button).toBeFocused();
  await expect(button).toHaveAccessibleName("Options 2 changed");

  await page.reload();
  await button.click();
  await expect(panel.getByRole("switch", { name: "Word times" })).toBeChecked();
  await expect(panel.getByRole("textbox", { name: "Names and words to expect" })).toHaveValue("fellow Americans?");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(page.getByText("Done in")).toBeVisible(patient);
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(words);
  await page.getByRole("button", { name: "Export" }).click();
  const { segments } = JSON.parse(await saved(page, "JSON")) as { readonly segments: readonly TimedSegment[] };
  const timed = segments.flatMap((segment) => segment.words);
  expect(timed.map(({ word }) => word).join("")).toContain(words);
  for (const { start, end } of timed) expect(end).toBeGreaterThanOrEqual(start);

  await page.getByLabel("SRT").check();
  await page.getByLabel("Words in a subtitle").selectOption("1");
  await page.getByRole("switch", { name: "Underline the spoken word" }).check();
  expect(await saved(page, "SRT")).toMatch(/<u>country[.,?]?<\/u>/);
  await onEveryScreen(page, async ({ name }) => {
    await takePicture(page, `export-words-${name}`);
    expect(await smallTargets(page)).toEqual([]);
    expect(await weakText(page)).toEqual([]);
  });
});

interface TimedSegment {
  readonly words: readonly { readonly word: string; readonly start: number; readonly end: number }[];
}

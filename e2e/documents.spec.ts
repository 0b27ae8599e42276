import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import mammoth from "mammoth";
import { takePicture } from "./looks";
import { openPlanted } from "./plantedTranscript";
import { test } from "./test";

const talk = {
  title: "keepers.mp3",
  said: [
    { text: "The keeper writes, and nobody reads the log.", start: 0 },
    { text: "It was dark again.", start: 20 },
  ],
};

/** What the open export panel saves in a format. */
async function saved(page: Page, format: string): Promise<Buffer> {
  await page.getByLabel(format, { exact: true }).check();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: `Save as ${format}` }).click();
  return readFileSync(await (await download).path());
}

test("a transcript becomes a document of Word, a page and subtitles whose words light up; Save is in reach on every screen", async ({
  page,
}) => {
  await openPlanted(page, talk);
  await page.getByRole("button", { name: "Export" }).click();
  const { value } = await mammoth.extractRawText({ buffer: await saved(page, "DOCX") });
  expect(value).toMatch(
    /^keepers\.mp3\n\nJanuary 5, 2026 · 0:21\n\n00:00 {2}The keeper writes, and nobody reads the log\.\n\n00:20 {2}It was dark again\.\n\n$/,
  );
  const html = (await saved(page, "HTML")).toString();
  expect(html).toContain('<audio controls preload="metadata" src="keepers.mp3">');
  expect(html).toContain('<span data-s="20.40">was</span>');
  expect((await saved(page, "ASS")).toString()).toContain("{\\k40}It{\\k40} was{\\k40} dark{\\k40} again.");
  expect(await cuesOf(page, await saved(page, "VTT"))).toEqual([
    [0, 3.2, "The keeper writes, and nobody reads the log."],
    [20, 21.6, "It was dark again."],
  ]);
  for (const [width, height] of [
    [1366, 768],
    [360, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.getByLabel("DOCX", { exact: true }).check();
    await expect(page.getByText(/^Saved as/)).toHaveCount(0);
    await takePicture(page, `export-${width}`);
    await page.getByRole("button", { name: "Save as DOCX" }).click({ trial: true });
  }
});

test("who speaks when is a file where a text has speakers, and is not offered where it has none", async ({ page }) => {
  const said = talk.said.map((one, i) => ({ ...one, speaker: i === 0 ? "Ana Maria" : "Speaker 2" }));
  await openPlanted(page, { ...talk, said });
  await page.getByRole("button", { name: "Export" }).click();
  expect((await saved(page, "RTTM")).toString()).toBe(
    "SPEAKER keepers 1 0.000 3.200 <NA> <NA> Ana_Maria <NA> <NA>\nSPEAKER keepers 1 20.000 1.600 <NA> <NA> Speaker_2 <NA> <NA>\n",
  );
  await page.setViewportSize({ width: 360, height: 740 });
  const { segments } = JSON.parse((await saved(page, "Diarized JSON")).toString()) as { segments: unknown[] };
  expect(segments[0]).toMatchObject({ speaker: "Ana Maria", text: "The keeper writes, and nobody reads the log." });
  await takePicture(page, "export-speakers-360");
  // What was chosen last is not what a text without speakers can have.
  await openPlanted(page, talk);
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByLabel("SRT", { exact: true })).toBeChecked();
  await expect(page.getByLabel("RTTM", { exact: true })).toHaveCount(0);
});

/** The cues of a WebVTT file as the browser's own player reads them. */
async function cuesOf(page: Page, file: Buffer): Promise<readonly (readonly [number, number, string])[]> {
  const player = await page.context().newPage();
  await player.setContent(`<video><track default src="data:text/vtt;base64,${file.toString("base64")}"></video>`);
  const track = player.locator("track");
  await expect.poll(() => track.evaluate((node: HTMLTrackElement) => node.readyState)).toBe(2);
  const cues = await track.evaluate(({ track }: HTMLTrackElement) =>
    [...(track.cues ?? [])].map((cue) => [cue.startTime, cue.endTime, (cue as VTTCue).text] as const),
  );
  await player.close();
  return cues;
}

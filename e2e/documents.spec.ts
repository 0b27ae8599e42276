import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import mammoth from "mammoth";
import { shots } from "./looks";
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
    await page.screenshot({ path: `${shots}/export-${width}.png` });
    await page.getByRole("button", { name: "Save as DOCX" }).click({ trial: true });
  }
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

import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { dropFiles, silence, spacedSpeech, speech, unreadable } from "./files";
import { takePicture } from "./looks";
import { test, words } from "./test";

// Minutes on a software adapter that shares two cores with other work, seconds on a graphics card.
test.setTimeout(600_000);
const patient = { timeout: 400_000 };

/** Everything the page asked for, and every complaint of its security policy. */
function watch(page: Page) {
  const urls: string[] = [];
  const complaints: string[] = [];
  page.context().on("request", (request) => urls.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return { urls, complaints };
}

test("a dropped file becomes text and subtitles, and nothing leaves the page's origin", async ({
  page,
  openPage,
  baseURL,
}) => {
  const seen = watch(page);
  await openPage();
  await dropFiles(page, [speech()]);
  await expect(page.getByRole("heading", { name: "jfk.mp3" })).toBeVisible();
  await expect(page.getByText("Done in")).toBeVisible(patient);
  const text = page.getByRole("region", { name: "Transcript" });
  await expect(text).toContainText(words);

  await page.getByRole("button", { name: "Export" }).click();
  await page.getByLabel("SRT").check();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as SRT" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("jfk.srt");
  const cues = parseSrt(readFileSync(await file.path(), "utf8"));
  // What openai/whisper writes for this clip with this model.
  expect(cues.map((cue) => cue.text)).toEqual([
    "And so my fellow Americans ask not what your country can do for you",
    "ask what you can do for your country",
  ]);
  for (const { start, end } of cues) expect(end).toBeGreaterThan(start);
  expect(cues.at(-1)?.end).toBeLessThan(12);

  await photograph(page);
  expect(seen.urls.length).toBeGreaterThan(5);
  expect(seen.urls.filter((url) => !url.startsWith(`${baseURL}/`) && !url.startsWith("blob:"))).toEqual([]);
  expect(seen.complaints).toEqual([]);
});

test("a text is changed while it is written; stopping keeps what is there, and the file can go on", async ({
  page,
  openPage,
}) => {
  await openPage();
  await dropFiles(page, [spacedSpeech(8)]);
  const text = page.getByRole("region", { name: "Transcript" });
  await expect(page.getByText(words).first()).toBeVisible(patient);
  await expect(page.getByRole("button", { name: "Copy", exact: true })).toBeVisible(patient);
  // What is written already is listened to while the rest is.
  await page.keyboard.press("k");
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await takePicture(page, "running-played-phone");
  await page.keyboard.press("k");
  await page.setViewportSize({ width: 1280, height: 720 });
  await changeText(page);
  await expect(page.getByRole("button", { name: "Stop here" })).toBeVisible();
  await page.keyboard.press("Escape");
  const note = page.getByRole("main").getByText(/^Stopped at .* Text kept\.$/);
  await expect(note).toBeVisible(patient);
  // Where the reader is, at either end of a text that is longer than the window.
  await page.setViewportSize({ width: 360, height: 420 });
  for (const end of [0, 9999]) {
    await page.evaluate((top) => scrollTo({ top, behavior: "instant" }), end);
    await expect(note).toBeInViewport();
    await expect(page.getByRole("button", { name: "Continue" })).toBeInViewport();
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  const kept = ((await text.locator("p").first().textContent()) ?? "").trim();
  expect(kept).toContain(words);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText(/^Stopped at/)).toHaveCount(0);
  await beginAnew(page);
  await page.getByRole("button", { name: "Stop here" }).click();
  await expect(page.getByText(/^Stopped at/).first()).toBeVisible(patient);
  expect(await text.locator("p").first().textContent()).toContain(kept);
});

test("a file without sound is named in one sentence and does not hold up the next", async ({ page, openPage }) => {
  await openPage();
  await dropFiles(page, [unreadable, speech()]);
  await expect(page.getByText("“interview-final.aup3” holds no sound that this browser can read.")).toBeVisible();
  await page.getByRole("link", { name: "jfk.mp3" }).click(patient);
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(words, patient);
});

test("silence says that no speech was found", async ({ page, openPage }) => {
  await openPage();
  await dropFiles(page, [silence(4)]);
  await expect(page.getByRole("main").getByText("No speech was found in this recording.")).toBeVisible(patient);
  await expect(page.getByRole("button", { name: "Choose another file" })).toBeVisible();
});

/** While it is written: once more, which says that it stops for that, and the text so far is a version. */
async function beginAnew(page: Page): Promise<void> {
  const more = async (name: string) => {
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.locator(":popover-open").getByRole("button", { name }).click();
  };
  await more("Transcribe again with…");
  const panel = page.getByRole("complementary", { name: "Transcribe again with…" });
  await expect(panel.getByText("The file is being written: that stops, and it is begun anew.")).toBeVisible();
  await takePicture(page, "running-again");
  await panel.getByRole("button", { name: "Transcribe again", exact: true }).click();
  await expect(panel).toHaveCount(0, patient);
  await more("Versions");
  const versions = page.getByRole("region", { name: "Versions" });
  await expect(versions.getByText("Before it was transcribed again")).toBeVisible();
  await expect(versions.getByText("This text is being written: that stops when you go back.")).toBeVisible();
  await takePicture(page, "running-versions");
  await page.getByRole("button", { name: "Back to the text" }).click();
}

/** A word, a voice, a replacement, a new title and a step back, in the paragraph that is the last one so far. */
async function changeText(page: Page): Promise<void> {
  const first = page.locator("[data-paragraph]").first();
  await first.locator("p").dblclick({ position: { x: 10, y: 10 } });
  await page.keyboard.press("Home");
  await page.keyboard.type("Well, ");
  await page.keyboard.press("Escape");
  await expect(first).toContainText("Well, ");
  await first.hover();
  await page.getByRole("button", { name: /^Paragraph at/ }).click();
  await page.locator(":popover-open").getByRole("button", { name: "Change speaker" }).click();
  await page.getByRole("button", { name: "Speaker 1", exact: true }).click();
  await expect(first).toContainText("Speaker 1");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("textbox", { name: "Find" }).fill("well");
  await page.getByRole("textbox", { name: "Replace with" }).fill("So");
  await page.getByRole("button", { name: "Replace", exact: true }).click();
  await expect(first).toContainText("So, ");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(first).toContainText("Well, ");
  await page.getByRole("heading", { level: 1 }).getByRole("button").click();
  await page.getByRole("textbox", { name: "Title" }).fill("Inaugural");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inaugural");
}

/** Pictures of the finished transcript with the export panel, and what must hold on each screen. */
async function photograph(page: Page): Promise<void> {
  for (const [width, height] of [
    [1440, 900],
    [360, 740],
    [320, 568],
  ] as const) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await takePicture(page, `transcript-${width}-${colorScheme}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  }
}

interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Parses SubRip strictly: numbers from 1, two times, at least one line of text. */
function parseSrt(srt: string): readonly Cue[] {
  return srt
    .trimEnd()
    .split("\n\n")
    .map((block, index) => {
      const match = /^(\d+)\n(\S+) --> (\S+)\n(.+)$/s.exec(block);
      expect(match, block).not.toBeNull();
      expect(Number(match?.[1])).toBe(index + 1);
      return { start: seconds(match?.[2] ?? ""), end: seconds(match?.[3] ?? ""), text: match?.[4] ?? "" };
    });
}

function seconds(time: string): number {
  const match = /^(\d\d):(\d\d):(\d\d),(\d{3})$/.exec(time);
  expect(match, time).not.toBeNull();
  const [, h, m, s, ms] = match ?? [];
  return Number(h) * 3600 + Number(m) * 60 + Number(s) + Number(ms) / 1000;
}

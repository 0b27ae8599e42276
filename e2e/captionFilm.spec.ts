import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Locator, type Page } from "@playwright/test";
import { axeViolations, sidewaysScroll, smallTargets, takePicture } from "./looks";
import { openPlanted } from "./plantedTranscript";
import { test } from "./test";

/** A minute of talk, with a picture. */
const film = {
  name: "talk.webm",
  mimeType: "video/webm",
  buffer: readFileSync(fileURLToPath(new URL("audio/talk.webm", import.meta.url))),
};

const jfk =
  "And so, my fellow Americans, ask not what your country can do for you, ask what you can do for your country.";

/** What is said in it. */
const said = [
  { start: 0, end: 11, text: jfk },
  {
    start: 11.8,
    end: 21.5,
    text: "For although the Chinese took impressions from wood blocks engraved in relief for centuries before the woodcutters of the Netherlands, by a similar process,",
  },
  {
    start: 22.3,
    end: 27.4,
    text: "produced the block books, which were the immediate predecessors of the true printed book,",
  },
  {
    start: 28.2,
    window: 28,
    end: 36.3,
    text: "the invention of movable metal letters in the middle of the fifteenth century may justly be considered as the invention of the art of printing.",
  },
  {
    start: 37.1,
    window: 28,
    end: 42.8,
    text: "And it is worth mention in passing that, as an example of fine typography, in being",
  },
  { start: 43.8, end: 48, window: 28, text: "comparatively modern, has never been surpassed." },
  { start: 48.9, end: 59.9, window: 48, text: jfk },
];

const rows = (page: Page) => page.locator("[data-caption]");
const block = (page: Page, n: number) => page.locator(`[data-cue="${n}"]`);
const start = (page: Page, n: number) => page.getByRole("slider", { name: `Start of caption ${n}`, exact: true });

/** The film's transcript of an earlier visit, with its file given again; its words have times, 0.4 s each, or none. */
async function openFilm(page: Page, words: "timed" | "untimed"): Promise<void> {
  const texts = words === "untimed" ? said : said.slice(0, 3).map(({ start, text }) => ({ start, text }));
  await openPlanted(page, { title: film.name, said: texts, bytes: film.buffer.length });
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose the file to listen" }).press("Enter");
  await (await chooser).setFiles(film);
  await expect(page.locator("video")).toBeVisible();
}

/** Draws a handle sideways by so many CSS pixels. */
async function drag(page: Page, handle: ReturnType<typeof start>, by: number): Promise<void> {
  const { x = 0, y = 0 } = (await handle.boundingBox()) ?? {};
  await page.mouse.move(x + 6, y + 10);
  await page.mouse.down();
  await page.mouse.move(x + 6 + by, y + 10, { steps: 5 });
}

test("captions lie on the sound as blocks, whose ends are drawn, and moved by keys, a step each that is taken back", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openFilm(page, "timed");
  await page.getByRole("button", { name: "Captions", exact: true }).click();
  await expect(block(page, 0)).toBeVisible();
  const count = await rows(page).count();
  // One that begins after some silence, which leaves it room.
  const at = (
    await rows(page)
      .getByRole("button", { name: /^Play from/ })
      .allTextContents()
  ).indexOf("0:11.8");
  await rows(page).nth(at).locator("p").focus();
  const handle = start(page, at + 1);
  await expect(handle).toHaveAttribute("tabindex", "0");
  const second = () => handle.getAttribute("aria-valuenow").then(Number);
  // Twenty pixels are 0.4 s.
  await drag(page, handle, -20);
  await expect(handle.locator("output")).toHaveText("0:11.4");
  await takePicture(page, "captions-drawn");
  await page.mouse.up();
  await expect(rows(page).nth(at).getByRole("img", { name: "Changed by hand" })).toBeVisible();
  expect(await second()).toBeCloseTo(11.4, 2);
  // It stops before its neighbour, by the gap of the rules.
  await drag(page, handle, -300);
  await page.mouse.up();
  const end = page.getByRole("slider", { name: `End of caption ${at}`, exact: true });
  await expect.poll(second).toBeCloseTo(Number(await end.getAttribute("aria-valuenow")) + 2 / 24, 2);
  await page.keyboard.press("Control+z");
  await expect.poll(second).toBeCloseTo(11.4, 2);
  // What is drawn is let go of by Esc, and nothing has happened.
  await drag(page, handle, 40);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await page.keyboard.press("ArrowRight");
  await expect.poll(second).toBeCloseTo(11.5, 2);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(second).toBe(11.8);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await expect(rows(page)).toHaveCount(count);

  // A press goes to the place and to the row.
  await block(page, 1).click();
  await expect(rows(page).nth(1).locator("p")).toBeFocused();
  await expect(block(page, 1)).toHaveAttribute("data-at-playhead", "true");
  const width = async () => (await block(page, 1).boundingBox())?.width ?? 0;
  const usual = await width();
  await page.getByRole("button", { name: "Show the sound from nearer" }).click();
  await expect.poll(width).toBeCloseTo(2 * usual, 0);
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 640 });
  await expect(block(page, 1)).toBeInViewport();
  expect(await smallTargets(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  await takePicture(page, "captions-desk-360");
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 780 } });

  test("a caption on the sound is chosen by a tap, its ends drawn with a finger, and the sound moved along beside them", async ({
    page,
  }) => {
    await openFilm(page, "timed");
    await page.getByRole("button", { name: "Captions", exact: true }).tap();
    await expect(block(page, 0)).toBeVisible();
    const at = (
      await rows(page)
        .getByRole("button", { name: /^Play from/ })
        .allTextContents()
    ).indexOf("0:11.8");
    await rows(page).nth(at).locator("p").tap();
    await expect(block(page, at)).toBeVisible();
    await block(page, at).tap();
    await expect(block(page, at)).toHaveAttribute("data-chosen", "true");
    const handle = start(page, at + 1);
    const { x = 0, y = 0 } = (await handle.boundingBox()) ?? {};
    // A finger is never exact: it comes down beside the handle, and is wider than that.
    await swipe(page, { x: x - 20, y: y + 10 }, -20, async () => {
      await expect(handle.locator("output")).toHaveText("0:11.4");
      await takePicture(page, "captions-touch");
    });
    await expect.poll(() => handle.getAttribute("aria-valuenow").then(Number)).toBeCloseTo(11.4, 2);
    await expect(rows(page).nth(at).getByRole("img", { name: "Changed by hand" })).toBeVisible();
    const track = page.getByRole("group", { name: /^Captions on the sound/ });
    const left = () => track.evaluate((node) => node.scrollLeft);
    const before = await left();
    const box = await block(page, at).boundingBox();
    await swipe(page, { x: (box?.x ?? 0) + 120, y: y + 10 }, -80);
    await expect.poll(left).toBeGreaterThan(before);
    expect(Number(await handle.getAttribute("aria-valuenow"))).toBeCloseTo(11.4, 2);
  });
});

/** Moves a finger sideways. */
async function swipe(page: Page, from: { x: number; y: number }, by: number, held?: () => Promise<void>) {
  const devtools = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", x: number) =>
    devtools.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y: from.y }] });
  await send("touchStart", from.x);
  for (let step = 1; step <= 5; step++) await send("touchMove", from.x + (by * step) / 5);
  await held?.();
  await send("touchEnd", from.x + by);
  await devtools.detach();
}

test("a film shows its captions as they are written, beside them or above them, and plays on when it is moved", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openFilm(page, "timed");
  const picture = page.locator("[data-picture]");
  const isPaused = () => page.locator("video").evaluate((video: HTMLVideoElement) => video.paused);
  // Over the text it shows them where they are saved.
  await page.keyboard.press("Control+e");
  await expect(picture).toContainText(/^And so/);
  await page.keyboard.press("Escape");
  await expect(picture).toHaveText("");
  expect(await isPaused()).toBe(true);
  await page.keyboard.press("k");
  await page.getByRole("button", { name: "Captions", exact: true }).click();
  await expect(picture).toHaveAttribute("data-picture", "head");
  expect(await isPaused()).toBe(false);
  await page.keyboard.press("k");
  await rows(page).nth(0).getByRole("button").click();
  await page.keyboard.press("k");
  const first = (await rows(page).nth(0).locator("p").textContent()) ?? "";
  await expect(picture).toHaveText(first);
  await rows(page).nth(0).locator("p").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(" <b>all");
  await expect(picture).toHaveText(`${first} <b>all`);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(picture).toHaveText(first);
  const head = async () => (await picture.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  expect((await head()).width / (await head()).height).toBeCloseTo(16 / 9, 1);
  expect((await head()).x).toBeGreaterThan(900);
  await takePicture(page, "captions-film");
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 640 });
  expect((await head()).height).toBeLessThanOrEqual(192);
  await rows(page).last().locator("p").focus();
  await page.evaluate(() => scrollTo({ top: 9999, behavior: "instant" }));
  // It stays in sight, and leaves the row that is gone to in sight.
  await expect(picture).toBeInViewport({ ratio: 1 });
  expect((await rows(page).last().boundingBox())?.y).toBeGreaterThan((await head()).y + (await head()).height);
  await takePicture(page, "captions-film-360");
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
});

/** Goes from control to control as far as one. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let n = 0; n < 80; n++) {
    if (await control.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${control} is not reached by Tab`);
}

test("by keyboard alone: a minute of film becomes captions whose words were found in its sound, checked and saved", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openFilm(page, "untimed");
  await tabTo(page, page.getByRole("button", { name: "Captions", exact: true }));
  await page.keyboard.press("Enter");
  const rules = page.getByRole("complementary", { name: "Rules" });
  await expect(rules.getByText(/^Listening for words, 0:\d\d of 0:59$/)).toBeVisible();
  await takePicture(page, "captions-finding");
  await expect(rules.getByText(/^(?:Listening for|Times of) words/)).toHaveCount(0);
  // It was none of the user's steps.
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  const facts = page.getByText(/^\d+\scaptions$/);
  await expect(facts).toBeVisible();

  await tabTo(page, rules.getByLabel("Preset"));
  await page.keyboard.press("b");
  await expect(rules.getByLabel("Preset")).toHaveValue("bbc");
  await tabTo(page, rules.getByLabel("Characters a second"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("14");
  const toCheck = page.getByText(/^\d+ to check$/);
  await expect(toCheck).toBeVisible();
  const number = async () => Number.parseInt((await toCheck.textContent({ timeout: 1000 }).catch(() => "0")) ?? "", 10);
  const before = await number();
  await tabTo(page, rules.getByRole("button", { name: /too fast$/ }));
  await page.keyboard.press("Enter");
  const row = page.locator("[data-caption]:has(p:focus)");
  await expect(row).toContainText("characters a second");
  // It says less, and is as long as its neighbour lets it be.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("In short,\nfewer words.");
  await expect(page.locator("[data-picture]")).not.toHaveText("In short,");
  await page.keyboard.press("Escape");
  await expect.poll(number).toBe(before - 1);
  const index = await row.evaluate((node) => [...(node.parentElement?.children ?? [])].indexOf(node));
  await tabTo(page, page.getByRole("slider", { name: `End of caption ${index + 1}`, exact: true }));
  await page.keyboard.press("End");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await takePicture(page, "captions-checked");

  await page.keyboard.press("Control+e");
  const panel = page.getByRole("complementary", { name: "Export" });
  await expect(panel.getByText(/^\d+\ssubtitles, /)).toBeVisible();
  expect(await page.locator(".btn.prime:visible").count()).toBe(1);
  await tabTo(page, panel.getByRole("button", { name: "Save as SRT" }));
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const cues = await read(readFileSync(await (await download).path(), "utf8"));
  expect(cues.map(({ text }) => text)).toEqual(await rows(page).locator("p").allTextContents());
  for (const [n, cue] of cues.entries()) expect(cue.startTime).toBeGreaterThanOrEqual(cues[n - 1]?.endTime ?? 0);
  // Found in the sound: the second half of it is said where it is said, and not where its letters are.
  expect(cues.find(({ text }) => text.startsWith("ask not"))?.startTime).toBeGreaterThan(2.9);

  await page.setViewportSize({ width: 360, height: 640 });
  await panel.getByRole("button", { name: "Save as SRT" }).click({ trial: true });
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await takePicture(page, "captions-journey-360", { fullPage: true });
  expect(await smallTargets(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
});

/** The cues of a file as a parser reads them that is not ours; it wants to be in a browser. */
async function read(file: string) {
  Object.assign(globalThis, { window: globalThis });
  const { parseText } = await import("media-captions");
  const { cues, errors } = await parseText(file, { type: "srt", strict: true });
  Reflect.deleteProperty(globalThis, "window");
  expect(errors).toEqual([]);
  return cues;
}

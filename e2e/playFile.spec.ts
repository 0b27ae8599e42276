import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { dropFiles, speech } from "./files";
import { axeViolations, takePicture } from "./looks";
import { ready, test } from "./test";

test("a file is played: words, keys, speed, loop and the waveform, which is there after a reload with the file", async ({
  page,
  openPage,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await dropFiles(page, [speech()]);
  const player = page.getByRole("region", { name: "Player" });
  await expect(player.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(player.locator("canvas")).toBeVisible();
  await takePicture(page, "player-file");
  expect(await axeViolations(page)).toEqual([]);
  const position = () => player.getByRole("slider", { name: "Position" }).inputValue().then(Number);
  await page.keyboard.press("l");
  await expect.poll(position).toBeGreaterThan(9);
  await page.keyboard.press("j");
  await expect.poll(position).toBeLessThan(1.5);
  await page.keyboard.press("=");
  await expect(player.getByRole("combobox", { name: "Speed" })).toHaveValue("1.25");
  // A foot pedal, and word by word.
  await page.keyboard.press("F3");
  await expect(player.getByRole("combobox", { name: "Speed" })).toHaveValue("1");
  await page.keyboard.press("F2");
  await expect.poll(position).toBeGreaterThan(4);
  await page.keyboard.press("F1");
  await expect.poll(position).toBeLessThan(2);
  const before = await position();
  await page.keyboard.press(".");
  await expect.poll(position).toBeGreaterThan(before);
  await page.keyboard.press(",");
  await expect.poll(position).toBeLessThanOrEqual(before);
  // What the system's own controls show.
  expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe("jfk.mp3");
  await page
    .locator("[data-paragraph] p")
    .first()
    .click({ position: { x: 150, y: 12 } });
  await page.keyboard.press("k");
  await expect(player.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.keyboard.press("k");
  await player.getByRole("button", { name: "Loop" }).click();
  await expect(player.getByRole("button", { name: "Loop" })).toHaveAttribute("aria-pressed", "true");
  await player.getByRole("button", { name: "Loop" }).click();
  // What is selected by keys is played again and again.
  await page.keyboard.press("l");
  await page.locator("[data-paragraph] p").first().focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await player.getByRole("button", { name: "Loop" }).click();
  await expect.poll(position).toBeLessThan(5);
  await player.getByRole("button", { name: "Loop" }).click();

  // A phone, also on its side: one line, under a masthead that goes away with the text.
  const height = async () => (await player.boundingBox())?.height;
  await page.setViewportSize({ width: 360, height: 740 });
  await takePicture(page, "player-file-phone");
  expect(await height()).toBeLessThanOrEqual(90);
  await page.setViewportSize({ width: 667, height: 375 });
  await takePicture(page, "player-file-side");
  expect(await height()).toBeLessThanOrEqual(66);
  await page.evaluate(() => scrollTo({ top: 9999, behavior: "instant" }));
  await expect(page.getByRole("banner")).not.toBeInViewport();
  await page.setViewportSize({ width: 1280, height: 720 });

  await page.reload();
  await expect(player).toContainText("The sound is not open.");
  const { mimeType, buffer } = speech();
  const chooser = page.waitForEvent("filechooser");
  await player.getByRole("button", { name: "Choose the file to listen" }).click();
  await (await chooser).setFiles({ name: "other.mp3", mimeType, buffer: buffer.subarray(0, 9000) });
  await expect(player).toContainText("“other.mp3” is another file.");
});

test("by keyboard alone: open, listen, correct, find, export, reload, find again", async ({ page, openPage }, info) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Control+o");
  await (await chooser).setFiles([speech()]);
  await expect(page.getByText("Done in")).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: /^Paragraph from/ })).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Applause.");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+f");
  await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
  await page.keyboard.type("applause");
  await expect(page.getByText("1 of 1 matches")).toBeVisible();
  await page.keyboard.press("Escape");
  // The panel opens beside the text, which stays where it is.
  await page.setViewportSize({ width: 1280, height: 420 });
  await page.evaluate(() => scrollTo({ top: 60, behavior: "instant" }));
  await page.keyboard.press("Control+e");
  await expect(page.getByRole("radio", { name: "SRT" })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(60);
  const download = page.waitForEvent("download");
  while (!(await page.getByRole("button", { name: "Save as SRT" }).evaluate((node) => node === document.activeElement)))
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const saved = info.outputPath("saved.srt");
  await (await download).saveAs(saved);
  expect(readFileSync(saved, "utf8")).toContain("Applause.");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Export" })).toBeFocused();
  await page.setViewportSize({ width: 1280, height: 720 });

  await page.reload();
  await expect(page.locator("[data-paragraph]").last()).toContainText("Applause.");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("applause");
  const hit = page.getByRole("button", { name: /^Open at/ });
  await expect(hit).toBeVisible();
  while (!(await hit.evaluate((node) => node === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-paragraph]").last()).toContainText("Applause.");
});

/** A film of two seconds as a browser records it: it does not say how long it is. */
async function recordFilm(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const sound = new AudioContext();
    const [tone, out] = [sound.createOscillator(), sound.createMediaStreamDestination()];
    tone.connect(out);
    tone.start();
    const stream = new MediaStream([...canvas.captureStream(10).getTracks(), ...out.stream.getTracks()]);
    const recorder = new MediaRecorder(stream, { mimeType: "video/webm;codecs=vp8,opus" });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.start();
    for (let n = 0; n < 20; n++) {
      pen?.fillRect(n * 10, 0, 10, 100);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.stop();
    await ended;
    await sound.close();
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  });
  return Buffer.from(base64, "base64");
}

test("a film shows its picture beside the text, and can be moved through though it says no length", async ({
  page,
  openPage,
}) => {
  await openPage();
  const buffer = await recordFilm(page);
  await dropFiles(page, [{ name: "film.webm", mimeType: "video/webm", buffer }]);
  const picture = page.locator("video");
  await expect(picture).toBeVisible();
  const player = page.getByRole("region", { name: "Player" });
  const slider = player.getByRole("slider", { name: "Position" });
  await expect.poll(() => slider.getAttribute("max").then(Number)).toBeGreaterThan(1);
  await page.setViewportSize({ width: 1440, height: 900 });
  const [box, text] = [await picture.boundingBox(), await page.getByRole("heading", { level: 1 }).boundingBox()];
  expect(box?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
  await takePicture(page, "player-film");
  await page.setViewportSize({ width: 360, height: 740 });
  await takePicture(page, "player-film-phone");
  const floating = await picture.boundingBox();
  expect(floating?.width).toBeLessThanOrEqual(160);
  expect((floating?.y ?? 0) + (floating?.height ?? 0)).toBeLessThanOrEqual((await player.boundingBox())?.y ?? 0);
});

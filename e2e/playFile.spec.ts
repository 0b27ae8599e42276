import { expect } from "@playwright/test";
import { dropFiles, speech } from "./files";
import { axeViolations, shots } from "./looks";
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
  await page.screenshot({ path: `${shots}/player-file.png` });
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

  await page.reload();
  await expect(player).toContainText("The sound is not open.");
  const { mimeType, buffer } = speech();
  const chooser = page.waitForEvent("filechooser");
  await player.getByRole("button", { name: "Choose the file to listen" }).click();
  await (await chooser).setFiles({ name: "other.mp3", mimeType, buffer: buffer.subarray(0, 9000) });
  await expect(player).toContainText("“other.mp3” is another file.");
});

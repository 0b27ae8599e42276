import { expect, type Page } from "@playwright/test";
import { takePicture } from "./looks";
import { test } from "./microphone";
import { expectRecorded, patient, said, startRecording, stopKey, text } from "./recording";

// What is recorded is recorded in real time.
test.setTimeout(300_000);

const recorderOf = (page: Page) => page.workers().filter((worker) => worker.url().includes("recorder.worker"));
const timer = (page: Page) => page.getByRole("timer");
const saved = (page: Page) => page.getByText("Saved on this device as you speak");

test("a recorder that is killed, and one that hangs, are replaced: recording goes on, what is missing is said then and later", async ({
  page,
  openPage,
}) => {
  await startRecording(page, openPage);
  await expectRecorded(page, 2);
  await recorderOf(page)[0]?.evaluate(() => self.close());
  await expect.poll(() => recorderOf(page).length).toBe(1);
  await expect(saved(page)).toBeVisible();
  const [next] = recorderOf(page);
  await next?.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  const note = page.getByText(
    /^The recorder stopped, and another one took over\. The sound of .*\d+:\d\d–\d+:\d\d is missing\.$/,
  );
  await expect(note).toBeVisible(patient);
  await expect(saved(page)).toBeVisible();
  await takePicture(page, "recorder-replaced");
  const before = await timer(page).textContent();
  await expect(timer(page)).not.toHaveText(before ?? "", patient);
  await stopKey(page).click();
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  await expect(note).toBeVisible();
  const words = await note.textContent();
  await page.reload();
  await expect(note).toHaveText(words ?? "", patient);
});

test("a device that runs full keeps the text, says from where on sound is in this tab only, and what is missing later", async ({
  page,
  openPage,
}) => {
  await startRecording(page, openPage);
  await expect(saved(page)).toBeVisible();
  await expectRecorded(page, 1);
  const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  // Three seconds of sound.
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 96_000 });
  await expect(
    page.getByText("No room left on this device: the rest of the sound is kept in this tab only."),
  ).toBeVisible(patient);
  await expect(saved(page)).toHaveCount(0);
  await expect.poll(() => said(page), patient).toContain("your country");
  await stopKey(page).click();
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  await expect(page.getByText("new text is kept in this tab only")).toHaveCount(0);
  const written = await said(page);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(
    page.getByText(/^There was no room on this device: the sound from \d+:\d\d on was not kept\.$/),
  ).toBeVisible(patient);
  await expect(text(page)).toBeVisible();
  await expect.poll(() => said(page)).toBe(written);
  await takePicture(page, "recorder-full");
});

import { expect, type Page } from "@playwright/test";
import { takePicture } from "./looks";
import { test } from "./microphone";
import { confirmed, expectRecorded, patient, said, startRecording, stopKey, text, title, words } from "./recording";

// Real time on a processor or a graphics card; minutes on a software adapter that shares two cores with other work.
test.setTimeout(600_000);

/** What the clip ends with: live text may stand before that is said. */
const ending = "ask what you can do for your country";

// Words are tentative only where they are heard while somebody speaks, and the clip has eleven seconds.
test("what is said is written, tentative first, and found again after a reload", { tag: "@alone" }, async ({
  page,
  openPage,
}) => {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.addInitScript(noteTail);
  await startRecording(page, openPage);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect.poll(() => page.evaluate(() => "tailSeen" in window), patient).toBe(true);
  await takePicture(page, "recording-tail");
  await expect.poll(() => confirmed(page), patient).toMatch(/fellow American/i);
  await expect.poll(() => said(page), patient).toContain(ending);
  await stopKey(page).click();
  const player = page.getByRole("region", { name: "Player" });
  await expect(player).toBeVisible(patient);
  expect(await said(page)).toContain(ending);
  await expect(page.getByText("Kept on this device", { exact: true })).toBeVisible();
  const written = await confirmed(page);

  const address = page.url();
  await openPage();
  await page
    .getByRole("region", { name: "Earlier" })
    .getByRole("button", { name: /recording/ })
    .click();
  expect(page.url()).toBe(address);
  await page.reload();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect.poll(() => confirmed(page)).toBe(written);
  await playFrom(page);
  expect(complaints).toEqual([]);
});

/** Notes that tentative words stood on the page, be it for a moment: on a slow machine they may stand before anybody looks. */
function noteTail(): void {
  const look = () => {
    const tail = document.querySelector('[data-testid="tail"]');
    if (tail?.checkVisibility() && /[a-z]/.test(tail.textContent ?? "")) Object.assign(window, { tailSeen: true });
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Plays the recording on the page from a word of it. */
async function playFrom(page: Page): Promise<void> {
  const player = page.getByRole("region", { name: "Player" });
  const slider = player.getByRole("slider", { name: "Position" });
  await expect.poll(async () => Number(await slider.getAttribute("max"))).toBeGreaterThan(11);
  const paragraph = text(page).locator("li p").last();
  const at = await paragraph.evaluate((node, wanted) => {
    const letters = node.firstChild as globalThis.Text;
    const range = new Range();
    const from = letters.data.lastIndexOf(wanted);
    range.setStart(letters, from);
    range.setEnd(letters, from + wanted.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, "country");
  await page.mouse.click(at.x, at.y);
  // The word is near the end of what was said.
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(9);
  await page.keyboard.press("Space");
  await expect(player.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect.poll(() => page.evaluate(() => [...CSS.highlights.keys()])).toContain("spoken");
  await takePicture(page, "recording-played");
  await page.keyboard.press("Space");
  await expect(player.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  const paused = Number(await slider.inputValue());
  // In the text, which was pressed, arrows go from word to word.
  await page.keyboard.press("j");
  await expect.poll(async () => Number(await slider.inputValue())).toBeCloseTo(paused - 10, 0);
}

test("an engine that is killed is replaced, and no word is lost", async ({ page, openPage }) => {
  await startRecording(page, openPage);
  await expect.poll(() => confirmed(page), patient).toMatch(/[a-z]/i);
  await killEngine(page);
  await expect(page.getByText(/^The engine stopped, and another one took over\. Nothing was lost/)).toBeVisible(
    patient,
  );
  // All that the clip says, or it would be stopped before its end.
  await expect.poll(() => said(page), patient).toMatch(/what you can do for your country/);
  await stopKey(page).click();
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  // What was confirmed when the engine was killed stands as it was heard, on a busy machine from half a second of sound.
  expect(await said(page)).toMatch(
    /^and \w+ my fellow americans? .*your country can do for you ask what you can do for your country/,
  );
});

/** Ends the worker that computes, as a browser that runs out of memory does. */
async function killEngine(page: Page): Promise<void> {
  const engine = page.workers().find((worker) => worker.url().includes("engine.worker"));
  await engine?.evaluate(() => self.close());
}

test("a recording that was cut off is offered at the next visit, and its text finished", async ({ page, openPage }) => {
  await startRecording(page, openPage);
  await expectRecorded(page, 13);
  const { context, url } = { context: page.context(), url: page.url() };
  await page.close();
  const next = await context.newPage();
  await next.goto(url);
  await next.getByRole("button", { name: "Finish the text" }).click();
  await expect.poll(() => said(next), patient).toContain(words);
  await expect(next.getByText("Finish the text")).toHaveCount(0, patient);
});

test("a microphone that is unplugged ends the recording with all of its text", async ({ page, openPage }) => {
  await page.addInitScript(() => {
    const media = MediaDevices.prototype;
    const open = media.getUserMedia;
    media.getUserMedia = async function (constraints) {
      const stream = await open.call(this, constraints);
      globalThis.unplug = () => {
        for (const track of stream.getTracks()) {
          track.stop();
          track.dispatchEvent(new Event("ended"));
        }
      };
      return stream;
    };
  });
  await startRecording(page, openPage);
  await expectRecorded(page, 6);
  await page.evaluate(() => unplug());
  await expect(page.getByText(/^The sound ended at \d+:\d\d: the microphone was unplugged/)).toBeVisible(patient);
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  expect(await said(page)).toContain("fellow american");
});

declare global {
  /** Lives in the page: ends the microphone's tracks as the browser does when its device is gone. */
  var unplug: () => void;
}

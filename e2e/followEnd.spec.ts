import { expect, type Locator, type Page } from "@playwright/test";
import { takePicture } from "./looks";
import { test } from "./microphone";
import { confirmed, patient, startRecording, text } from "./recording";

// Real time on a processor; minutes on a machine that has other work.
test.setTimeout(600_000);
// Half a minute of speech: lines enough to follow, to leave and to follow again.
test.use({ spokenFiles: ["two.opus", "jfk.opus"] });

/** Windows of a few lines, which text fills at once, in a size that makes many lines of little text; and a scroll of a few, and of one. */
const screens = [
  { name: "a wide screen", textSize: "30", width: 1280, height: 300, up: 150 },
  { name: "a phone", textSize: "Usual", width: 360, height: 300, up: 30 },
] as const;

for (const { name, textSize, up, ...size } of screens) {
  test(`on ${name} the last line stays in sight while text grows, but for a reader who has left it until he returns`, {
    tag: "@alone",
  }, async ({ page, openPage }) => {
    await page.goto("/#/settings");
    await page.getByRole("group", { name: "Text size" }).getByRole("radio", { name: textSize }).check();
    await page.setViewportSize(size);
    await startRecording(page, openPage);
    await expect.poll(() => confirmed(page), patient).toMatch(/[a-z]/i);
    await watchEnd(page);
    const jump = page.getByRole("button", { name: /^Jump to live/ });
    await expectFollowed(page);
    await expect(jump).toBeHidden();

    await page.mouse.move(size.width / 2, 100);
    await page.mouse.wheel(0, -up);
    await expect(jump).toBeVisible();
    await expectScrolled(page);
    await takePicture(page, `left-the-end-${size.width}`);
    await expectTextUncovered(jump);
    // A window that becomes so tall that the page ends in it takes nobody back to the end.
    await page.setViewportSize({ ...size, height: size.height + up + 20 });
    await page.waitForFunction((height) => innerHeight === height, size.height + up + 20);
    const there = await place(page);
    await expectGrowth(page);
    expect(await place(page)).toBe(there);
    await expectTextUncovered(jump);
    await expect(jump).toHaveAccessibleName(/^Jump to live(, \d+\snew\slines?)?$/);

    await jump.press("Enter");
    await expect(jump).toBeHidden();
    // The button has gone: the text has the focus, and none of its paragraphs, which would let go of the end.
    await expect(text(page)).toBeFocused();
    await expectFollowed(page);

    await page.mouse.wheel(0, -60);
    await expect(jump).toBeVisible();
    await page.keyboard.press("End");
    await expect(jump).toBeHidden();
    // Nor does one that becomes lower take anybody away from it.
    await expectFollowed(page, () => page.setViewportSize(size));
    await expect(jump).toBeHidden();
  });
}

/** Where the first words stand in the window. */
function place(page: Page): Promise<number> {
  const words = page.locator("main ol p").first();
  return words.evaluate((node) => Math.round(node.getBoundingClientRect().top));
}

/** Waits until the page has scrolled all of the way, which browsers do smoothly. */
async function expectScrolled(page: Page): Promise<void> {
  let before = Number.NaN;
  const moved = async () => {
    const now = await place(page);
    const by = now - before;
    before = now;
    return by;
  };
  await expect.poll(moved, { intervals: [200] }).toBe(0);
}

/** No text shows beside or under what stands over the desk, and the last line stands above it where the page ends. */
async function expectTextUncovered(jump: Locator): Promise<void> {
  const { beside, lastLine } = await jump.evaluate((button) => {
    const { top } = button.getBoundingClientRect();
    const desk = document.querySelector('section[aria-label="Recording"]')?.getBoundingClientRect().top ?? 0;
    const found = new Set<string | null>();
    for (let y = top; y < desk; y += 4) {
      for (let x = 2; x < innerWidth; x += 8) {
        const words = document.elementFromPoint(x, y)?.closest("main ol");
        if (words) found.add(words.textContent);
      }
    }
    const last = [...document.querySelectorAll("main ol p")].at(-1)?.getBoundingClientRect().bottom ?? 0;
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    return { beside: [...found], lastLine: last - left - top };
  });
  expect(beside).toEqual([]);
  expect(lastLine).toBeLessThanOrEqual(0);
}

/** Looks at each frame as it is drawn: how tall the text is, and by how much its last line was out of sight at most. */
async function watchEnd(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.end = { height: 0, outOfSight: 0 };
    const look = () => {
      const list = document.querySelector("main ol")?.getBoundingClientRect();
      const last = [...document.querySelectorAll("main ol p")].at(-1)?.getBoundingClientRect();
      const desk = document.querySelector('section[aria-label="Recording"]')?.getBoundingClientRect();
      if (!list || !last || !desk) return;
      end = { height: list.height, outOfSight: Math.max(end.outOfSight, last.bottom - desk.top) };
    };
    // The newest observer of sizes is told last, when all has been done that is done before a picture.
    const watch = () => {
      const sizes = new ResizeObserver(() => {
        sizes.disconnect();
        look();
        requestAnimationFrame(watch);
      });
      sizes.observe(document.body);
    };
    requestAnimationFrame(watch);
  });
}

/** Waits for a line more. */
async function expectGrowth(page: Page): Promise<void> {
  const height = () => page.evaluate(() => end.height);
  const before = await height();
  await expect.poll(height, patient).toBeGreaterThan(before);
}

/** From something that is done on, no frame shows the text without its last line until there is one more. */
async function expectFollowed(page: Page, act = async () => {}): Promise<void> {
  await page.evaluate(() => Object.assign(end, { outOfSight: 0 }));
  await act();
  await expectGrowth(page);
  expect(await page.evaluate(() => end.outOfSight)).toBe(0);
}

declare global {
  /** Lives in the page, once `watchEnd` watches it. */
  var end: { readonly height: number; readonly outOfSight: number };
}

import { expect, type Locator, type Page } from "@playwright/test";
import { expectGoodLooks, sidewaysScroll, takePicture } from "./looks";
import { plantRecording } from "./plantedRecording";
import { ready, test } from "./test";

const places = ["#/", "#/library", "#/models", "#/settings", "#/bench", "#/privacy"] as const;

/** What of the page lies under something else while it has the focus, when Tab walks over all of it (WCAG 2.2, 2.4.11). */
async function hiddenFocus(page: Page): Promise<readonly string[]> {
  const hidden: string[] = [];
  const seen = new Set<string>();
  await page.getByRole("button", { name: "Skip to the page" }).focus();
  for (let steps = 0; steps < 200; steps++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const node = document.activeElement;
      if (!(node instanceof HTMLElement) || node === document.body) return undefined;
      const { left, top, width, height } = node.getBoundingClientRect();
      const points = [0.2, 0.5, 0.8].map((share) => [left + width / 2, top + height * share] as const);
      const isSeen = points.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (node.contains(hit) || hit.contains(node) || node.closest("label")?.contains(hit));
      });
      const index = [...document.querySelectorAll("*")].indexOf(node);
      return { key: String(index), name: node.ariaLabel ?? node.textContent ?? node.tagName, isSeen };
    });
    if (!found || seen.has(found.key)) break;
    seen.add(found.key);
    if (!found.isSeen) hidden.push(found.name);
  }
  expect(seen.size).toBeGreaterThan(4);
  return hidden;
}

/** Lines, letters and words as far apart as anybody may set them (WCAG 2.2, 1.4.12). */
function spaceText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
      p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
  });
}

test("at 200 % zoom every place can be read and reached, with the focus in sight", async ({ page, openPage }) => {
  // What a window of 1280 × 720 has at 200 %.
  await page.setViewportSize({ width: 640, height: 360 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  for (const place of places) {
    await page.goto(place);
    await expectGoodLooks(page, `zoom-${place.slice(2) || "record"}`);
    expect(await hiddenFocus(page)).toEqual([]);
  }
});

test("with text spaced as wide as anybody may need, nothing is cut off or pushed out", async ({ page, openPage }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  for (const place of places) {
    await page.goto(place);
    await spaceText(page);
    await takePicture(page, `spaced-${place.slice(2) || "record"}`);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("button, a, h1, h2, h3, p, dt, dd, label")]
        .filter((node) => node.offsetParent !== null && !node.matches(".sr"))
        .filter((node) => getComputedStyle(node).overflow !== "visible" && node.scrollHeight > node.clientHeight + 1)
        .map((node) => node.textContent),
    );
    expect(cut).toEqual([]);
  }
});

test("in a low window all that opens is within it, and what floats stands right over the desk", async ({
  page,
  openPage,
}) => {
  await page.setViewportSize({ width: 360, height: 300 });
  await openPage();
  await plantRecording(page, { language: "en", lines: ["One line.", "And one more."] });
  await page.reload();
  await page.getByRole("button", { name: ready }).click();
  await expectWithin(page, page.getByRole("dialog", { name: "This device" }));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /recording, \d\d:\d\d/ }).click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await expectWithin(page, page.locator(":popover-open"));
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const toast = page.getByRole("button", { name: "Undo" }).locator("xpath=..");
  await takePicture(page, "low-toast");
  const foot = page.getByRole("navigation", { name: "Places" }).locator("xpath=..");
  const [over, under] = [await toast.boundingBox(), await foot.boundingBox()];
  const gap = (under?.y ?? 0) - ((over?.y ?? 0) + (over?.height ?? 0));
  expect(gap).toBeGreaterThanOrEqual(0);
  expect(gap).toBeLessThanOrEqual(24);
});

/** Something that opened is all in the window, or scrolls within it. */
async function expectWithin(page: Page, opened: Locator): Promise<void> {
  await expect(opened).toBeVisible();
  await takePicture(page, "low-opened");
  const { x = 0, y = 0, width = 0, height = 0 } = (await opened.boundingBox()) ?? {};
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(size.width);
  expect(y + height).toBeLessThanOrEqual(size.height);
  const last = opened.locator("button, a, select").last();
  await last.scrollIntoViewIfNeeded();
  expect(await last.evaluate((node) => node.getBoundingClientRect().bottom)).toBeLessThanOrEqual(size.height);
}

test("words that run from right to left stand at the right, and a page that does is mirrored", async ({
  page,
  openPage,
}) => {
  await openPage();
  const said = "لا تسأل عما يمكن أن يقدمه لك بلدك، اسأل عما يمكنك أن تقدمه لبلدك.";
  await plantRecording(page, { language: "ar", lines: [said] });
  await page.reload();
  await page.getByRole("button", { name: /recording, \d\d:\d\d/ }).click();
  const words = page.getByRole("region", { name: "Transcript" }).getByText(said);
  await expect(words).toBeVisible();
  await expect(page.locator("[lang=ar]").first()).toBeVisible();
  expect(await words.evaluate((node) => getComputedStyle(node).direction)).toBe("rtl");
  expect(await words.evaluate((node) => getComputedStyle(node).textAlign)).toBe("start");
  const key = page.getByRole("button", { name: "Play", exact: true });
  const before = await key.boundingBox();
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  const after = await key.boundingBox();
  // The margin, and with it the key, change sides.
  expect(Math.round((after?.x ?? 0) + (after?.width ?? 0))).toBe(Math.round(width - (before?.x ?? 0)));
  const transcript = page.url();
  for (const size of [
    { width: 1440, height: 900 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size);
    for (const place of [transcript, ...places]) {
      await page.goto(place);
      await expectGoodLooks(page, `rtl-${/\w+$/.exec(place)?.[0] ?? "record"}-${size.width}`);
    }
  }
});

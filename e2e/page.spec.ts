import { expect, type Page } from "@playwright/test";
import { dragFiles, unreadable } from "./files";
import { ready, test } from "./test";

const shots = "test-results/shots";
const screens = [
  { name: "desktop-light", width: 1440, height: 900, colorScheme: "light" },
  { name: "desktop-dark", width: 1440, height: 900, colorScheme: "dark" },
  { name: "wide-light", width: 1920, height: 1080, colorScheme: "light" },
  { name: "phone-light", width: 360, height: 740, colorScheme: "light" },
  { name: "phone-dark", width: 360, height: 740, colorScheme: "dark" },
  { name: "reflow", width: 320, height: 568, colorScheme: "light" },
] as const;

for (const { name, width, height, colorScheme } of screens) {
  test(`the first page on ${name}: no sideways scroll, targets to hit, contrast to read`, async ({
    page,
    openPage,
  }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await openPage();
    await expect(page.getByRole("button", { name: ready })).toBeVisible();
    await page.screenshot({ path: `${shots}/first-${name}.png` });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await smallTargets(page)).toEqual([]);
    expect(await weakText(page)).toEqual([]);
    expect(await namelessControls(page)).toEqual([]);
  });
}

test("the whole page is a target while files hang over it, and says no to what cannot hold sound", async ({
  page,
  openPage,
}) => {
  await openPage();
  await dragFiles(page, [unreadable, { ...unreadable, name: "b.mp3", mimeType: "audio/mpeg" }]);
  await expect(page.getByText("Drop to transcribe.")).toBeVisible();
  await expect(page.getByText("2 files. They stay on this machine.")).toBeVisible();
  await page.screenshot({ path: `${shots}/drop.png` });
  await page.evaluate(() => document.body.dispatchEvent(new DragEvent("dragleave", { bubbles: true })));
  await expect(page.getByText("Drop to transcribe.")).toBeHidden();
  await dragFiles(page, [{ ...unreadable, name: "cat.png", mimeType: "image/png" }]);
  await expect(page.getByText("These are not audio or video.")).toBeVisible();
});

test("everything on the first page is reached by keyboard, with a ring, and works from there", async ({
  page,
  openPage,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  const reached: string[] = [];
  for (let i = 0; i < 7; i++) {
    await page.keyboard.press("Tab");
    const focus = page.locator(":focus");
    reached.push((await focus.getAttribute("aria-label")) ?? (await focus.textContent()) ?? "");
  }
  expect(reached).toEqual([
    "Skip to the page",
    "Sotto, to the first page",
    expect.stringMatching(/^tiny\.en · (?:WebGPU|Processor)$/),
    "Open audio or video",
    "Try the 11-second sample",
    "Other languages, 57\u00a0MB",
    "Model",
  ]);

  await page.getByRole("button", { name: ready }).focus();
  expect(await page.locator(":focus").evaluate((node) => getComputedStyle(node).boxShadow)).not.toBe("none");
  await page.keyboard.press("Enter");
  const popover = page.getByRole("dialog", { name: "This device" });
  await expect(popover).toContainText("None. There is no server.");
  await page.keyboard.press("Escape");
  await expect(popover).toBeHidden();

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await expect(help).toContainText("Open files");
  await help.getByLabel("Single letters work as keys").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(help).toBeHidden();

  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Control+o");
  await (await chooser).setFiles([unreadable]);
  await expect(page.getByRole("alert")).toContainText(
    "“interview-final.aup3” holds no sound that this browser can read.",
  );
  await expect(page.getByRole("button", { name: "Choose another file" })).toBeVisible();
});

test("other languages: the size is said before, the model is fetched when chosen, 99 languages have names", async ({
  page,
  openPage,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  page.context().on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  expect(fetched.some((path) => path.includes("base"))).toBe(false);
  await page.getByRole("button", { name: "Other languages, 57\u00a0MB" }).click();
  const language = page.getByRole("combobox", { name: "Spoken language" });
  await expect(language).toBeFocused();
  expect(await language.locator("option").count()).toBe(99);
  await language.selectOption({ label: "German" });
  await expect(page.getByRole("button", { name: /base · (?:WebGPU|Processor)/ })).toBeVisible();
  expect(fetched.some((path) => path.includes("base"))).toBe(true);
});

/** Controls smaller than 44 × 44 CSS pixels with what lies around them to press; links inside sentences are exempt. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], select, label:has(input)")]
      .filter((node) => node.offsetParent !== null && !node.closest("dd, p") && node.getAttribute("href") !== "#page")
      .map((node) => ({ name: node.textContent || node.ariaLabel, box: node.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
  );
}

function namelessControls(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], select")]
      .filter((node) => (node.ariaLabel ?? node.textContent ?? "").trim() === "")
      .map((node) => node.outerHTML),
  );
}

/** Text with less than 4.5 : 1 against what is painted under it (3 : 1 from 24 CSS pixels on), by WCAG 2.2's formula. */
function weakText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const channel = (v: number) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    const parse = (css: string) => (css.match(/[\d.]+/g) ?? []).map(Number);
    const light = ([r = 0, g = 0, b = 0]: number[]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const ground = (node: Element | null): number[] => {
      for (let at = node; at; at = at.parentElement) {
        const color = parse(getComputedStyle(at).backgroundColor);
        if (color.length === 3 || (color[3] ?? 0) === 1) return color;
      }
      return [255, 255, 255];
    };
    const weak: string[] = [];
    for (const node of document.querySelectorAll<HTMLElement>("body *")) {
      const text = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent?.trim());
      if (!text || node.offsetParent === null || node.closest(".sr, select")) continue;
      const style = getComputedStyle(node);
      const [a, b] = [light(parse(style.color)), light(ground(node))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) weak.push(`${node.textContent}: ${ratio.toFixed(2)}`);
    }
    return weak;
  });
}

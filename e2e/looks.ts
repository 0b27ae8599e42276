import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import type Axe from "axe-core";

/** Where pictures of the page go that somebody asked for. */
const shots = process.env.SOTTO_SHOTS;
/** The sizes and themes that the page is looked at in. */
const screens = [
  { name: "desktop-light", width: 1440, height: 900, colorScheme: "light" },
  { name: "desktop-dark", width: 1440, height: 900, colorScheme: "dark" },
  { name: "wide-light", width: 1920, height: 1080, colorScheme: "light" },
  { name: "phone-light", width: 360, height: 740, colorScheme: "light" },
  { name: "tablet-dark", width: 768, height: 1024, colorScheme: "dark" },
  { name: "phone-dark", width: 360, height: 740, colorScheme: "dark" },
  { name: "reflow", width: 320, height: 568, colorScheme: "light" },
] as const;

/** Shows what is open on every screen, one after the other; `look` is given a screen. */
export async function onEveryScreen(page: Page, look: (screen: (typeof screens)[number]) => Promise<void>) {
  for (const screen of screens) {
    const { name, width, height, colorScheme } = screen;
    await test.step(name, async () => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await look(screen);
    });
  }
}

/**
 * Takes a picture of the page for people to look at, where SOTTO_SHOTS names a folder for them; nothing is held against it. The page
 * is drawn either way: what is measured next is what would have been seen.
 */
export async function takePicture(page: Page, name: string, options: { readonly fullPage?: true } = {}): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, ...options });
  else await page.evaluate(nextFrames);
}

/** Two frames: after the first all has been laid out, before the second it is painted. A page out of sight draws none. */
function nextFrames(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, 500);
  });
}

/** Takes a picture of the page, and holds what is seen to what everybody can read, press and reach. */
export async function expectGoodLooks(page: Page, picture: string): Promise<void> {
  await takePicture(page, picture);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  expect(await smallTargets(page)).toEqual([]);
  expect(await weakText(page)).toEqual([]);
  expect(await namelessControls(page)).toEqual([]);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe has against the page. Its script stays in the page: bringing it along each time takes longer than running it. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

declare global {
  /** Lives in the page, once `axeViolations` has put it there. */
  var axe: typeof Axe;
}

/** By how many CSS pixels the page is wider than its window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** Controls smaller than 44 × 44 CSS pixels with what lies around them to press; links inside sentences are exempt. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], select, textarea, label:has(input)")]
      .filter((node) => node.offsetParent !== null && !node.closest("dd, p") && node.getAttribute("href") !== "#page")
      .map((node) => {
        const { content, position } = getComputedStyle(node, "::after");
        // A link may be spread over the row that it stands in.
        const target = content !== "none" && position === "absolute" ? (node.offsetParent ?? node) : node;
        return { name: node.textContent || node.ariaLabel, box: target.getBoundingClientRect() };
      })
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
  );
}

/** Controls that a screen reader could not name. */
export function namelessControls(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], select, input, textarea")]
      .filter((node) => {
        if (node.hidden) return false;
        const labels = "labels" in node ? [...(node.labels as NodeListOf<HTMLLabelElement>)] : [];
        const own = node.matches("button, a") ? (node.textContent ?? "") : "";
        return `${node.ariaLabel ?? ""}${own}${labels.map((label) => label.textContent).join("")}`.trim() === "";
      })
      .map((node) => node.outerHTML),
  );
}

/** Text with less than 4.5 : 1 against what is painted under it (3 : 1 from 24 CSS pixels on), by WCAG 2.2's formula. */
export function weakText(page: Page): Promise<readonly string[]> {
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

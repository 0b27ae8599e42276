import { expect, type Page } from "@playwright/test";
import { axeViolations, takePicture } from "./looks";
import { test } from "./microphone";
import { expectRecorded, patient } from "./recording";

test.setTimeout(900_000);
// President Kennedy and a reader of LJ Speech, in turns of 5.4, 5.1, 5.6 and 5.7 seconds, from about the second second on.
test.use({ spokenFiles: ["two.opus"], locale: "de-DE" });

declare global {
  /** Lives in the page: says as the engine would that two voices are one. */
  var tellMerged: ((speaker: number, into: number) => void) | undefined;
}

/**
 * Keeps the line over which the engine tells of a recording, so that a word of it can be scripted: two voices that are taken for
 * one. No short clip brings that about for certain; all else here, sound, text and voices, is as it comes.
 */
async function keepEngineLine(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const listen = MessagePort.prototype.addEventListener;
    MessagePort.prototype.addEventListener = function (this: MessagePort, ...args: Parameters<typeof listen>) {
      if (args[0] === "message") {
        listen.call(this, "message", (event) => {
          const { data } = event as MessageEvent;
          if (data?.argumentList?.[0]?.value?.type !== "live") return;
          globalThis.tellMerged = (speaker, into) => {
            const value = { type: "merged", track: 0, speaker, into };
            this.dispatchEvent(
              new MessageEvent("message", { data: { ...data, argumentList: [{ type: "RAW", value }] } }),
            );
          };
        });
      }
      return listen.apply(this, args);
    } as typeof listen;
  });
}

const names = (page: Page) => page.locator("[data-paragraph] > div bdi").allInnerTexts();

test("two voices that turn out to be one are said, read out, and two again by keys, on a phone in German", {
  tag: "@alone",
}, async ({ page, openPage }) => {
  await keepEngineLine(page);
  await openPage();
  await page.getByRole("button", { name: "Optionen" }).click();
  await page.getByRole("switch", { name: "Stimmen unterscheiden" }).check();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /tiny\.en/ })).toBeVisible(patient);
  await page.keyboard.press("r");
  await expectRecorded(page, 38);
  await page.getByRole("button", { name: "Aufnahme pausieren" }).click();
  await expect.poll(() => names(page), patient).toEqual(expect.arrayContaining(["Stimme 1", "Stimme 2"]));

  await page.setViewportSize({ width: 360, height: 740 });
  const note = page.getByText("Stimme 2 war Stimme 1.").and(page.locator("main p"));
  await page.evaluate(() => globalThis.tellMerged?.(1, 0));
  await expect(note).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Stimme 2 war Stimme 1." })).toHaveCount(1);
  await expect.poll(async () => new Set(await names(page))).toEqual(new Set(["Stimme 1"]));
  // Whoever follows the text sees it without looking for it.
  await expect(note).toBeInViewport({ ratio: 1 });
  await takePicture(page, "speakers-merged-360-de");
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await page.getByRole("main").getByRole("button", { name: "Rückgängig" }).focus();
  await page.keyboard.press("Enter");
  await expect(note).toHaveCount(0);
  await expect.poll(async () => new Set(await names(page))).toEqual(new Set(["Stimme 1", "Stimme 2"]));
  // Whoever goes on by keys does so from here.
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

import { expect, type Page } from "@playwright/test";
import { dropFiles, spacedSpeech } from "./files";
import { takePicture } from "./looks";
import { test } from "./microphone";
import { plantRecording } from "./plantedRecording";
import { plantTranscript } from "./plantedTranscript";

/** Windows of phones, and the narrowest that a page must fit in (WCAG 2.2, 1.4.10), upright and low. */
const windows = [
  { width: 360, height: 640 },
  { width: 320, height: 568 },
  { width: 360, height: 300 },
  { width: 320, height: 256 },
] as const;

/** What of the desk's controls and words reaches into its paddings, and by how many CSS pixels; what of the places out of its own box. */
function outside(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const places = [...document.querySelectorAll("nav a")]
      .filter((place) => place.checkVisibility() && place.scrollWidth > place.clientWidth)
      .map((place) => `${place.textContent}: ${place.scrollWidth - place.clientWidth}`);
    const onDesk = [...document.querySelectorAll<HTMLElement>("section > .grid")].flatMap((desk) => {
      const { left, right } = desk.getBoundingClientRect();
      const { paddingLeft, paddingRight } = getComputedStyle(desk);
      const [from, to] = [left + Number.parseFloat(paddingLeft), right - Number.parseFloat(paddingRight)];
      return [...desk.querySelectorAll<HTMLElement>("button, select, input, canvas, span, p")]
        .filter((node) => node.checkVisibility() && !node.closest("[popover], [role=group]"))
        .map((node) => ({ node, box: node.getBoundingClientRect() }))
        .map(({ node, box }) => ({ node, by: Math.max(from - box.left, box.right - to) }))
        .filter(({ by }) => by > 0.5)
        .map(({ node, by }) => `${node.ariaLabel ?? node.textContent}: ${by.toFixed(1)}`);
    });
    return [...places, ...onDesk];
  });
}

for (const code of ["en", "de", "es", "fr", "zh-Hans", "ja"]) {
  test.describe(code, () => {
    test.use({ locale: code });

    test(`all that stands on the desk keeps its distance from the edges of a narrow window (${code})`, async ({
      page,
      openPage,
    }) => {
      const expectFits = async (state: string, sign: string) => {
        await page.locator(sign).first().waitFor();
        for (const size of windows) {
          await page.setViewportSize(size);
          await takePicture(page, `desk-${code}-${state}-${size.width}x${size.height}`);
          expect(await outside(page), `${state}, ${size.width} × ${size.height}`).toEqual([]);
        }
      };
      const show = async (place: string) => {
        await page.goto("about:blank");
        await page.goto(`/${place}`);
      };
      await openPage();
      await expectFits("start", "[data-key=record]");
      // Hours take the most room of all that a clock can say.
      await plantRecording(page, { language: "en", lines: ["One.", "Two."], each: 18_005 });
      await plantTranscript(page, { id: "file", title: "A file", said: [{ text: "Some words.", start: 0 }] });
      await show("#/t/planted");
      await expectFits("player", "[data-key=play]:not(:disabled)");
      await show("#/t/planted?view=captions");
      await expectFits("captions", "[data-key=play]:not(:disabled)");
      await show("#/t/file");
      await expectFits("closed", "[data-paragraph]");

      await show("");
      await page.locator("[data-key=record]").click();
      await expectFits("recording", "[data-key=stop]");
      await page.evaluate(() => {
        location.hash = "#/library";
      });
      await expectFits("recorded elsewhere", "[data-key=stop]");
      await page.locator("[data-key=stop]").click();
      await page.locator("[data-key=stop], [data-key=finishing]").waitFor({ state: "detached" });
      await dropFiles(page, [spacedSpeech(8)]);
      await expectFits("transcribing", ".bar");
      await page.evaluate(() => {
        location.hash = "#/settings";
      });
      await expectFits("transcribed elsewhere", ".bar");
    });
  });
}

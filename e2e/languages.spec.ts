import { expect } from "@playwright/test";
import { sidewaysScroll, smallTargets } from "./looks";
import { test } from "./test";

const languages = [
  { locale: "de-AT", lang: "de", headline: "Sag etwas." },
  { locale: "es-MX", lang: "es", headline: "Basta con hablar." },
  { locale: "fr-FR", lang: "fr", headline: "Il suffit de parler." },
  { locale: "zh-CN", lang: "zh-Hans", headline: "说点什么吧。" },
  { locale: "ja-JP", lang: "ja", headline: "話してみて\u200bください。" },
] as const;

declare global {
  /** Headlines that the page has shown, one after the other. */
  var headlines: string[];
}

for (const { locale, lang, headline } of languages) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 320, height: 568 } });

    test(`whose browser speaks ${locale} sees no other language, and every view fits`, async ({ page, openPage }) => {
      await page.addInitScript(() => {
        globalThis.headlines = [];
        new MutationObserver(() => {
          const text = document.querySelector("h1")?.textContent;
          if (text && text !== headlines.at(-1)) headlines.push(text);
        }).observe(document, { childList: true, subtree: true, characterData: true });
      });
      await openPage();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      expect(await page.evaluate(() => headlines)).toEqual([headline]);
      for (const view of ["", "library", "models", "settings", "privacy", "bench"]) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `#/${view}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        expect(await sidewaysScroll(page), view).toBeLessThanOrEqual(0);
        expect(await smallTargets(page), view).toEqual([]);
      }
    });
  });
}

test("the language of the page is chosen at once, and kept", async ({ page }) => {
  await page.goto("/#/settings");
  await page.getByLabel("Language of the page").selectOption("fr");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Réglages");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Réglages");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
});

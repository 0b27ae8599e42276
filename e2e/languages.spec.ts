import { expect } from "@playwright/test";
import { expectGoodLooks, sidewaysScroll, smallTargets } from "./looks";
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
      // Never a model that knows English alone, for somebody who may speak another language.
      await expect(page.locator("#spoken-language")).toHaveValue("");
      expect(await page.evaluate(() => headlines)).toEqual([headline]);
      await expect(page.getByRole("button", { name: /base.*57\sM[Bo]/ })).toBeInViewport();
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

test("who asks a model of English alone for another language or a translation gets one that knows it, with one press", async ({
  page,
  openPage,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openPage();
  const model = page.getByRole("combobox", { name: "Model" });
  const language = page.getByRole("combobox", { name: "Spoken language" });
  const answer = page.getByText(/^tiny\.en (?:only knows|knows only) English\./).filter({ visible: true });
  await expect(language).toHaveValue("en");
  await expect(answer).toHaveCount(0);
  await language.selectOption({ label: "German" });
  await expect(answer).toBeInViewport();
  await expect(page.getByRole("button", { name: "Download base, 57\u00a0MB" })).toBeInViewport();
  await expectGoodLooks(page, "other-language");
  await language.selectOption({ label: "English" });
  await expect(answer).toHaveCount(0);

  await page.getByRole("button", { name: "Options" }).click();
  const panel = page.getByRole("dialog", { name: "Options" });
  const translate = panel.getByRole("switch", { name: "Translate into English" });
  const use = { name: "Use base, 57\u00a0MB" };
  await expect(panel.getByRole("button", use)).toHaveCount(0);
  await translate.check();
  await expectGoodLooks(page, "other-language-translate");
  await panel.getByRole("button", use).click();
  await expect(translate).toBeFocused();
  await expect(panel.getByText("Whatever is spoken, the text is English.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(model).toHaveValue("base-q5_1");

  await model.selectOption("tiny.en-q5_1");
  await page.goto("/#/settings");
  const settings = page.getByRole("region", { name: "Language", exact: true });
  const spoken = settings.getByLabel("Spoken language");
  await spoken.selectOption({ label: "Japanese" });
  await expectGoodLooks(page, "other-language-settings");
  await settings.getByRole("button", use).press("Enter");
  await expect(spoken).toBeFocused();
  await expect(spoken).toHaveValue("ja");
  await expect(answer).toHaveCount(0);
  await page.goto("/#/");
  await expect(model).toHaveValue("base-q5_1");
});

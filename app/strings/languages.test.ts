import { expect, test } from "vitest";
import { en } from "./en/index";
import { isLanguageCode, pickLanguage } from "./languages";
import { loadStrings } from "./loadStrings";

test("a chosen language goes before the browser's", () => {
  expect(pickLanguage("fr", ["de-DE", "en"])).toBe("fr");
});

test("the first of the browser's languages that there is, whatever its region, else English", () => {
  expect(pickLanguage("auto", ["pt-BR", "de-AT", "en-GB"])).toBe("de");
  expect(pickLanguage("auto", ["es-419"])).toBe("es");
  expect(pickLanguage("auto", ["pt-BR", "sv"])).toBe("en");
  expect(pickLanguage("auto", [])).toBe("en");
});

test("simplified Chinese is for those who read it", () => {
  expect(["zh", "zh-CN", "zh-SG", "zh-Hans-HK"].map((tag) => pickLanguage("auto", [tag]))).toEqual(
    Array.from({ length: 4 }, () => "zh-Hans"),
  );
  expect(pickLanguage("auto", ["zh-TW", "ja"])).toBe("ja");
});

test("a tag that is none is passed over", () => {
  expect(pickLanguage("auto", ["", "not a tag", "ja-JP"])).toBe("ja");
});

test("what was kept by another version need not be a language", () => {
  expect(["de", "zh-Hans", "zh", "auto", 7, undefined].map(isLanguageCode)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("strings come from their chunk, and are English where it does not arrive or there is none", async () => {
  const de = { ...en, language: "de" };
  expect(await loadStrings("de", { de: async () => de })).toBe(de);
  expect(await loadStrings("de", { de: () => Promise.reject(new TypeError("offline")) })).toBe(en);
  expect(await loadStrings("de", {})).toBe(en);
});

import { expect, test } from "vitest";
import { languages } from "../../engine/index";
import { languageCode } from "./language";

test.each([
  ["de", "de"],
  ["DE", "de"],
  ["zh-CN", "zh"],
  ["pt_BR", "pt"],
  ["de_AT.UTF-8", "de"],
  ["deu", "de"],
  ["tl", "tl"],
  ["nb-NO", "no"],
  ["German", "de"],
  ["haitian creole", "ht"],
  ["Flemish", "nl"],
  ["Deutsch", "de"],
  ["Français", "fr"],
  ["espanol", "es"],
  ["português", "pt"],
  ["日本語", "ja"],
  ["中文", "zh"],
  ["русский", "ru"],
  ["Ελληνικά", "el"],
  ["العربية", "ar"],
])("%s is %s", (text, code) => {
  expect(languageCode(text)).toBe(code);
});

test("every language of the models is known by its code and its English name", () => {
  for (const [code, name] of languages) expect([languageCode(code), languageCode(name)]).toEqual([code, code]);
});

test("auto is none; what is no language says what was expected", () => {
  expect(languageCode("auto")).toBeUndefined();
  for (const text of ["xx", "klingon", "", "e n", "42"])
    expect(() => languageCode(text)).toThrow(
      `--language is "${text}", expected a code such as en or a name such as English.`,
    );
});

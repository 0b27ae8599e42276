import { describe, expect, test } from "vitest";
import { specialTokens } from "../tokenizer/specialTokens";
import { detectLanguage } from "./detectLanguage";

const tokens = specialTokens(51865);
const { sot } = tokens;

/** Logits in which English has 1, Chinese 2 and German 2.5, other languages little, and other tokens a lot. */
function row(): Float32Array {
  const logits = new Float32Array(51865).fill(20);
  logits.fill(-40, sot + 1, sot + 1 + tokens.numLanguages);
  logits.set([1, 2, 2.5], sot + 1);
  return logits;
}

describe("the language", () => {
  test("is the most probable of all languages, whatever else is probable", () => {
    const { language, languageProbs } = detectLanguage(row(), tokens);
    expect(language).toBe("de");
    expect(Object.keys(languageProbs)).toHaveLength(99);
    const total = Math.exp(1) + Math.exp(2) + Math.exp(2.5);
    expect(languageProbs.zh).toBeCloseTo(Math.exp(2) / total, 9);
    expect(Object.values(languageProbs).reduce((sum, probability) => sum + probability)).toBeCloseTo(1, 9);
  });

  test("is one of those that are allowed", () => {
    const { language, languageProbs } = detectLanguage(row(), tokens, ["zh", "en"]);
    expect(language).toBe("zh");
    expect(languageProbs).toEqual({
      en: expect.closeTo(1 / (1 + Math.E), 9),
      zh: expect.closeTo(Math.E / (1 + Math.E), 9),
    });
  });

  test("is the first of equals", () => {
    const logits = row();
    logits[sot + 1] = 2.5;
    expect(detectLanguage(logits, tokens).language).toBe("en");
  });

  test("leaves the logits as they are", () => {
    const logits = row();
    detectLanguage(logits, tokens, ["en"]);
    expect(logits).toEqual(row());
  });

  test("may be Cantonese where the model knows it", () => {
    const large = specialTokens(51866);
    const logits = new Float32Array(51866);
    logits[large.sot + 100] = 5;
    expect(detectLanguage(logits, large).language).toBe("yue");
    expect(() => detectLanguage(row(), tokens, ["yue"])).toThrow('the model has no language "yue"');
  });

  test("is not asked of an English-only model, nor of no languages", () => {
    expect(() => detectLanguage(new Float32Array(51864), specialTokens(51864))).toThrow("English only");
    expect(() => detectLanguage(row(), tokens, [])).toThrow("0 languages are allowed");
  });
});

import { expect, test } from "vitest";
import { hasSentence, sentenceFor } from "./sentences";

test("the sentence is in the language that is spoken, whatever the interface's is", () => {
  expect(sentenceFor("de", "ja")).toEqual({ language: "de", text: "Zwei Lampen, ein Wärter" });
  expect(sentenceFor("zh", "en")).toEqual({ language: "zh", text: "海上有月光，山上有火光" });
});

test("where the spoken language is to be found, or has no sentence, it is in the interface's", () => {
  expect(sentenceFor(undefined, "fr").language).toBe("fr");
  expect(sentenceFor("it", "zh-Hans").language).toBe("zh");
  expect(["en", "zh", "it", "toString"].map(hasSentence)).toEqual([true, true, false, false]);
});

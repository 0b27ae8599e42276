import { expect, test } from "vitest";
import { punctuatedTexts } from "./punctuatedTexts";
import { hasSentenceMark, lacksPunctuation } from "./punctuation";

const words = (count: number) => new Array(count).fill("word").join(" ");

test.each([
  ["en", words(25), true],
  ["en", words(24), false],
  ["en", `${words(30)}.`, false],
  ["en", `${words(15)}? ${words(15)}`, false],
  ["en", `${words(30)}, 3.5 and ${words(2)}`, true],
  ["en", `he said “${words(30)}.” and left`, false],
  ["de", "", false],
  ["zh", "我们今天要讲的是一个很长的故事这个故事里面有很多人他们都住在一个很小的村子里面每天都在田里工作", true],
  ["zh", "我们今天要讲的是一个很长的故事。这个故事里面有很多人他们都住在一个很小的村子里面每天都在田里工作", false],
  ["hi", `${words(30)}।`, false],
])("%s %s: %s", (language, text, wanted) => {
  expect(lacksPunctuation(text, language)).toBe(wanted);
});

test("texts to begin with are punctuated, and languages without punctuation have none", () => {
  for (const language of ["en", "de", "hi", "ja", "zh", "el"]) {
    expect(hasSentenceMark(punctuatedTexts[language] ?? ""), language).toBe(true);
  }
  expect(punctuatedTexts.th).toBeUndefined();
});

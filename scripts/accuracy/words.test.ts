import { expect, test } from "vitest";
import { wordErrors, words } from "./words";

test("words are normalised as openai/whisper's basic normaliser does", () => {
  expect(words(" Hello, World! [noise] (laughs) don't", "en")).toEqual(["hello", "world", "don", "t"]);
  expect(words("你好，世界", "zh")).toEqual(["你", "好", "世", "界"]);
  expect(words("", "en")).toEqual([]);
});

test.each([
  ["a b c", "a b c", 0],
  ["a b c", "a x c", 1],
  ["a b c", "a c", 1],
  ["a b c", "a b b c", 1],
  ["", "a b", 2],
  ["a b", "", 2],
  ["k i t t e n", "s i t t i n g", 3],
])("%j to %j", (wanted, found, errors) => {
  expect(wordErrors(words(wanted, "en"), words(found, "en"))).toBe(errors);
});

import { expect, test } from "vitest";
import { segment } from "../testing/segments";
import { countWords, paragraphs, plainText } from "./paragraphs";

test("segments without a pause run on in one paragraph", () => {
  const set = paragraphs([segment(0, 4, " And so,"), segment(4, 7, " my fellow Americans:")]);
  expect(set).toEqual([{ start: 0, end: 7, text: "And so, my fellow Americans:", silence: 0 }]);
});

test("a pause of two seconds breaks, and only a silence of ten is noted", () => {
  const set = paragraphs([segment(0, 4, " One."), segment(6, 8, " Two."), segment(22, 23, " Three.")]);
  expect(set.map((p) => [p.start, p.silence])).toEqual([
    [0, 0],
    [6, 0],
    [22, 14],
  ]);
});

test("a recording that begins with a long silence notes it", () => {
  expect(paragraphs([segment(30, 32, " Late.")])[0]?.silence).toBe(30);
});

test("long text breaks at the first sentence end, never inside a sentence", () => {
  const words = " word".repeat(150);
  const set = paragraphs([segment(0, 30, words), segment(30, 40, `${words}.”`), segment(40, 50, " Next one.")]);
  expect(set.map((p) => p.start)).toEqual([0, 40]);
});

test("empty segments leave no paragraph and no gap", () => {
  expect(paragraphs([segment(0, 2, " "), segment(2, 3, " Yes.")])).toHaveLength(1);
});

test("copied text has no leading spaces and an empty line between paragraphs", () => {
  expect(plainText([segment(0, 4, " One."), segment(8, 9, " Two.")])).toBe("One.\n\nTwo.");
});

test("words are counted by the language's own rules", () => {
  expect(countWords([segment(0, 4, " Ask not, what it can do.")], "en")).toBe(6);
  expect(countWords([segment(0, 4, "今日はいい天気です")], "ja")).toBeGreaterThan(2);
  expect(countWords([segment(0, 4, " two words")], "not a language")).toBe(2);
});

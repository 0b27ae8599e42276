import { expect, test } from "vitest";
import { paragraphsOf } from "../../../engine/index";
import { segment } from "../../testing/segments";
import { countWords, placedWords, plainText, secondAt, silenceBefore } from "./paragraphs";

test("another voice begins a paragraph, and is named where the text is copied", () => {
  const said = [
    { ...segment(0, 4, " Why?"), speaker: "Me" },
    { ...segment(4, 5, " Because."), speaker: "Them" },
  ];
  expect(paragraphsOf(said).map(({ speaker }) => speaker)).toEqual(["Me", "Them"]);
  expect(plainText(said)).toBe("Me: Why?\n\nThem: Because.");
});

test("every timed word has its place in the paragraph's text", () => {
  const timed = (start: number, text: string, words: readonly string[]) => ({
    ...segment(start, start + 1, text),
    words: words.map((word, i) => ({ word, start: start + i / 10, end: start + (i + 1) / 10, probability: 1 })),
  });
  const [set] = paragraphsOf([timed(0, " No, no.", [" No,", " no."]), timed(1, " Yes.", [" Yes."])]);
  expect(set && placedWords(set).map(({ start, from, to }) => [start, set.text.slice(from, to)])).toEqual([
    [0, "No,"],
    [0.1, "no."],
    [1, "Yes."],
  ]);
  expect(set && [0, 2, 5, 9, 50].map((character) => secondAt(set, character))).toEqual([0, 0, 0.1, 1, 1]);
});

test("a pause of two seconds breaks, and only a silence of ten is noted", () => {
  const set = paragraphsOf([segment(0, 4, " One."), segment(6, 8, " Two."), segment(22, 23, " Three.")]);
  expect(set.map((p) => [p.start, silenceBefore(p)])).toEqual([
    [0, 0],
    [6, 0],
    [22, 14],
  ]);
});

test("a recording that begins with a long silence notes it", () => {
  expect(paragraphsOf([segment(30, 32, " Late.")]).map(silenceBefore)).toEqual([30]);
});

test("copied text has no leading spaces and an empty line between paragraphs", () => {
  expect(plainText([segment(0, 4, " One."), segment(8, 9, " Two.")])).toBe("One.\n\nTwo.");
});

test("words are counted by the language's own rules", () => {
  expect(countWords([segment(0, 4, " Ask not, what it can do.")], "en")).toBe(6);
  expect(countWords([segment(0, 4, "今日はいい天気です")], "ja")).toBeGreaterThan(2);
  expect(countWords([segment(0, 4, " two words")], "not a language")).toBe(2);
});

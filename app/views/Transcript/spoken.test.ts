import { expect, test } from "vitest";
import { paragraphsOf } from "../../../engine/index";
import { placedWords } from "../../state/transcripts/paragraphs";
import { segment } from "../../testing/segments";
import { spokenAt, wordAt, wordBeside } from "./spoken";

const words = [
  { word: " Ask", start: 1, end: 1.4, probability: 1 },
  { word: " not.", start: 1.5, end: 2, probability: 1 },
];
const set = paragraphsOf([
  { ...segment(1, 2, " Ask not."), words },
  { ...segment(8, 9, " Why?"), words: [{ word: " Why?", start: 8, end: 9, probability: 1 }] },
]);
const textAt = (second: number) => {
  const spoken = spokenAt(set, second);
  return spoken?.word && set[spoken.paragraph]?.text.slice(spoken.word.from, spoken.word.to);
};

test("the spoken word is the one that began last; before the first there is none", () => {
  expect([0.5, 1, 1.45, 1.5, 5, 8.2].map(textAt)).toEqual([undefined, "Ask", "Ask", "not.", "not.", "Why?"]);
});

test("a press in a word, or in the space behind it, means that word", () => {
  const placed = set[0] ? placedWords(set[0]) : [];
  expect([0, 2, 3, 4, 8, 99].map((offset) => wordAt(placed, offset)?.start)).toEqual([1, 1, 1, 1.5, 1.5, 1.5]);
  expect(wordAt([], 3)).toBeUndefined();
});

test("steps go from word to word, across paragraphs, and back to the beginning of the word that plays", () => {
  const placed = set.flatMap(placedWords);
  const forward = (second: number) => wordBeside(placed, second, "forward")?.start;
  const back = (second: number) => wordBeside(placed, second, "back")?.start;
  expect([0, 1, 1.2, 1.5, 3, 8].map(forward)).toEqual([1, 1.5, 1.5, 8, 8, undefined]);
  expect([8.5, 8, 1.9, 1.55, 1].map(back)).toEqual([8, 1.5, 1.5, 1, undefined]);
});

import { expect, test } from "vitest";
import { itemsOf } from "../testing/liveItems";
import type { HeardWord } from "./hearing";
import { spokenItems, withinSounds, withoutDots } from "./trust";

const texts = (items: readonly HeardWord[]) => items.map(({ word }) => word);

test("a word that lies in the silence behind an utterance is left out, with all that follows", () => {
  // Words last from 0 to 1, 1 to 2 and 2 to 3 seconds.
  const items = itemsOf("ask not . you !");
  expect(texts(spokenItems(items, 3))).toEqual([" ask", " not", ".", " you", "!"]);
  expect(texts(spokenItems(items, 2.3))).toEqual([" ask", " not", "."]);
  expect(spokenItems(items, 0.2)).toEqual([]);
});

test("dots and dashes behind the last word are left out, a full stop is not", () => {
  expect(texts(withoutDots(itemsOf("ask ... not ...")))).toEqual([" ask", "...", " not"]);
  expect(texts(withoutDots(itemsOf("ask -")))).toEqual([" ask"]);
  expect(texts(withoutDots(itemsOf("ask .")))).toEqual([" ask", "."]);
  expect(withoutDots(itemsOf("… ..."))).toEqual([]);
});

test("a word begins with the sound that it ends in", () => {
  const words = [
    { word: " ask", state: [1], start: 0.2, end: 1.5, probability: 1 },
    { word: " not", state: [2], start: 1.5, end: 4.4, probability: 1 },
    { word: " what", state: [3], start: 4.4, end: 4.8, probability: 1 },
  ];
  expect(withinSounds(words, [0.5, 4]).map(({ start }) => start)).toEqual([0.4, 3.9, 4.4]);
  expect(withinSounds(words, [])).toEqual(words);
});

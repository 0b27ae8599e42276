import { expect, test } from "vitest";
import { itemsOf } from "../testing/liveItems";
import { normalised, sureItems } from "./agreement";

const bounds = { edge: 0.3, unsure: 0.65, unsureEdge: 1.5, oldest: 4 };
const sure = (older: string, olderEnd: number, newer: string, newerEnd: number) =>
  sureItems({ items: itemsOf(older), end: olderEnd }, { items: itemsOf(newer), end: newerEnd }, bounds);

test("words are held against each other without case, punctuation and white space", () => {
  expect(normalised(" Country,")).toBe("country");
  expect(normalised(" don't")).toBe("dont");
  expect(normalised("...")).toBe("");
  expect(normalised(" ﬁne")).toBe("fine");
  expect(normalised(" बैठक")).toBe("बैठक");
});

test("the first words that two hypotheses have in common are sure, and no later ones", () => {
  expect(sure("ask not what you", 10, "Ask not what your country", 4.9)).toBe(3);
  expect(sure("task not what", 10, "ask not what", 3.5)).toBe(0);
  expect(sure("", 0, "ask not", 2.5)).toBe(0);
  expect(sure("ask not", 10, "", 10)).toBe(0);
});

test("what was still being spoken at the end of either hypothesis is not sure", () => {
  // Words end at 1, 2, 3 seconds.
  expect(sure("ask not what", 2.5, "ask not what", 4)).toBe(2);
  expect(sure("ask not what", 3.5, "ask not what", 3.2)).toBe(2);
});

test("words that the model is unsure of wait longer, and so do those behind them", () => {
  const items = itemsOf("ask not what").map((item, i) => ({ ...item, probability: i === 1 ? 0.6 : 0.9 }));
  const at = (end: number) => sureItems({ items, end }, { items, end }, bounds);
  // The second word ends at 2 seconds.
  expect([3.4, 3.5].map(at)).toEqual([1, 3]);
});

test("punctuation is sure once the word behind it is, and may differ", () => {
  expect(sure("ask , not .", 10, "ask not what", 4)).toBe(2);
  expect(sure("ask not", 10, "ask , not .", 4)).toBe(3);
});

test("words that are too old are sure though nobody agrees, punctuation between them included", () => {
  expect(sure("a b c", 8, "x , y z w v u", 8)).toBe(5);
  expect(sure("", 0, "x y z", 7.5)).toBe(3);
});

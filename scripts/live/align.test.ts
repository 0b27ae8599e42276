import { expect, test } from "vitest";
import { matches } from "./align";

const words = (text: string) => text.split(" ");

test("equal words of the cheapest edit are paired in order", () => {
  expect(matches(words("a b c"), words("a x c"))).toEqual([
    [0, 0],
    [2, 2],
  ]);
  expect(matches(words("b c"), words("a b c"))).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

test("a beginning is not taken for the same words further on", () => {
  const [shown, text] = [words("like the work"), words("like the work like the work of all")];
  const firsts = [0, 1, 2].map((i) => [i, i]);
  expect(matches(shown, text, "beginning")).toEqual(firsts);
  expect(matches(words("like a work"), text, "beginning")).toEqual([firsts[0], firsts[2]]);
  expect(matches([], text, "beginning")).toEqual([]);
});

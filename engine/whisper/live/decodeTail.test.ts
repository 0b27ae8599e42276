import { expect, test } from "vitest";
import { withoutLoop } from "./decodeTail";

const times = (count: number, ...tokens: number[]) => Array.from({ length: count }, () => tokens).flat();

test("the loop that a text ends in is cut", () => {
  expect(withoutLoop([1, 2, 3, ...times(9, 7)])).toEqual([1, 2, 3]);
  expect(withoutLoop([1, 2, 3, ...times(60, 7)])).toEqual([1, 2, 3]);
  expect(withoutLoop([1, ...times(5, 7, 8)])).toEqual([1]);
  expect(withoutLoop([1, ...times(3, 5, 6, 7, 8), 5])).toEqual([1]);
  expect(withoutLoop(times(20, 7))).toEqual([]);
});

test("what is said a few times is kept, and so is a loop within a text", () => {
  const texts = [
    [],
    [1],
    [1, 2, 3],
    [1, ...times(8, 7)],
    times(4, 7, 8),
    [...times(20, 7), 1],
    times(3, 1, 2, 3, 4, 5),
  ];
  for (const text of texts) expect(withoutLoop(text)).toEqual(text);
});

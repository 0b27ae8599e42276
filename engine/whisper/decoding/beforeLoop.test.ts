import { expect, test } from "vitest";
import { at } from "../../testing/fakeTokenizer";
import { beforeLoop } from "./beforeLoop";

const isText = (token: number) => token < 50;

test("a loop is cut behind its first round", () => {
  const round = [10, 11, 12, 13];
  expect(beforeLoop([at(0), 5, ...round, ...round, ...round, 10, 11], isText)).toEqual([at(0), 5, ...round]);
  expect(beforeLoop([5, ...new Array(12).fill(9)], isText)).toEqual([5, 9]);
});

test("rounds may have timestamps of their own, of which one stays", () => {
  const segment = (from: number) => [at(from), 10, 11, 12, 13, at(from + 2)];
  const tokens = [at(0), 7, at(1), ...[1, 3, 5, 7].flatMap(segment)];
  expect(beforeLoop(tokens, isText)).toEqual([at(0), 7, at(1), at(1), 10, 11, 12, 13, at(3)]);
});

test("a loop in the middle takes what follows it along", () => {
  const round = [10, 11, 12];
  expect(beforeLoop([5, ...round, ...round, ...round, ...round, 20, 21], isText)).toEqual([5, ...round]);
});

test.each([[[]], [[10, 11, 12, 13]], [[9, 9, 9, 9]], [[10, 11, 12, 13, 14, 10, 11, 12, 13, 14]]])(
  "no loop: %j",
  (tokens) => {
    expect(beforeLoop(tokens, isText)).toBe(tokens);
  },
);

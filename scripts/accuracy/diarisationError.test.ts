import { expect, test } from "vitest";
import { bestPairs, diarisationError } from "./diarisationError";

const known = [
  { start: 0, end: 4, speaker: "ana" },
  { start: 3, end: 6, speaker: "ben" },
];

test("turns that are right have no error, whatever their numbers", () => {
  const found = [
    { start: 0, end: 4, speaker: 1 },
    { start: 3, end: 6, speaker: 0 },
  ];
  const { names, ...error } = diarisationError(known, found);
  expect(error).toEqual({ spoken: 7, missed: 0, false: 0, confused: 0 });
  expect([...names].sort()).toEqual([
    [0, "ben"],
    [1, "ana"],
  ]);
});

test("an overlap that is heard as one is missed, a pause that is filled is false, the wrong one of two is confused", () => {
  const found = [
    { start: 0, end: 3, speaker: 0 },
    { start: 3, end: 5, speaker: 1 },
    { start: 5, end: 6, speaker: 0 },
    { start: 6, end: 8, speaker: 0 },
  ];
  const { names: _, ...error } = diarisationError(known, found);
  expect(error).toEqual({ spoken: 7, missed: 1, false: 2, confused: 1 });
});

test("nobody found is all missed, nobody known all false", () => {
  expect(diarisationError(known, [])).toMatchObject({ spoken: 7, missed: 7, false: 0, confused: 0 });
  expect(diarisationError([], [{ start: 1, end: 2, speaker: 0 }])).toMatchObject({ spoken: 0, false: 1 });
});

test("pairs have the largest sum in all, not one after another", () => {
  const pairs = bestPairs([
    [5, 4],
    [4, 0],
  ]);
  expect([...pairs]).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

import { expect, test } from "vitest";
import { median } from "./median";
import { sample } from "./sample";

const times = (all: readonly number[]) => {
  let next = 0;
  return async () => all[next++] ?? Number.NaN;
};

test("as many as wanted are taken where they are quick", async () => {
  expect(await sample(times([1, 2, 3, 4, 5]), { most: 4, limit: 100 })).toEqual([1, 2, 3, 4]);
});

test("no more are taken once the time is over, but never fewer than three", async () => {
  expect(await sample(times([60, 60, 60, 60]), { most: 20, limit: 200 })).toEqual([60, 60, 60, 60]);
  expect(await sample(times([900, 900, 900, 900]), { most: 20, limit: 200 })).toEqual([900, 900, 900]);
  expect(await sample(times([900, 900]), { most: 2, limit: 200 })).toEqual([900, 900]);
});

test("the median is the middle, or half-way between two", () => {
  expect(median([9, 1, 4])).toBe(4);
  expect(median([9, 1, 4, 6])).toBe(5);
  expect(median([])).toBeNaN();
});

import { expect, test } from "vitest";
import { stepCounts } from "./chunks";

const counts = (alone: readonly number[][], length: number) =>
  [
    ...stepCounts(
      alone.map((steps) => Float32Array.from(steps)),
      4,
      length,
    ),
  ].map((count) => Number(count.toFixed(3)));

test("steps in which somebody speaks alone count wholly, others little, and none behind the sound", () => {
  const whole = 4 * 1280;
  expect(counts([[0, 1, 0, 0], [0, 0, 0, 1], []], whole)).toEqual([0.1, 1, 0.1, 1]);
  expect(counts([[1, 1, 1, 1]], 2 * 1280 + 1)).toEqual([1, 1, 1, 0]);
  expect(counts([[0, 0, 0, 0]], 1280)).toEqual([0.1, 0, 0, 0]);
});

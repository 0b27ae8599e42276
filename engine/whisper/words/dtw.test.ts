import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goldenJson } from "../../testing/goldens";
import { dtw } from "./dtw";

/** Points of the cheapest path through rows of costs. */
function path(...costs: readonly (readonly number[])[]): readonly (readonly [row: number, column: number])[] {
  const { textIndices, timeIndices } = dtw(Float32Array.from(costs.flat()), costs.length, costs[0]!.length);
  return [...textIndices].map((row, i) => [row, timeIndices[i]!] as const);
}

/** The least sum over all ways from the first cell to ROW and COLUMN, tried one by one. */
function leastSum(costs: readonly (readonly number[])[], row: number, column: number): number {
  if (row < 0 || column < 0) return Infinity;
  if (row === 0 && column === 0) return costs[0]![0]!;
  const before = [
    leastSum(costs, row - 1, column - 1),
    leastSum(costs, row - 1, column),
    leastSum(costs, row, column - 1),
  ];
  return costs[row]![column]! + Math.min(...before);
}

/** Powers of two, some negative, so that sums are exact and no two paths cost the same. */
const matrices = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) => {
  const powers = Array.from({ length: rows * columns }, (_, i) => 2 ** i);
  const signs = fc.array(fc.constantFrom(1, -1), { minLength: powers.length, maxLength: powers.length });
  return fc
    .tuple(fc.shuffledSubarray(powers, { minLength: powers.length }), signs)
    .map(([costs, signOf]) => costs.map((cost, i) => cost * signOf[i]!))
    .map((costs) => Array.from({ length: rows }, (_, row) => costs.slice(row * columns, (row + 1) * columns)));
});

describe("the cheapest path", () => {
  test("follows low costs", () => {
    expect(path([0, 0, 9, 9], [9, 9, 0, 9], [9, 9, 9, 0])).toEqual([
      [0, 0],
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  test("of one row or one column has only one way", () => {
    expect(path([1, 1, 1])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
    ]);
    expect(path([1], [1])).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  test("comes from the column before where others are as cheap", () => {
    expect(path([0, 0], [0, 0])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  test("goes from corner to corner, a step at a time, and no path is cheaper", () => {
    fc.assert(
      fc.property(matrices, (costs) => {
        const [rows, columns] = [costs.length, costs[0]!.length];
        const points = path(...costs);
        expect(points[0]).toEqual([0, 0]);
        expect(points.at(-1)).toEqual([rows - 1, columns - 1]);
        points.slice(1).forEach(([row, column], i) => {
          const [down, right] = [row - points[i]![0], column - points[i]![1]];
          expect(["0 1", "1 0", "1 1"]).toContain(`${down} ${right}`);
        });
        const sum = points.reduce((total, [row, column]) => total + costs[row]![column]!, 0);
        expect(sum).toBe(leastSum(costs, rows - 1, columns - 1));
      }),
    );
  });
});

interface DtwCase {
  readonly costs: readonly (readonly number[])[];
  readonly textIndices: readonly number[];
  readonly timeIndices: readonly number[];
}

test("is the one that openai/whisper takes, also where paths tie or nearly tie", () => {
  const { dtw: cases } = goldenJson<{ dtw: readonly DtwCase[] }>("wordTiming.json");
  expect(cases.length).toBeGreaterThan(20);
  for (const { costs, textIndices, timeIndices } of cases) {
    expect(path(...costs)).toEqual(textIndices.map((row, i) => [row, timeIndices[i]]));
  }
});

import { describe, expect, test } from "vitest";
import { gumbel, highestGumbel } from "./gumbel.reference";
import { noiseKey, pcg } from "./noiseKey";

test("the hash is the published one, and kernels have to give these numbers", () => {
  expect([0, 1, 2, 0xffffffff].map(pcg)).toEqual([129708002, 2831084092, 2055130248, 3861530882]);
  expect(noiseKey([7, 3000, 200])).toBe(2566199145);
  expect(gumbel(noiseKey([7, 3000, 200]), 50256)).toBeCloseTo(0.6557728196757748, 12);
});

test("keys differ by every word and by their order, and take words modulo 2^32", () => {
  const keys = [[1, 2], [2, 1], [1, 2, 0], [0, 1, 2], [1], [2], [1, 3]].map(noiseKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(noiseKey([-1, 2 ** 32 + 5])).toBe(noiseKey([0xffffffff, 5]));
});

describe("the noise", () => {
  const draws = 100_000;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const noise = (key: number) => Array.from({ length: draws }, (_, token) => gumbel(key, token));

  test("has the mean and variance of a Gumbel distribution", () => {
    const values = noise(noiseKey([1, 2, 3]));
    const centre = mean(values);
    // Six standard errors.
    expect(Math.abs(centre - 0.5772156649)).toBeLessThan(6 * Math.sqrt(Math.PI ** 2 / 6 / draws));
    expect(Math.abs(mean(values.map((value) => (value - centre) ** 2)) - Math.PI ** 2 / 6)).toBeLessThan(0.06);
  });

  test("of neighbouring keys and of neighbouring tokens is uncorrelated", () => {
    const first = noise(noiseKey([1, 0])).map((value) => value - 0.5772156649);
    const others = [noise(noiseKey([1, 1])), noise(noiseKey([2, 0])), [...first.slice(1), 0]];
    for (const other of others) {
      const correlation = mean(first.map((value, i) => value * (other[i] ?? 0))) / (Math.PI ** 2 / 6);
      expect(Math.abs(correlation)).toBeLessThan(6 / Math.sqrt(draws));
    }
  });

  test("never exceeds its bound", () => {
    expect(-Math.log(-Math.log1p(-0.5 / 2 ** 32))).toBeLessThan(highestGumbel);
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { ScoredSequence } from "../model/types";
import { mostLikely } from "./ranker";

const sequence = (length: number, sumLogprob: number): ScoredSequence => ({
  tokens: new Array<number>(length).fill(9),
  sumLogprob,
});

test("divides by the length, or by Google's penalty", () => {
  const [short, long] = [sequence(2, -3), sequence(5, -6)];
  expect(mostLikely([short, long], undefined)).toBe(long);
  expect(mostLikely([short, long], 0)).toBe(short);
  // -3 / (7/6) = -2.57; -6 / (10/6) = -3.6
  expect(mostLikely([short, long], 1)).toBe(short);
});

test("takes the first of equals", () => {
  const [a, b, c] = [sequence(2, -3), sequence(2, -2), sequence(4, -4)];
  expect(mostLikely([a, b, c], undefined)).toBe(b);
});

test("takes a sequence without tokens only where there is no other", () => {
  const [empty, poor] = [sequence(0, -0.1), sequence(1, -90)];
  expect(mostLikely([empty, poor], undefined)).toBe(poor);
  expect(mostLikely([empty, empty], undefined)).toBe(empty);
  expect(mostLikely([empty, poor], 1)).toBe(empty);
});

test("refuses to rank nothing", () => {
  expect(() => mostLikely([], undefined)).toThrow(RangeError);
});

test("takes the first of highest score whatever the order", () => {
  const sequences = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -6, max: 0 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(sequences, (parts) => {
      const all = parts.map(([length, sum]) => sequence(length, sum));
      const scores = parts.map(([length, sum]) => sum / length);
      expect(mostLikely(all, undefined)).toBe(all[scores.indexOf(Math.max(...scores))]);
    }),
  );
});

import { expect, test } from "vitest";
import { goldenJson } from "../../testing/goldens";
import { roundHalfEven } from "../decoding/roundHalfEven";
import { roundToHundredths } from "./round";

test("halves go to the even number", () => {
  expect([0.5, 1.5, 2.5, 2.4, 2.6, 2, -0.6, 1e15].map(roundHalfEven)).toEqual([0, 2, 2, 2, 3, 2, -1, 1e15]);
});

test("seconds are rounded as numpy does", () => {
  expect([0.30000000000000004, 7.960000000000006, 2.675, 0.125].map(roundToHundredths)).toEqual([
    0.3, 7.96, 2.68, 0.12,
  ]);
  const { round } = goldenJson<{ round: readonly (readonly [seconds: number, rounded: number])[] }>("wordTiming.json");
  expect(round.length).toBeGreaterThan(20);
  for (const [seconds, rounded] of round) expect(roundToHundredths(seconds), String(seconds)).toBe(rounded);
});

import { expect, test } from "vitest";
import { estimate, noEstimate, speedOfWork } from "./progress";

test("less than thirty seconds of audio say nothing of speed", () => {
  expect(estimate(noEstimate, { elapsed: 20, done: 29, remaining: 29 })).toMatchObject({
    timesRealtime: undefined,
    secondsLeft: 20,
  });
  expect(speedOfWork({ seconds: 6, spentMs: 20_000 })).toBeUndefined();
  expect(speedOfWork({ seconds: 60, spentMs: 20_000 })).toBe(3);
});

test("speed is audio over wall time; time left waits five seconds", () => {
  const early = estimate(noEstimate, { elapsed: 2, done: 44, remaining: 400 });
  expect(early).toMatchObject({ timesRealtime: 22, secondsLeft: undefined });
  const later = estimate(early, { elapsed: 10, done: 220, remaining: 440 });
  expect(later.secondsLeft).toBeCloseTo(20);
});

test("a file of unknown length has a speed and no time left", () => {
  expect(estimate(noEstimate, { elapsed: 20, done: 60, remaining: undefined })).toEqual({
    timesRealtime: 3,
    secondsLeft: undefined,
    at: 20,
  });
});

test("a sudden slow-down moves the figure by a fifth at most", () => {
  const before = estimate(noEstimate, { elapsed: 10, done: 100, remaining: 1000 });
  const after = estimate(before, { elapsed: 20, done: 101, remaining: 999 });
  expect(before.secondsLeft).toBeCloseTo(100);
  expect(after.secondsLeft).toBeCloseTo(90 * 1.2);
});

test("nothing done yet gives no figures", () => {
  expect(estimate(noEstimate, { elapsed: 9, done: 0, remaining: 100 }).timesRealtime).toBeUndefined();
});

import { expect, test } from "vitest";
import { Pace } from "./pace";

/** Runs hypotheses of this cost for a minute, as early as the pace lets them; returns the share of time that they took. */
function load(pace: Pace, cost: number): number {
  const began = Math.max(0, pace.free);
  let now = began;
  let computed = 0;
  while (now < began + 60_000) {
    now = Math.max(now, pace.free);
    pace.spend(now, now + cost, "new");
    now += cost;
    computed += cost;
  }
  return computed / (now - began);
}

test("a device that can keep up computes about half of the time, a slow one a little more, a fast one less", () => {
  expect(load(new Pace(), 220)).toBeCloseTo(0.45, 1);
  expect(load(new Pace(), 400)).toBeCloseTo(0.45, 1);
  expect(load(new Pace(), 550)).toBeCloseTo(0.55, 1);
  expect(load(new Pace(), 900)).toBeCloseTo(0.57, 1);
  expect(load(new Pace(), 30)).toBeCloseTo(30 / 225, 2);
});

test("the step follows what a hypothesis costs, up and down", () => {
  const pace = new Pace();
  expect(pace.step).toBe(225);
  for (const cost of [100, 2000]) {
    for (let minutes = 0; minutes < 2; minutes++) load(pace, cost);
    expect(pace.cost).toBeCloseTo(cost, -1);
    expect(pace.step).toBeCloseTo(Math.max(225, cost / (cost < 450 ? 0.45 : 0.57)), -1);
  }
});

test("one that could not wait delays the next one, but never by more than a step", () => {
  const pace = new Pace();
  pace.spend(0, 600, "new");
  const { free } = pace;
  pace.spend(600, 1200, "new");
  expect(pace.free).toBeGreaterThan(free + 600);
  for (let i = 2; i < 9; i++) pace.spend(600 * i, 600 * (i + 1), "new");
  expect(pace.free).toBeLessThanOrEqual(600 * 9 + pace.step);
});

test("whole windows delay the next hypothesis, but do not make the ones behind it rarer", () => {
  const pace = new Pace();
  for (let i = 0; i < 9; i++) pace.spend(1000 * i, 1000 * i + 220, "new");
  const { step } = pace;
  pace.spend(9000, 9650, "all");
  expect(pace.step).toBe(step);
  expect(pace.free).toBeGreaterThanOrEqual(9650);
  expect(pace.free).toBeLessThanOrEqual(9650 + step);
});

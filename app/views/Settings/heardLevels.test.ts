import { expect, test } from "vitest";
import { heardLevels, nothingHeard, withSteadyFloor } from "./heardLevels";

/** A level whose peak is twice its mean. */
const level = (rms: number) => ({ rms, peak: 2 * rms });

test("nothing was heard before the first look", () => {
  expect(heardLevels([])).toEqual(nothingHeard);
});

test("the floor is what is left in the gaps, the loudest peak is the highest one", () => {
  const looks = [0.1, 0.2, 0.3, 0.01, 0.2, 0.1, 0.02, 0.2, 0.3, 0.4].map(level);
  expect(heardLevels(looks)).toEqual({ loudest: 0.8, loud: 0.4, floor: 0.02, looks: 10 });
});

test("one click makes neither a loud voice nor a quiet room", () => {
  const steady = Array.from({ length: 48 }, () => level(0.05));
  expect(heardLevels([level(0), ...steady, level(0.5)])).toMatchObject({ loud: 0.05, floor: 0.05, loudest: 1 });
});

test("a floor is said anew only when it has moved by 3 dB", () => {
  const at = (floor: number) => ({ ...nothingHeard, floor });
  expect(withSteadyFloor(at(0.01), { ...at(0.013), loudest: 0.5 })).toEqual({ ...at(0.01), loudest: 0.5 });
  expect(withSteadyFloor(at(0.01), at(0.015)).floor).toBe(0.015);
  expect(withSteadyFloor(at(0.01), at(0.007)).floor).toBe(0.007);
  expect(withSteadyFloor(nothingHeard, at(0.007)).floor).toBe(0.007);
  expect(withSteadyFloor(at(0.01), nothingHeard).floor).toBe(0);
});

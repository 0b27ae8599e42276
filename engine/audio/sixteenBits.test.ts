import { expect, test } from "vitest";
import { toSixteenBits } from "./sixteenBits";

test("samples go to the nearest of 65536 steps, and what is too loud is cut off", () => {
  const step = 1 / 32768;
  const found = toSixteenBits(Float32Array.of(0, 0.4 * step, 0.6 * step, -0.6 * step, 0.5, 1, 1.5, -1, -7));
  expect([...found].map((value) => value / step)).toEqual([0, 0, 1, -1, 16384, 32767, 32767, -32768, -32768]);
});

test("what has 16 bits already stays as it is", () => {
  const samples = Float32Array.from({ length: 65536 }, (_, i) => (i - 32768) / 32768);
  expect(toSixteenBits(samples.slice())).toEqual(samples);
});

import { expect, test } from "vitest";
import { LevelMeter } from "./levelMeter";

const sine = (amplitude: number, length: number) =>
  Float32Array.from({ length }, (_, i) => amplitude * Math.sin((2 * Math.PI * i) / 128));

test("a tone has its amplitude as peak and a √2 less as mean", () => {
  const meter = new LevelMeter(256);
  expect(meter.push(sine(0.5, 128))).toBeUndefined();
  const level = meter.push(sine(0.5, 128));
  expect(level?.peak).toBeCloseTo(0.5, 6);
  expect(level?.rms).toBeCloseTo(0.5 * Math.SQRT1_2, 6);
});

test("spans do not hear one another, and a peak below zero counts", () => {
  const meter = new LevelMeter(128);
  expect(meter.push(Float32Array.from({ length: 128 }, (_, i) => (i === 7 ? -0.9 : 0)))?.peak).toBeCloseTo(0.9, 6);
  expect(meter.push(new Float32Array(128))).toEqual({ rms: 0, peak: 0 });
});

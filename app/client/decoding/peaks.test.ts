import { expect, test } from "vitest";
import { barsOf, Peaks, peakBetween, withPeaks } from "./peaks";

test("a tenth of a second is one peak, however the samples come", () => {
  const peaks = new Peaks();
  const second = Float32Array.from({ length: 16_000 }, (_, n) => (n < 8000 ? 0.25 : -1));
  for (let at = 0; at < second.length; at += 700) peaks.add(second.subarray(at, at + 700));
  expect([...peaks.bytes()]).toEqual([128, 128, 128, 128, 128, 255, 255, 255, 255, 255]);
});

test("an hour of sound has its peaks", () => {
  const peaks = new Peaks();
  for (let minute = 0; minute < 10; minute++) peaks.add(new Float32Array(16_000 * 60).fill(0.01));
  expect(peaks.bytes()).toHaveLength(6000);
});

test("a run that goes on puts its peaks behind those of the one before", () => {
  expect([...withPeaks(Uint8Array.of(1, 2, 3), 0.2, Uint8Array.of(8, 9))]).toEqual([1, 2, 8, 9]);
  expect([...withPeaks(new Uint8Array(), 0.1, Uint8Array.of(5))]).toEqual([0, 5]);
});

test("bars are as loud as the loudest of their part, fewer or more than peaks", () => {
  expect([...barsOf(Uint8Array.of(0, 255, 51, 0), 2)]).toEqual([1, expect.closeTo(0.2)]);
  expect(barsOf(Uint8Array.of(255), 4).every((bar) => bar === 1)).toBe(true);
  expect([...barsOf(new Uint8Array(), 2)]).toEqual([0, 0]);
});

test("a stretch is as loud as the loudest of it, however short, and silent behind the end", () => {
  const peaks = Uint8Array.of(0, 255, 51);
  expect(peakBetween(peaks, 0, 0.3)).toBe(1);
  expect(peakBetween(peaks, 0.21, 0.22)).toBeCloseTo(0.2);
  expect(peakBetween(peaks, 0.02, 0.04)).toBe(0);
  expect(peakBetween(peaks, 5, 6)).toBe(0);
});

import { expect, test } from "vitest";
import { Timeline } from "./timeline";

const clock = { origin: 0, longestHole: 3600, end: Number.POSITIVE_INFINITY };

test("sound that begins late stays late, counted from the file's own beginning", () => {
  expect(new Timeline(clock).place(5, 1)).toBe(5);
  expect(new Timeline({ ...clock, origin: 1.4 }).place(1.4, 1)).toBe(0);
  expect(new Timeline({ ...clock, origin: 1.4, longestHole: 10 }).place(21.4, 1)).toBe(20);
  expect(new Timeline(clock).place(1_700_000_000, 1)).toBe(0);
});

test("a hole becomes silence, and rounded timestamps none", () => {
  const timeline = new Timeline(clock);
  expect(timeline.place(0, 1)).toBe(0);
  expect(timeline.place(1.004, 1)).toBe(0);
  expect(timeline.place(12, 1)).toBe(10);
  expect(timeline.next).toBe(13);
  expect(timeline.place(Number.NaN, 1)).toBe(0);
  expect(timeline.next).toBe(14);
});

test("a clock that drifts is followed", () => {
  const timeline = new Timeline(clock);
  let silence = 0;
  for (let i = 0; i < 1000; i++) silence += timeline.place(i * 1.01, 1);
  expect(timeline.next).toBeCloseTo(1010, 0);
  expect(silence).toBeCloseTo(10, 0);
});

test("where the clock goes back, the sound goes on, holes included", () => {
  const timeline = new Timeline(clock);
  timeline.place(0, 60);
  expect(timeline.place(0, 30)).toBe(0);
  expect(timeline.place(40, 1)).toBe(10);
  expect(timeline.next).toBe(101);
});

test("a clock that is set far ahead is no silence", () => {
  const timeline = new Timeline({ ...clock, longestHole: 10 });
  timeline.place(0, 1);
  expect(timeline.place(95_000, 1)).toBe(0);
  expect(timeline.place(95_003, 1)).toBe(2);
});

test("a clock that was wrong for some packets shifts nothing behind them", () => {
  const few = new Timeline(clock);
  few.place(0, 30);
  expect(few.place(0, 0.04)).toBe(0);
  expect(few.place(40, 1)).toBeCloseTo(9.96);
  expect(few.next).toBeCloseTo(41);
  const cluster = new Timeline(clock);
  cluster.place(0, 30);
  expect(cluster.place(0, 5)).toBe(0);
  expect(cluster.place(35, 1)).toBe(0);
  expect(cluster.next).toBe(36);
});

test("nothing lies behind the file's own end", () => {
  const timeline = new Timeline({ ...clock, end: 60 });
  timeline.place(0, 30);
  expect(timeline.place(1030, 5)).toBe(0);
  expect(timeline.place(35, 1)).toBe(0);
  expect(timeline.next).toBe(36);
  expect(timeline.place(50, 1)).toBe(14);
});

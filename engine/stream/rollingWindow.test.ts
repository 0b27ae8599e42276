import { expect, test } from "vitest";
import { itemsOf } from "../testing/liveItems";
import { RollingWindow } from "./rollingWindow";

const words = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join(" ");
const confirmed = (window: RollingWindow) => window.confirmed.map(({ word }) => word.trim());

test("begins with an utterance and goes over short silences", () => {
  const window = new RollingWindow([1, 2]);
  expect(window.reach(100, 500)).toBe(100);
  window.confirm(itemsOf("a b", 2));
  window.close(400);
  expect(window.reach(550, 700)).toBe(100);
  expect(confirmed(window)).toEqual(["a", "b"]);
  expect(window.confirmedEnd).toBe(400);
  expect(window.prompt).toEqual([1, 2]);
});

test("begins anew behind a long silence; what was said before becomes the prompt", () => {
  const window = new RollingWindow([1, 2]);
  window.reach(100, 500);
  window.confirm(itemsOf("a b", 2));
  window.close(400);
  expect(window.startFor(601)).toBe(601);
  expect(window.reach(601, 900)).toBe(601);
  expect(window.confirmed).toEqual([]);
  expect(window.prompt).toHaveLength(4);
  expect(window.confirmedEnd).toBe(601);
});

test("moves on when it is long: to a sentence's end where there is one, with five seconds left", () => {
  const window = new RollingWindow([]);
  window.reach(0, 100);
  window.confirm(itemsOf(`${words(6)} . ${words(6)} . ${words(7)}`));
  expect(window.reach(0, 1999)).toBe(0);
  expect(window.reach(0, 2001)).toBe(1200);
  expect(confirmed(window)).toHaveLength(7);
});

test("moves on between any words where no sentence ends", () => {
  const window = new RollingWindow([]);
  window.reach(0, 100);
  window.confirm(itemsOf(words(22)));
  const start = window.reach(0, 2300);
  expect(start).toBeGreaterThan(300);
  expect(start).toBeLessThanOrEqual(1800);
  expect(confirmed(window)[0]).toBe(`w${start / 100}`);
});

test("holds no more tokens than leave room for what follows", () => {
  const window = new RollingWindow([]);
  window.reach(0, 100);
  window.confirm(itemsOf(words(10)).map((item) => ({ ...item, tokens: new Array<number>(20).fill(5) })));
  expect(window.reach(0, 1000)).toBeGreaterThan(0);
  expect(window.confirmed.flatMap(({ tokens }) => tokens).length).toBeLessThanOrEqual(160);
});

test("that is full goes on behind its confirmed words, or near its end where there are none", () => {
  const window = new RollingWindow([]);
  window.reach(0, 100);
  window.confirm(itemsOf(words(8)));
  window.goOn(3000, 150);
  expect(window.start).toBe(800);
  window.goOn(3800, 150);
  expect(window.start).toBe(3650);
});

test("ends in a long silence, in which only its end is kept", () => {
  const window = new RollingWindow([]);
  expect(window.rest(700)).toBe(700);
  window.reach(1000, 1200);
  window.confirm(itemsOf("a b", 10));
  window.close(1200);
  expect(window.rest(1300)).toBe(1000);
  expect(window.rest(1401)).toBe(1401);
  expect(window.start).toBeUndefined();
  expect(window.prompt).toHaveLength(2);
});

test("the prompt is bounded, and can be forgotten", () => {
  const window = new RollingWindow([]);
  for (let i = 0; i < 50; i++) {
    window.reach(1000 * i, 1000 * i + 500);
    window.confirm(itemsOf(words(100), 10 * i));
  }
  expect(window.prompt.length).toBeGreaterThan(224);
  expect(window.prompt.length).toBeLessThanOrEqual(448);
  window.forgetPrompt();
  expect(window.prompt).toEqual([]);
});

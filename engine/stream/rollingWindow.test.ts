import { expect, test } from "vitest";
import { fakeTokenizer } from "../testing/fakeTokenizer";
import { itemsOf } from "../testing/liveItems";
import { scriptedWhisper } from "../testing/scriptedWhisper";
import { defaultOptions } from "../transcribeOptions";
import { listen } from "../whisper/live/listen";
import { tokensOf } from "../whisper/live/liveWords";
import { RollingWindow } from "./rollingWindow";

const whisper = listen({ whisper: scriptedWhisper([]), tokenizer: fakeTokenizer }, defaultOptions).openTrack();
const room: typeof whisper.room = (words) => whisper.room(words);

const words = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join(" ");
const confirmed = (window: RollingWindow) => window.confirmed.map(({ word }) => word.trim());

test("begins with an utterance and goes over short silences", () => {
  const window = new RollingWindow(room);
  expect(window.reach(100, 500)).toBe(100);
  window.confirm(itemsOf("a b", 2));
  window.close(400);
  expect(window.reach(550, 700)).toBe(100);
  expect(confirmed(window)).toEqual(["a", "b"]);
  expect(window.confirmedEnd).toBe(400);
  expect(window.before).toEqual([]);
  expect(window.isFromBeginning).toBe(true);
});

test("begins anew behind a long silence; what was said before leads it", () => {
  const window = new RollingWindow(room);
  window.reach(100, 500);
  window.confirm(itemsOf("a b", 2));
  window.close(400);
  expect(window.startFor(601)).toBe(601);
  expect(window.reach(601, 900)).toBe(601);
  expect(window.confirmed).toEqual([]);
  expect(window.before).toHaveLength(2);
  expect(window.confirmedEnd).toBe(601);
});

test("moves on when it is long: to a sentence's end where there is one, with five seconds left", () => {
  const window = new RollingWindow(room);
  window.reach(0, 100);
  window.confirm(itemsOf(`${words(6)} . ${words(6)} . ${words(7)}`));
  expect(window.reach(0, 1999)).toBe(0);
  expect(window.reach(0, 2001)).toBe(1200);
  expect(confirmed(window)).toHaveLength(7);
});

test("moves on between any words where no sentence ends", () => {
  const window = new RollingWindow(room);
  window.reach(0, 100);
  window.confirm(itemsOf(words(22)));
  const start = window.reach(0, 2300);
  expect(start).toBeGreaterThan(300);
  expect(start).toBeLessThanOrEqual(1800);
  expect(confirmed(window)[0]).toBe(`w${start / 100}`);
});

test("holds no more words than leave room for what follows", () => {
  const window = new RollingWindow(room);
  window.reach(0, 100);
  window.confirm(itemsOf(words(10)).map((item) => ({ ...item, state: new Array<number>(20).fill(5) })));
  expect(window.reach(0, 1000)).toBeGreaterThan(0);
  expect(window.confirmed.flatMap(tokensOf).length).toBeLessThanOrEqual(160);
});

test("that is full goes on behind its confirmed words, or near its end where there are none", () => {
  const window = new RollingWindow(room);
  window.reach(0, 100);
  window.confirm(itemsOf(words(8)));
  window.goOn(3000, 150);
  expect(window.start).toBe(800);
  window.goOn(3800, 150);
  expect(window.start).toBe(3650);
});

test("ends in a long silence, in which only its end is kept", () => {
  const window = new RollingWindow(room);
  expect(window.rest(700)).toBe(700);
  window.reach(1000, 1200);
  window.confirm(itemsOf("a b", 10));
  window.close(1200);
  expect(window.rest(1300)).toBe(1000);
  expect(window.rest(1401)).toBe(1401);
  expect(window.start).toBeUndefined();
  expect(window.before).toHaveLength(2);
});

test("the text before it is bounded, and can be forgotten", () => {
  const window = new RollingWindow(room);
  for (let i = 0; i < 50; i++) {
    window.reach(1000 * i, 1000 * i + 500);
    window.confirm(itemsOf(words(100), 10 * i));
  }
  expect(window.before.length).toBeGreaterThan(224);
  expect(window.before.length).toBeLessThanOrEqual(448);
  expect(window.isFromBeginning).toBe(false);
  window.forgetBefore();
  expect(window.before).toEqual([]);
});

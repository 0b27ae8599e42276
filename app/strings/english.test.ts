import { expect, test } from "vitest";
import { en } from "./en/index";
import { clock } from "./formats";

const { size, percent, span, speed, spokenTime } = en.formats;
const { timeLeft, words } = en.common;

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("clocks never show milliseconds and pad below the largest unit", () => {
  expect([7.9, 761, 6062, -1].map(clock)).toEqual(["0:07", "12:41", "1:41:02", "0:00"]);
});

test("positions are said with the units that they have", () => {
  expect([0.4, 61, 6062].map(spokenTime)).toEqual(["0 seconds", "1 minute 1 second", "1 hour 41 minutes 2 seconds"]);
});

test("spans of wall time use two units at most", () => {
  expect([7.4, 59.6, 171, 3599, 3600, 4800].map(span).map(plain)).toEqual([
    "7 s",
    "1 min",
    "2 min 51 s",
    "59 min 59 s",
    "1 h",
    "1 h 20 min",
  ]);
});

test("time left is coarse and never zero", () => {
  expect([0, 8.2, 95, 4815].map(timeLeft).map(plain)).toEqual([
    "1 s left",
    "9 s left",
    "2 min left",
    "1 h 20 min left",
  ]);
});

test("sizes, speeds, shares and counts keep their unit beside them", () => {
  expect(size(32_166_155)).toBe("31\u00a0MB");
  expect([0.42, 9.96, 22.4].map(speed).map(plain)).toEqual(["0.4× realtime", "10.0× realtime", "22× realtime"]);
  expect([percent(62.9, 100), percent(3, 0), percent(9, 3)].map(plain)).toEqual(["62 %", "0 %", "100 %"]);
  expect([words(1), words(1684)].map(plain)).toEqual(["1 word", "1,684 words"]);
});

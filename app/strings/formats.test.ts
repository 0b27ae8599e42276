import { expect, test } from "vitest";
import { en } from "./en/index";
import { formatsFor } from "./formats";

const de = formatsFor("de", {
  second: "# s",
  minute: "# min",
  hour: "# h",
  percent: "# %",
  realtime: "#-fache Echtzeit",
});
const ja = formatsFor("ja", {
  second: "# 秒",
  minute: "# 分",
  hour: "# 時間",
  percent: "#%",
  realtime: "実時間の# 倍",
});

test("numbers are written as the language writes them", () => {
  expect(de.plural(1684, { one: "# Wort", other: "# Wörter" })).toBe("1.684\u00a0Wörter");
  expect([de.speed(0.42), de.speed(22.4), de.rate(1.25)]).toEqual(["0,4-fache Echtzeit", "22-fache Echtzeit", "1,25×"]);
  expect([de.delay(1.23), ja.delay(1.2)]).toEqual(["1,2\u00a0s", "1.2\u00a0秒"]);
});

test("a measured figure has three digits, however large it is", () => {
  expect([0.04213, 2.34567, 1234.5].map(en.formats.figure)).toEqual(["0.0421", "2.35", "1,230"]);
  expect(de.figure(2.34567)).toBe("2,35");
});

test("a space after a number never breaks, and stands only where the language wants one", () => {
  expect([de.percent(62, 100), ja.percent(62, 100)]).toEqual(["62\u00a0%", "62%"]);
  expect([de.size(32_166_155), ja.size(32_166_155)]).toEqual(["31\u00a0MB", "31\u00a0MB"]);
  expect([de.span(171), ja.span(4800)]).toEqual(["2\u00a0min 51\u00a0s", "1\u00a0時間 20\u00a0分"]);
});

test("a plural form that is not given is the general one", () => {
  expect(ja.plural(1, { other: "# 語" })).toBe("1\u00a0語");
  expect(de.plural(1, { other: "# fertig" })).toBe("1\u00a0fertig");
});

test("positions are said in the language", () => {
  expect([de.spokenTime(6062), de.spokenTime(0)]).toEqual(["1 Stunde 41 Minuten 2 Sekunden", "0 Sekunden"]);
});

test("dates and times of day", () => {
  const at = new Date(2026, 10, 25, 14, 2).getTime();
  expect([en.formats.date(at), de.date(at), ja.date(at)]).toEqual([
    "November 25, 2026",
    "25. November 2026",
    "2026年11月25日",
  ]);
  expect(en.common.recordingName(at)).toBe("Wednesday recording, 14:02");
});

test("languages are named as a line begins, and Tagalog is not Filipino", () => {
  const fr = formatsFor("fr", { second: "# s", minute: "# min", hour: "# h", percent: "# %", realtime: "# ×" });
  expect(["de", "yue", "jw", "tl"].map(fr.languageName)).toEqual(["Allemand", "Cantonais", "Javanais", "Tagalog"]);
  expect(en.formats.languageName("tl")).toBe("Tagalog");
});

test("a level below full scale has a minus, and full scale none", () => {
  expect([de.decibels(-38), ja.decibels(-6), de.decibels(-0)]).toEqual(["−38\u00a0dB", "−6\u00a0dB", "0\u00a0dB"]);
});

import { expect, test } from "vitest";
import { defaultSubtitles } from "./settings";
import { subtitleOptions, withPanelOptions } from "./subtitleOptions";

const rules = { lineLength: 42, lines: 2, shortest: 1, longest: 7, pace: 17 };
const times = { minSeconds: 1, maxSeconds: 7, maxPace: 17 };

test("without a length of lines nothing is changed", () => {
  expect(subtitleOptions(defaultSubtitles)).toEqual({});
  expect(withPanelOptions(defaultSubtitles, { highlightWords: true })).toEqual({ highlightWords: true });
});

test("a number of words goes before the length of lines, not before the times", () => {
  const lines = { maxLineWidth: 42, maxLineCount: 2 };
  expect(withPanelOptions(rules, { highlightWords: true })).toEqual({ ...times, ...lines, highlightWords: true });
  expect(withPanelOptions(rules, { maxWordsPerLine: 4 })).toEqual({ ...times, maxWordsPerLine: 4 });
});

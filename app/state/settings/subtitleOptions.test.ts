import { expect, test } from "vitest";
import { defaultSubtitles } from "./settings";
import { subtitleOptions, withPanelOptions } from "./subtitleOptions";

const rules = { lineLength: 42, lines: 2, shortest: 1, longest: 7, pace: 17 };

test("without a length of lines nothing is changed", () => {
  expect(subtitleOptions(defaultSubtitles)).toEqual({});
  expect(withPanelOptions(defaultSubtitles, { highlightWords: true })).toEqual({ highlightWords: true });
});

test("a number of words is one more rule", () => {
  expect(subtitleOptions(rules)).toEqual({ captions: { ...rules, gap: 2 / 24 } });
  expect(withPanelOptions(rules, { maxWordsPerLine: 4, highlightWords: true })).toMatchObject({
    highlightWords: true,
    captions: { ...rules, words: 4 },
  });
});

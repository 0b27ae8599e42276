import { expect, test } from "vitest";
import { captionPresets } from "../../../engine/index";
import { parseSettings } from "./parse";
import { defaultSubtitles } from "./settings";
import { subtitleOptions, withPanelOptions } from "./subtitleOptions";
import { presetOf, withPreset } from "./subtitlePresets";

const rules = { lineLength: 42, lines: 2, shortest: 1, longest: 7, pace: 17, gap: 0.1 };

test("without a length of lines nothing is changed", () => {
  expect(subtitleOptions(defaultSubtitles)).toEqual({});
  expect(withPanelOptions(defaultSubtitles, { highlightWords: true, maxWordsPerLine: 4 })).toEqual({
    highlightWords: true,
    maxWordsPerLine: 4,
  });
});

test("rules have a number of words of their own", () => {
  expect(subtitleOptions(rules)).toEqual({ captions: rules });
  expect(withPanelOptions(rules, { maxWordsPerLine: 4, highlightWords: true })).toEqual({
    highlightWords: true,
    captions: rules,
  });
});

test("a preset is known by its rules, survives the settings, and gives way to the user's own", () => {
  expect(presetOf(defaultSubtitles)).toBe("as-spoken");
  expect(presetOf(rules)).toBe("mine");
  for (const preset of ["netflix", "bbc", "youtube", "single-word"] as const) {
    const chosen = withPreset(rules, preset);
    expect(subtitleOptions(chosen).captions).toEqual(captionPresets[preset]);
    expect(presetOf(parseSettings({ subtitles: { ...chosen } }).subtitles)).toBe(preset);
  }
  expect(presetOf({ ...withPreset(rules, "bbc"), pace: 16 })).toBe("mine");
  // What is kept is changed entry by entry: one that goes has to be named.
  expect(withPreset(withPreset(rules, "single-word"), "netflix")).toHaveProperty("words", undefined);
  expect(withPreset(withPreset(defaultSubtitles, "bbc"), "as-spoken").lineLength).toBeUndefined();
});

import { expect, test } from "vitest";
import { captionPresets } from "./presets";
import { type CaptionRules, checkRules } from "./rules";

const rules: CaptionRules = { lineLength: 20, lines: 2, shortest: 1, longest: 7, pace: 17, gap: 0.1 };

test.each([
  { lineLength: 0 },
  { lines: 1.5 },
  { words: 0 },
  { shortest: -1 },
  { pace: Number.NaN },
  { gap: -0.1 },
  { shortest: 9 },
])("rules that nothing keeps are refused: %o", (by) => {
  expect(() => checkRules({ ...rules, ...by })).toThrow(RangeError);
});

test.each(Object.keys(captionPresets))("the preset %s can be kept", (name) => {
  expect(() => checkRules(captionPresets[name as keyof typeof captionPresets])).not.toThrow();
});

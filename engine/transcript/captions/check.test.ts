import { expect, test } from "vitest";
import { checkCaptions } from "./check";
import type { CaptionRules } from "./rules";

const rules: CaptionRules = { lineLength: 20, lines: 2, shortest: 1, longest: 7, pace: 17, gap: 0.1 };

test("warnings name what is against the rules", () => {
  const captions = [
    { start: 0, end: 2, text: "fine" },
    { start: 2, end: 2.5, text: "short" },
    { start: 3, end: 4, text: "nineteen characters" },
    { start: 3.5, end: 12, text: "a line of more than twenty characters\nb\nc" },
  ];
  expect(checkCaptions(captions, rules)).toEqual([
    [],
    [{ kind: "too-short", seconds: 0.5 }],
    [{ kind: "overlaps" }, { kind: "too-fast", perSecond: 19 }],
    [
      { kind: "too-long", seconds: 8.5 },
      { kind: "too-wide", characters: 37 },
      { kind: "too-many-lines", lines: 3 },
    ],
  ]);
});

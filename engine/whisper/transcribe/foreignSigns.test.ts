import { expect, test } from "vitest";
import { foreignSigns } from "./foreignSigns";

const text = (start: number, avgLogprob: number, tokens = [50363, 10, 20, 30, 40, 50413]) => ({
  start,
  avgLogprob,
  tokens,
});

test.each([
  [-0.3, "none"],
  [-0.8, "doubtful"],
  [-1.2, "foreign"],
] as const)("words of a mean log-probability of %d are %s", (avgLogprob, signs) => {
  expect(foreignSigns([text(0, avgLogprob)])).toBe(signs);
});

test("nothing is said of no text, and of two tokens besides timestamps", () => {
  expect(foreignSigns([])).toBe("none");
  expect(foreignSigns([text(0, -3, [50363, 10, 20, 50413])])).toBe("none");
});

test("each text counts by its tokens, from the first of it on for a minute", () => {
  const long = Array.from({ length: 40 }, (_, i) => i);
  expect(foreignSigns([text(5, -3), text(9, -0.2, long)])).toBe("none");
  expect(foreignSigns([text(0, -0.2), text(3, -2, long)])).toBe("foreign");
  expect(foreignSigns([text(100, -2), text(160, -0.1, long)])).toBe("foreign");
});

test("of a recording the words tell too, of which the model looks surer together than each by itself", () => {
  const said = (probability: number) => ({
    ...text(0, -0.3),
    words: [" So", " let", " us"].map((word, i) => ({ word, start: i, end: i + 1, probability })),
  });
  expect([0.9, 0.55, 0.35].map((probability) => foreignSigns([said(probability)], "live"))).toEqual([
    "none",
    "doubtful",
    "foreign",
  ]);
  expect(foreignSigns([said(0.35)])).toBe("none");
});

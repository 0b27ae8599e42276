import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spoken } from "../../testing/transcripts";
import { exporters } from "../export/export";
import { brokenText, joinCaptions, splitCaption, wordsIn } from "./edit";
import { type Caption, layOutCaptions } from "./layOut";
import type { CaptionRules } from "./rules";

const rules: CaptionRules = { lineLength: 20, lines: 2, shortest: 1, longest: 7, pace: 17, gap: 0.1 };
const words = "When it rains, we all stay inside."
  .split(" ")
  .map((word, i) => ({ word: ` ${word}`, start: i, end: i + 0.8 }));
const speech = spoken(words);
const [caption] = layOutCaptions(speech.segments, { ...rules, longest: 9 }) as [Caption];

describe("a caption is divided", () => {
  test("at the time of its second part's first word", () => {
    const [first, second] = splitCaption(caption, caption.text.indexOf("we"), rules) ?? [];
    expect(first).toMatchObject({ start: 0, end: 2.9, text: "When it rains,", said: { start: 0, end: 2.8 } });
    expect(second).toMatchObject({
      start: 3,
      end: caption.end,
      text: "we all stay inside.",
      said: { start: 3, end: 6.8 },
    });
    expect(second?.words.map(({ start }) => start)).toEqual([3, 4, 5, 6]);
  });

  test("by its length, where somebody wrote another text", () => {
    const other = { ...caption, text: "0123456789", start: 0, end: 5 };
    expect(splitCaption(other, 4, rules)).toMatchObject([
      { start: 0, end: 1.9, text: "0123" },
      { start: 2, end: 5, text: "456789" },
    ]);
  });

  test("not at its edges", () => {
    expect(splitCaption(caption, 0, rules)).toBeUndefined();
    expect(splitCaption(caption, caption.text.length, rules)).toBeUndefined();
  });

  test("and joined again it is as it was, wherever that was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: caption.text.length }), (offset) => {
        const parts = splitCaption(caption, offset, rules);
        if (!parts || !/\s$/.test(caption.text.slice(0, offset))) return;
        expect(wordsIn(parts[0].words, parts[0].text)?.length).toBe(parts[0].words.length);
        const { words, ...joined } = joinCaptions(...parts, rules);
        expect(joined).toEqual({
          ...joined,
          start: caption.start,
          end: caption.end,
          text: caption.text,
          said: caption.said,
        });
        expect(words.length).toBe(caption.words.length);
      }),
    );
  });
});

test("a text is broken as captions are", () => {
  expect(brokenText("When it rains, we all stay inside.", rules)).toBe("When it rains,\nwe all stay inside.");
  expect(brokenText("今日はとても良い天気です。明日も晴れる。", rules)).toMatch(/^\S{1,10}。?\n\S+$/);
});

test("in scripts without spaces captions are joined without one", () => {
  const joined = (...texts: readonly [string, string]) => {
    const [first, second] = texts.map((text) => ({ ...caption, text })) as [Caption, Caption];
    return joinCaptions(first, second, rules).text;
  };
  expect(joined("今日は", "良い")).toBe("今日は良い");
  expect(joined("ສະບາຍ", "ດີ")).toBe("ສະບາຍດີ");
  expect(joined("All is", "well.")).toBe("All is well.");
});

test("exports keep what was changed by hand, and light up words only where these are what is said", () => {
  const parts = splitCaption(caption, caption.text.indexOf("we"), rules) as readonly [Caption, Caption];
  const kept = [{ ...parts[0], text: "If it rains," }, parts[1]];
  const options = { captions: { ...rules, lineLength: 42 }, kept };
  expect(exporters.srt(speech, options)).toBe(
    "1\n00:00:00,000 --> 00:00:02,900\nIf it rains,\n\n2\n00:00:03,000 --> 00:00:06,800\nwe all stay inside.\n\n",
  );
  const [first, second] = exporters
    .ass(speech, options)
    .split("\n")
    .filter((line) => line.startsWith("Dialogue"));
  expect(first).toMatch(/,If it rains,$/);
  expect(second).toMatch(/\{\\k80\}we\{\\k20\}\{\\k80\} all/);
  expect(exporters.srt(speech, { ...options, highlightWords: true })).toContain("<u>we</u> all stay inside.");
});

import { describe, expect, test } from "vitest";
import { spoken, transcript } from "../../testing/transcripts";
import { cuesOf } from "./cues";
import type { ExportOptions } from "./options";

function texts(from: ReturnType<typeof transcript>, options?: ExportOptions): string[] {
  return cuesOf(from, options).map(({ text }) => text);
}

describe("words", () => {
  const speech = spoken([" One", " two", " three"], [" four", " five."]);

  test("a segment is a cue, whose lines break at the width", () => {
    expect(texts(speech)).toEqual(["One two three", "four five."]);
    expect(texts(speech, { maxLineWidth: 7 })).toEqual(["One two\nthree", "four\nfive."]);
    expect(texts(speech, { maxLineCount: 1 })).toEqual(["One two three", "four five."]);
  });

  test("both limits of lines let cues run across segments", () => {
    expect(texts(speech, { maxLineWidth: 10, maxLineCount: 1 })).toEqual(["One two", "three four", "five."]);
    expect(texts(speech, { maxLineWidth: 10, maxLineCount: 2 })).toEqual(["One two\nthree four", "five."]);
    // The number of words counts only where segments are kept.
    expect(texts(speech, { maxLineWidth: 99, maxLineCount: 2, maxWordsPerLine: 1 })).toEqual([
      "One two three four five.",
    ]);
  });

  test("a number of words ends cues within a segment", () => {
    expect(texts(speech, { maxWordsPerLine: 2 })).toEqual(["One two", "three", "four five."]);
  });

  test("a silence of more than three seconds ends a cue that runs across segments", () => {
    const second = (start: number) =>
      spoken([{ word: " a", start: 0, end: 1 }], [{ word: " b", start, end: start + 1 }]);
    const limits = { maxLineWidth: 42, maxLineCount: 2 };
    expect(texts(second(3), limits)).toEqual(["a b"]);
    expect(texts(second(3.02), limits)).toEqual(["a", "b"]);
  });

  test("rules of captions go before the limits, with words underlined too, as long as they are shown", () => {
    const words = [" One", " two", " three."].map((word, i) => ({ word, start: 0.4 * i, end: 0.4 * i + 0.3 }));
    const captions = { lineLength: 7, lines: 2, shortest: 1, longest: 7, pace: 5, gap: 0 };
    const cue = { start: 0, end: 2.8, text: "One two\nthree." };
    expect(cuesOf(spoken(words), { captions, maxWordsPerLine: 1 })).toMatchObject([cue]);
    expect(
      cuesOf(spoken(words), { captions, highlightWords: true }).map(({ start, end, text }) => [start, end, text]),
    ).toEqual([
      [0, 0.3, "<u>One</u> two\nthree."],
      [0.3, 0.4, "One two\nthree."],
      [0.4, 0.7, "One <u>two</u>\nthree."],
      [0.7, 0.8, "One two\nthree."],
      [0.8, 1.1, "One two\n<u>three.</u>"],
      [1.1, 2.8, "One two\nthree."],
    ]);
    expect(() => cuesOf(spoken(words), { captions: { ...captions, pace: 0 } })).toThrow(/pace is 0, expected a number/);
  });

  test("a width is of characters: an emoji is one", () => {
    expect(texts(spoken([" 😀😀😀", " 😀"]), { maxLineWidth: 5 })).toEqual(["😀😀😀 😀"]);
    expect(texts(spoken([" 😀😀😀", " 😀"]), { maxLineWidth: 4 })).toEqual(["😀😀😀\n😀"]);
  });

  test("a word wider than a line is not cut", () => {
    expect(texts(spoken([" a", " incomprehensibly", " b"]), { maxLineWidth: 5 })).toEqual(["a\nincomprehensibly\nb"]);
  });

  test("each is underlined while it is spoken, and none in between", () => {
    const words = [
      { word: " a", start: 0, end: 1 },
      { word: " b", start: 1.5, end: 2 },
    ];
    expect(cuesOf(spoken(words), { highlightWords: true })).toEqual([
      { start: 0, end: 1, text: "<u>a</u> b" },
      { start: 1, end: 1.5, text: "a b" },
      { start: 1.5, end: 2, text: "a <u>b</u>" },
    ]);
    expect(texts(spoken([" a", " b"]), { highlightWords: true, maxLineWidth: 1 })).toEqual([
      "<u>a</u>\nb",
      "a\n<u>b</u>",
    ]);
  });

  test("without them options have no effect", () => {
    const options = { maxLineWidth: 1, maxLineCount: 1, maxWordsPerLine: 1, highlightWords: true };
    expect(texts(transcript({ text: " a b c" }), options)).toEqual(["a b c"]);
    const [withWords] = spoken([" a", " b"]).segments;
    expect(texts(transcript(withWords ?? {}, { text: " c d" }), options)).toEqual(["a b", "c d"]);
  });
});

test("no text ends its cue", () => {
  const text = "a\n\nb\r\n \t\r\nc --> d ---> e";
  const safe = "a\nb\nc -> d -> e";
  expect(texts(transcript({ text }))).toEqual([safe]);
  expect(texts(spoken([text]))).toEqual([safe]);
  expect(texts(spoken([" -", "->"]), { highlightWords: true })).toEqual(["<u>-</u>->", "-<u>-></u>"]);
});

test("right-to-left text stays in the order in which it is read", () => {
  expect(texts(spoken([" שלום", " עולם"], [" مرحبا", " 2024"]), { maxLineWidth: 10, maxLineCount: 1 })).toEqual([
    "שלום עולם",
    "مرحبا 2024",
  ]);
});

test.each([0, -1, 1.5, Number.NaN])("a limit of %d is refused", (limit) => {
  expect(() => cuesOf(transcript(), { maxWordsPerLine: limit })).toThrow(/maxWordsPerLine is .*, expected a whole/);
});

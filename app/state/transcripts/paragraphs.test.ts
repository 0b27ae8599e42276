import { expect, test } from "vitest";
import { segment } from "../../testing/segments";
import { countWords, growingParagraphs, paragraphs, plainText } from "./paragraphs";

test("segments without a pause run on in one paragraph", () => {
  const set = paragraphs([segment(0, 4, " And so,"), segment(4, 7, " my fellow Americans:")]);
  expect(set).toMatchObject([{ start: 0, end: 7, text: "And so, my fellow Americans:", silence: 0 }]);
});

test("another voice begins a paragraph, and is named where the text is copied", () => {
  const said = [
    { ...segment(0, 4, " Why?"), speaker: "Me" },
    { ...segment(4, 5, " Because."), speaker: "Them" },
  ];
  expect(paragraphs(said).map(({ speaker }) => speaker)).toEqual(["Me", "Them"]);
  expect(plainText(said)).toBe("Me: Why?\n\nThem: Because.");
});

test("every timed word has its place in the paragraph's text", () => {
  const timed = (start: number, text: string, words: readonly string[]) => ({
    ...segment(start, start + 1, text),
    words: words.map((word, i) => ({ word, start: start + i / 10, end: start + (i + 1) / 10, probability: 1 })),
  });
  const [set] = paragraphs([timed(0, " No, no.", [" No,", " no."]), timed(1, " Yes.", [" Yes."])]);
  expect(set?.words.map(({ start, from, to }) => [start, set.text.slice(from, to)])).toEqual([
    [0, "No,"],
    [0.1, "no."],
    [1, "Yes."],
  ]);
});

test("a pause of two seconds breaks, and only a silence of ten is noted", () => {
  const set = paragraphs([segment(0, 4, " One."), segment(6, 8, " Two."), segment(22, 23, " Three.")]);
  expect(set.map((p) => [p.start, p.silence])).toEqual([
    [0, 0],
    [6, 0],
    [22, 14],
  ]);
});

test("a recording that begins with a long silence notes it", () => {
  expect(paragraphs([segment(30, 32, " Late.")])[0]?.silence).toBe(30);
});

test("long text breaks at the first sentence end, never inside a sentence", () => {
  const words = " word".repeat(150);
  const set = paragraphs([segment(0, 30, words), segment(30, 40, `${words}.”`), segment(40, 50, " Next one.")]);
  expect(set.map((p) => p.start)).toEqual([0, 40]);
});

test("text that grows is set as it would be anew, and what is finished keeps its identity", () => {
  const grow = growingParagraphs();
  const said = [
    segment(0, 4, " One."),
    segment(4, 5, " "),
    segment(8, 9, " Two."),
    segment(9, 10, " And"),
    segment(20, 21, " Three."),
  ];
  let before: ReturnType<typeof grow> = [];
  for (let n = 0; n <= said.length; n++) {
    const part = said.slice(0, n);
    const set = grow(part);
    expect(set).toEqual(paragraphs(part));
    for (const [index, paragraph] of before.slice(0, -1).entries()) expect(set[index]).toBe(paragraph);
    before = set;
  }
  const changed = said.with(3, segment(9, 10, " And so on."));
  expect(grow(changed)).toEqual(paragraphs(changed));
  expect(grow(changed.slice(2))).toEqual(paragraphs(changed.slice(2)));
  expect(grow([])).toEqual([]);
});

test("empty segments leave no paragraph and no gap", () => {
  expect(paragraphs([segment(0, 2, " "), segment(2, 3, " Yes.")])).toHaveLength(1);
});

test("copied text has no leading spaces and an empty line between paragraphs", () => {
  expect(plainText([segment(0, 4, " One."), segment(8, 9, " Two.")])).toBe("One.\n\nTwo.");
});

test("words are counted by the language's own rules", () => {
  expect(countWords([segment(0, 4, " Ask not, what it can do.")], "en")).toBe(6);
  expect(countWords([segment(0, 4, "今日はいい天気です")], "ja")).toBeGreaterThan(2);
  expect(countWords([segment(0, 4, " two words")], "not a language")).toBe(2);
});

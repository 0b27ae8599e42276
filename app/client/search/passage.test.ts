import { expect, test } from "vitest";
import { passageOf } from "./passage";
import { parseQuery } from "./terms";

const said = (id: number, text: string, words?: readonly string[]) => ({
  id,
  text,
  start: id * 10,
  ...(words && {
    words: words.map((word, at) => ({ word, start: id * 10 + at, end: id * 10 + at + 1, probability: 1 })),
  }),
});
const marked = ({ text, from, to }: { text: string; from: number; to: number }) =>
  `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;

test("shows what was found with what stands around it, and when it is said", () => {
  const segments = [said(0, " Before."), said(1, " The Lógbook lay there.", [" The", " Lógbook", " lay", " there."])];
  const passage = passageOf(segments, 1, parseQuery("logb"));
  expect(passage && marked(passage)).toBe("Before. The [Lógbook] lay there.");
  expect(passage?.start).toBe(11);
  expect(passageOf([said(4, " a logbook")], 4, parseQuery("logbook"))?.start).toBe(40);
});

test("a phrase may run into the next segment", () => {
  const passage = passageOf([said(1, " the second"), said(2, " logbook lay")], 1, parseQuery("second log"));
  expect(passage && marked(passage)).toBe("the [second logbook] lay");
});

test("a long text is cut before what was found, at a word", () => {
  const passage = passageOf([said(1, ` ${"word ".repeat(60)}logbook ${"word ".repeat(90)}`)], 1, parseQuery("logbook"));
  expect(passage && marked(passage)).toMatch(/^…(word ){6,8}\[logbook\] word word/);
  expect(passage?.text.length).toBeLessThan(230);
});

test("of words that stand apart the first is shown; a segment that is gone has no passage", () => {
  const passage = passageOf([said(1, " a lamp"), said(2, " a logbook")], 1, parseQuery("logbook lamp"));
  expect(passage && marked(passage)).toBe("a [lamp] a logbook");
  expect(passageOf([], 1, parseQuery("lamp"))).toBeUndefined();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold";
import { parseQuery } from "./terms";
import { TextIndex } from "./textIndex";

function text(id: string, lines: readonly string[], title?: string) {
  return { id, title, createdAt: Number(id), segments: lines.map((line, at) => ({ id: at * 10, text: line })) };
}

function indexOf(...texts: readonly ReturnType<typeof text>[]): TextIndex {
  const index = new TextIndex();
  for (const one of texts) index.put(one);
  return index;
}

test("finds words in any case and without diacritics, newest text first, with the segments that have them", () => {
  const index = indexOf(
    text("1", [" A Logbook,", " a lamp", " and a LOGBOOK. Logbook"]),
    text("2", [" nothing"]),
    text("3", [" lögbook"]),
  );
  expect(index.search(parseQuery("logböok"))).toEqual({
    as: "phrase",
    times: 4,
    texts: [
      { id: "3", times: 1, segments: [0] },
      { id: "1", times: 3, segments: [0, 20] },
    ],
  });
});

test("finds what is being typed, a phrase over segments, and characters of Chinese", () => {
  const index = indexOf(text("1", [" the second", " logbook lay there"]), text("2", ["我住在东京都"]));
  expect(index.search(parseQuery("second log")).texts).toEqual([{ id: "1", times: 1, segments: [0] }]);
  expect(index.search(parseQuery("second log ")).as).toBe("terms");
  expect(index.search(parseQuery("东京")).texts).toEqual([{ id: "2", times: 1, segments: [0] }]);
  expect(index.search(parseQuery("京东")).as).toBe("terms");
});

test("words that stand apart are found where no text has them together", () => {
  const index = indexOf(text("1", [" the lamp and", " the logbook"]), text("2", [" the lamp"]));
  expect(index.search(parseQuery("logbook lamp"))).toEqual({
    as: "terms",
    times: 2,
    texts: [{ id: "1", times: 2, segments: [0, 10] }],
  });
});

test("a title is found without a segment, and three segments are told of each text", () => {
  const index = indexOf(text("1", [" tape", " tape", " tape", " tape"], "The keepers’ tapes"));
  expect(index.search(parseQuery("tape")).texts).toEqual([{ id: "1", times: 5, segments: [0, 10, 20] }]);
  expect(index.search(parseQuery("keepers")).texts).toEqual([{ id: "1", times: 1, segments: [] }]);
});

test("a text that has changed takes the place of the old one, and one that was deleted is not found", () => {
  const index = indexOf(text("1", [" old words"]));
  index.put(text("1", [" new words"]));
  expect(index.search(parseQuery("old")).times).toBe(0);
  expect(index.search(parseQuery("new")).times).toBe(1);
  index.remove("1");
  expect(index.search(parseQuery("new")).times).toBe(0);
  expect(index.search(parseQuery("")).texts).toEqual([]);
});

test("counts what a look through the folded text counts", () => {
  const word = fc.constantFrom("lamp", "Lamp", "lämp", "log", "logbook", "wind");
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { maxLength: 6 }),
      word,
      word,
      (lines, a, b) => {
        const index = indexOf(
          text(
            "1",
            lines.map((line) => ` ${line.join(" ")}`),
          ),
        );
        const words = lines.flat().map(fold);
        const count = words.filter((one, at) => one === fold(a) && words[at + 1]?.startsWith(fold(b))).length;
        const found = index.search(parseQuery(`${a} ${b}`));
        expect(found.as === "phrase" ? found.times : 0).toBe(count);
      },
    ),
  );
});

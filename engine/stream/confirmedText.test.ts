import fc from "fast-check";
import { expect, test } from "vitest";
import { itemsOf } from "../testing/liveItems";
import type { Segment } from "../transcript/types";
import { segmentOf } from "../whisper/live/segmentOf";
import { type ConfirmedSegment, ConfirmedText } from "./confirmedText";

const source = { seek: 100, temperature: 0, avgLogprob: -0.2, compressionRatio: 1.1, noSpeechProb: 0.01 };

function confirmedText(): ConfirmedText {
  return new ConfirmedText((words, from) => segmentOf(words, from, 50_000));
}

/** The segments, which are what they are said to be. */
function segmentsOf(
  confirmed: readonly ConfirmedSegment[],
  how: readonly ConfirmedSegment["how"][],
): readonly Segment[] {
  expect(confirmed.map((one) => one.how)).toEqual(how);
  return confirmed.map(({ segment }) => segment);
}

test("a segment grows with its words, and has the fields of a file's", () => {
  const text = confirmedText();
  const [first] = segmentsOf(text.add(itemsOf("ask not", 2), source), ["new"]);
  expect(first).toMatchObject({ ...source, text: " ask not", start: 2, end: 4 });
  expect(first?.tokens).toHaveLength(4);
  expect([first?.tokens[0], first?.tokens.at(-1)]).toEqual([50_000 + 50, 50_000 + 150]);
  const [grown] = segmentsOf(text.add(itemsOf("what , you", 4), source), ["grown"]);
  expect(grown).toMatchObject({ text: " ask not what, you", start: 2, end: 6 });
  expect(grown?.words?.map(({ word, start, end }) => [word, start, end])).toEqual([
    [" ask", 2, 3],
    [" not", 3, 4],
    [" what,", 4, 5],
    [" you", 5, 6],
  ]);
  expect(text.end).toBe(6);
});

test("segments end with sentences, but not behind an abbreviation", () => {
  const text = confirmedText();
  const segments = text.add(itemsOf("said Mr . Smith . Then he left ! Ok"), source);
  expect(segments.map(({ segment }) => segment.text)).toEqual([" said Mr. Smith.", " Then he left!", " Ok"]);
});

test("segments end with utterances; punctuation that comes late belongs to the one before", () => {
  const text = confirmedText();
  text.add(itemsOf("ask not"), source);
  text.close();
  expect(text.add(itemsOf(".", 2), source)).toMatchObject([{ how: "grown", segment: { text: " ask not." } }]);
  expect(text.add(itemsOf("what", 3), source)).toMatchObject([{ how: "new", segment: { text: " what" } }]);
});

test("segments without sentences end after a while", () => {
  const text = confirmedText();
  const segments = text.add(itemsOf(Array.from({ length: 60 }, (_, i) => `w${i}`).join(" ")), source);
  expect(segments.length).toBeGreaterThan(2);
  for (const { segment } of segments) expect(segment.end - segment.start).toBeLessThanOrEqual(17);
});

test("a word that is timed before the one before it begins where that ended", () => {
  const text = confirmedText();
  text.add(itemsOf("ask not", 5), source);
  const [segment] = segmentsOf(text.add(itemsOf("what", 3), source), ["grown"]);
  expect(segment?.words?.map(({ start, end }) => [start, end])).toEqual([
    [5, 6],
    [6, 7],
    [7, 7],
  ]);
});

const word = fc.constantFrom("ask", "not", "what", "Mr", ".", ",", "!", "you", "…", "B");
const additions = fc.array(fc.tuple(fc.array(word, { maxLength: 8 }), fc.nat(60), fc.boolean()), { maxLength: 12 });

test("whatever is added in whatever order: text only grows, in order, and nothing is lost", () => {
  fc.assert(
    fc.property(additions, (all) => {
      const text = confirmedText();
      const segments: Segment[] = [];
      for (const [words, from, closes] of all) {
        for (const { how, segment } of text.add(itemsOf(words.join(" "), from), source)) {
          if (how === "grown") {
            const before = segments.pop()!;
            expect(segment.text.startsWith(before.text)).toBe(true);
            expect(segment.start).toBe(before.start);
          }
          segments.push(segment);
        }
        if (closes) text.close();
      }
      const added = all.flatMap(([words]) => words).join("");
      expect(segments.map((segment) => segment.text.replaceAll(" ", "")).join("")).toBe(added);
      let last = 0;
      for (const { start, end, words = [] } of segments) {
        expect(start).toBeGreaterThanOrEqual(last);
        for (const { start: from, end: to } of words) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThanOrEqual(from);
          last = to;
        }
        expect(end).toBe(last);
      }
    }),
  );
});

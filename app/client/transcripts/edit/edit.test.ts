import { expect, test } from "vitest";
import { paragraphsOf, type Word } from "../../../../engine/index";
import { segment } from "../../../testing/segments";
import type { TranscriptSegment } from "../types";
import {
  assignSelected,
  assignSpeaker,
  joinParagraphs,
  renameSpeaker,
  type Segments,
  splitParagraph,
  stretchOf,
  writeParagraph,
} from "./edit";
import { isEdited, originalOf } from "./originals";

/** A segment of words of a second each. */
function said(id: number, start: number, text: string): TranscriptSegment {
  const words = (text.match(/\s*\S+/g) ?? []).map(
    (word, n): Word => ({ word, start: start + n, end: start + n + 1, probability: 0.4 }),
  );
  return { ...segment(start, start + words.length, text), id, words };
}

const wordsOf = (segments: Segments) =>
  segments.flatMap(({ words = [] }) => words.map(({ word, start, end }) => [word, start, end]));
const write = (segments: Segments, text: string) => writeParagraph(segments, stretchOf(segments), text);

test("unchanged words keep their times, and a changed one that of the word it was", () => {
  const changed = write([said(0, 0, " The Sotho keeper"), said(1, 3, " writes.")], "The Sotto keeper writes.");
  expect(wordsOf(changed)).toEqual([
    [" The", 0, 1],
    [" Sotto", 1, 2],
    [" keeper", 2, 3],
    [" writes.", 3, 4],
  ]);
  expect(changed[0]?.words?.map(({ probability }) => probability)).toEqual([0.4, 1, 0.4]);
});

test("new words share the time of those that they replace, or of the place between their neighbours", () => {
  const [heard] = [said(0, 0, " one two three")];
  expect(wordsOf(write([heard], "one an extra three"))).toEqual([
    [" one", 0, 1],
    [" an", 1, 1 + 3 / 9],
    [" extra", 1 + 3 / 9, 2],
    [" three", 2, 3],
  ]);
  const apart = [said(0, 0, " one"), said(1, 1.5, " three")];
  expect(wordsOf(write(apart, "one two three"))[1]).toEqual([" two", 1, 1.5]);
});

test("a word that becomes part of a longer one is not kept as it was", () => {
  expect(wordsOf(write([said(0, 0, " the man")], "them man"))).toEqual([
    [" them", 0, 1],
    [" man", 1, 2],
  ]);
});

test("a sentence that moves across segments leaves each with what was said in it", () => {
  const changed = write([said(0, 0, " one two"), said(1, 2, " three four")], "one two, four five");
  expect(changed.map(({ text }) => text)).toEqual([" one two,", " four five"]);
});

test("what is not touched stays the same object, and an untouched text is no change", () => {
  const heard = [said(0, 0, " one."), said(1, 1, " two."), said(2, 2, " three.")];
  expect(write(heard, " one. two. three. ")).toBe(heard);
  const changed = write(heard, "one. two. four.");
  expect(changed[0]?.words).toBe(heard[0]?.words);
  expect(changed[0]?.original).toBeUndefined();
  expect(changed[2]?.original).toMatchObject({ text: " three." });
  expect(changed[2]?.tokens).toEqual([]);
});

test("a paragraph is divided within a segment and within a word, and joined again it says the same", () => {
  const heard = [said(0, 0, " one twothree four")];
  const divided = splitParagraph(heard, stretchOf(heard), "one two".length);
  expect(paragraphsOf(divided).map(({ text, start, end }) => [text, start, end])).toEqual([
    ["one two", 0, 1 + 4 / 9],
    ["three four", 1 + 4 / 9, 3],
  ]);
  expect(divided.map(({ id, partOf }) => [id, partOf])).toEqual([
    [0, undefined],
    [1, 0],
  ]);
  const [above, below] = paragraphsOf(divided);
  const joined = joinParagraphs(divided, stretchOf(above?.segments ?? []), stretchOf(below?.segments ?? []));
  expect(paragraphsOf(joined).map(({ text }) => text)).toEqual(["one two three four"]);
  expect(originalOf(joined)).toEqual(heard);
});

test("typing never moves where the paragraphs around it begin", () => {
  const heard = [said(0, 0, ` ${"word ".repeat(116)}end`), said(1, 117, " More."), said(2, 118, " Next.")];
  expect(paragraphsOf(heard)).toHaveLength(1);
  const changed = writeParagraph(heard, stretchOf(heard), `${heard[0]?.text} And so on. More. Next.`);
  expect(paragraphsOf(changed)).toHaveLength(1);
});

test("a voice is assigned to a paragraph and called by another name everywhere; a joined paragraph has the voice above", () => {
  const heard = [said(0, 0, " one."), said(1, 9, " two."), said(2, 18, " three.")];
  const [, second] = paragraphsOf(heard);
  const spoken = assignSpeaker(heard, stretchOf(second?.segments ?? []), "Speaker 1");
  const named = renameSpeaker(spoken, "Speaker 1", "Ana");
  expect(paragraphsOf(named).map(({ speaker }) => speaker)).toEqual([undefined, "Ana", undefined]);
  const [first, ana] = paragraphsOf(named);
  const joined = joinParagraphs(named, stretchOf(first?.segments ?? []), stretchOf(ana?.segments ?? []));
  expect(paragraphsOf(joined).map(({ text, speaker }) => [text, speaker])).toEqual([
    ["one. two.", undefined],
    ["three.", undefined],
  ]);
  expect(isEdited(heard)).toBe(false);
  expect(originalOf(joined)).toEqual(heard);
});

test("selected words get a voice in a paragraph of their own, and what is selected over several keeps their ends", () => {
  const heard = [said(0, 0, " one two three."), said(1, 9, " four."), said(2, 18, " five six.")];
  const stretches = paragraphsOf(heard).map(({ segments }) => stretchOf(segments));
  const voices = (segments: Segments) => paragraphsOf(segments).map(({ text, speaker }) => [text.trim(), speaker]);
  const within = assignSelected(heard, { paragraphs: stretches.slice(0, 1), from: 4, to: 7 }, "Ana");
  expect(voices(within).slice(0, 3)).toEqual([
    ["one", undefined],
    ["two", "Ana"],
    ["three.", undefined],
  ]);
  const across = assignSelected(heard, { paragraphs: stretches, from: 8, to: 4 }, "Ana");
  expect(voices(across)).toEqual([
    ["one two", undefined],
    ["three.", "Ana"],
    ["four.", "Ana"],
    ["five", "Ana"],
    ["six.", undefined],
  ]);
  expect(assignSelected(across, { paragraphs: stretches.slice(1, 2), from: 0, to: 2 }, "Ana")).toBe(across);
  expect(originalOf(across)).toEqual(heard);
});

test("a paragraph without text goes, and the ones beside it stay apart", () => {
  const heard = [said(0, 0, " one."), said(1, 9, " two."), said(2, 10, " three.")];
  const changed = writeParagraph(heard, { first: 0, last: 0 }, "");
  expect(paragraphsOf(changed).map(({ text }) => text)).toEqual(["two. three."]);
  expect(originalOf(changed)).toEqual(heard);
});

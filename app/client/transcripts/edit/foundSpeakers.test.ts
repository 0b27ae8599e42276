import fc from "fast-check";
import { expect, test } from "vitest";
import { type FoundSpeakers, paragraphsOf, type SpeakerTurn, type Word } from "../../../../engine/index";
import { segment } from "../../../testing/segments";
import type { TranscriptSegment } from "../types";
import { assignSpeaker, joinParagraphs, renameSpeaker, stretchOf, writeParagraph } from "./edit";
import { withFoundSpeakers, withVoiceInTwo } from "./foundSpeakers";
import { type EditedText, noHistory, remember, undo } from "./history";
import { inTimeOrder } from "./order";
import { isEdited, originalOf } from "./originals";

/** A word a second. */
function said(id: number, start: number, text: string): TranscriptSegment {
  const words = (text.match(/\s*\S+/g) ?? []).map(
    (word, i): Word => ({ word, start: start + i, end: start + i + 1, probability: 0.9 }),
  );
  return { ...segment(start, start + words.length, text), id, words };
}

function textOf(segments: readonly TranscriptSegment[], speakers: readonly string[] = []): EditedText {
  return { title: undefined, speakers, languages: [], task: "transcribe", model: undefined, segments };
}

const voice = { voice: Float32Array.of(1, 0), seconds: 3 };
const found = (...turns: (readonly [number, number, number])[]): FoundSpeakers => ({
  turns: turns.map(([start, end, speaker]): SpeakerTurn => ({ start, end, speaker })),
  voices: Array.from({ length: Math.max(...turns.map(([, , speaker]) => speaker)) + 1 }, () => voice),
});
const told = ({ segments }: EditedText) => segments.map(({ id, text, speaker }) => [id, text.trim(), speaker]);

const heard = [said(0, 0, " Is it late? I think so."), said(1, 6, " Let us go.")];
const twoSpeak = found([0, 3, 0], [3, 9, 1]);

test("segments are cut where another speaks, as what was heard and no change of it, and voices are kept by name", () => {
  const after = withFoundSpeakers(textOf(heard), twoSpeak);
  expect(told(after)).toEqual([
    [0, "Is it late?", "Speaker 1"],
    [2, "I think so.", "Speaker 2"],
    [1, "Let us go.", "Speaker 2"],
  ]);
  expect(isEdited(after.segments)).toBe(false);
  expect(inTimeOrder(after.segments.toSorted((a, b) => a.id - b.id))).toEqual(after.segments);
  expect(after.voices?.map(({ name }) => name)).toEqual(["Speaker 1", "Speaker 2"]);
});

test("all of it is one step, and taken back it is as it was", () => {
  const before = textOf(heard);
  const after = withFoundSpeakers(before, twoSpeak);
  const [, back] = undo(remember(noHistory, before, after), after) ?? [];
  expect(back?.segments).toEqual(before.segments);
  expect(back?.voices).toBeUndefined();
});

test("what somebody wrote keeps its words, times and original", () => {
  const written = writeParagraph(heard, stretchOf(heard), "Is it very late? I think so. Let us go.");
  const after = withFoundSpeakers(textOf(written), twoSpeak);
  expect(after.segments.map(({ text }) => text).join("")).toBe(written.map(({ text }) => text).join(""));
  expect(after.segments.flatMap(({ words = [] }) => words)).toEqual(written.flatMap(({ words = [] }) => words));
  expect(paragraphsOf(after.segments).map(({ speaker }) => speaker)).toEqual(["Speaker 1", "Speaker 2"]);
  expect(originalOf(after.segments).map(({ text }) => text)).toEqual(heard.map(({ text }) => text));
});

test("who is mostly where a name stands has it; a name that nobody is found for stays where it is", () => {
  const rows = [said(0, 0, " One two three."), said(1, 5, " Four five."), said(2, 9, " Six.")];
  const ana = assignSpeaker(rows, { first: 0, last: 0 }, "Ana");
  const both = assignSpeaker(ana, { first: 2, last: 2 }, "Ben");
  expect(told(withFoundSpeakers(textOf(both), found([0, 7, 0], [9, 10, 0]))).map(([, , who]) => who)).toEqual([
    "Ana",
    "Ana",
    "Ben",
  ]);
  const apart = withFoundSpeakers(textOf(both), found([0, 3, 0], [5, 7, 1], [9, 10, 2]));
  expect(told(apart).map(([, , who]) => who)).toEqual(["Ana", "Speaker 1", "Ben"]);
});

test("found once more, numbers are given anew and names stay", () => {
  const first = withFoundSpeakers(textOf(heard), twoSpeak);
  const named = { ...first, segments: renameSpeaker(first.segments, "Speaker 2", "Ana") };
  const again = withFoundSpeakers(named, found([0, 2, 0], [2, 3, 1], [3, 9, 2]));
  expect(told(again).map(([, , who]) => who)).toEqual(["Speaker 1", "Speaker 2", "Ana", "Ana"]);
});

test("of a recording with a microphone's track, that one stays as it is, and the other's originals too", () => {
  const rows = heard.map((one, i) => ({ ...one, speaker: i === 0 ? "Them" : "Me" }));
  const after = withFoundSpeakers(textOf(rows, ["Me", "Them"]), twoSpeak);
  expect(told(after).map(([, , who]) => who)).toEqual(["Speaker 1", "Speaker 2", "Me"]);
  expect(originalOf(after.segments)).toEqual(rows);
});

test("a paragraph that was joined by hand ends where another speaks", () => {
  const [first, second] = paragraphsOf([said(0, 0, " One."), said(1, 9, " Two.")]);
  const joined = joinParagraphs(
    [...first!.segments, ...second!.segments],
    stretchOf(first!.segments),
    stretchOf(second!.segments),
  );
  expect(paragraphsOf(joined)).toHaveLength(1);
  const after = withFoundSpeakers(textOf(joined), found([0, 1, 0], [9, 10, 1]));
  expect(paragraphsOf(after.segments).map(({ speaker }) => speaker)).toEqual(["Speaker 1", "Speaker 2"]);
});

test("a voice that is two people's is parted by one speaker more; where nobody else is heard it stays as it is", () => {
  const first = withFoundSpeakers(textOf(heard), found([0, 9, 0]));
  const parted = withVoiceInTwo(first, "Speaker 1", twoSpeak);
  expect(told(parted).map(([, text, who]) => [text, who])).toEqual([
    ["Is it late?", "Speaker 2"],
    ["I think so.", "Speaker 1"],
    ["Let us go.", "Speaker 1"],
  ]);
  expect(parted.voices?.map(({ name }) => name)).toEqual(["Speaker 1", "Speaker 2"]);
  expect(withVoiceInTwo(first, "Speaker 1", found([0, 9, 0], [20, 30, 1]))).toBe(first);
});

test("who speaks at the same time is named beside", () => {
  const after = withFoundSpeakers(textOf(heard), found([0, 9, 0], [6, 8, 1]));
  expect(after.segments.some(({ also }) => also !== undefined)).toBe(true);
});

test("whatever is found, every word stays once, in order, with its times, and numbers are given once", () => {
  const turn = fc.tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 0, max: 3 }),
  );
  const rows = fc.array(fc.array(fc.constantFrom(" One", " two.", " three"), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(rows, fc.array(turn, { minLength: 1, maxLength: 12 }), (texts, turns) => {
      let at = 0;
      const segments = texts.map((words, id) => {
        const one = said(id, at, words.join(""));
        at = one.end;
        return one;
      });
      const after = withFoundSpeakers(
        textOf(segments),
        found(...turns.map(([start, length, speaker]) => [start, start + length, speaker] as const)),
      ).segments;
      expect(after.flatMap(({ words = [] }) => words)).toEqual(segments.flatMap(({ words = [] }) => words));
      expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
      for (const { text, words = [] } of after) expect(words.map(({ word }) => word).join("")).toBe(text);
      expect(inTimeOrder(after.toSorted((a, b) => a.id - b.id))).toEqual(after);
    }),
  );
});

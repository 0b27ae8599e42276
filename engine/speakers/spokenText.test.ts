import { expect, test } from "vitest";
import type { Segment } from "../transcript/types";
import { SpokenText } from "./spokenText";
import type { LiveVoice, SpokenEvent } from "./types";

/** A segment whose words take a second each, from a second on. */
function segment(start: number, text: string): Segment {
  const words = text.split(" ").map((word, i) => ({
    ...{ word: ` ${word}`, start: start + i, end: start + i + 1, probability: 1 },
  }));
  const marks = { tokens: [], temperature: 0, avgLogprob: 0, compressionRatio: 1, noSpeechProb: 0 };
  return { ...marks, seek: 0, start, end: start + words.length, text: ` ${text}`, words };
}

const turn = (speaker: number, start: number, end: number) => ({ speaker, start, end });
const voice = (speaker: number): LiveVoice => ({ speaker, voice: Float32Array.of(speaker), seconds: 5 });
const stands = () => true;
const grows = () => false;

/** What was told of whom: the number and the text of each part. */
function told(events: readonly SpokenEvent[]): readonly unknown[] {
  return events.flatMap<unknown>((event) =>
    event.type === "spoken" ? event.parts.map(({ segment: { text }, speaker }) => [speaker, text]) : [event],
  );
}

test("a segment is given away once it is heard to its end, and stands", () => {
  const text = new SpokenText(0, []);
  text.confirm("new", segment(0, "a b"));
  text.confirm("grown", segment(0, "a b c d"));
  text.hear({ type: "turns", until: 3, turns: [turn(0, 0, 3)] });
  expect(text.take([], stands)).toEqual([]);
  text.hear({ type: "turns", until: 7, turns: [turn(0, 3, 7)] });
  expect(text.take([], grows)).toEqual([]);
  // What follows says that it stands.
  text.confirm("new", segment(5, "e f g"));
  expect(told(text.take([voice(0)], grows))).toEqual([[0, " a b c d"]]);
  expect(text.take([], stands)).toEqual([]);
  text.end();
  expect(told(text.take([], stands))).toEqual([[0, " e f g"]]);
});

test("a segment is cut where the speaker changes; numbers are given as words are told", () => {
  const text = new SpokenText(1, []);
  text.confirm("new", segment(0, "a b c. d e f."));
  // Number 0 of who hears had no word.
  text.hear({ type: "turns", until: 10, turns: [turn(2, 0, 3), turn(1, 3, 6)] });
  const events = text.take([voice(0), voice(1), voice(2)], stands);
  expect(told(events)).toEqual([
    [0, " a b c."],
    [1, " d e f."],
  ]);
  const voices = events[0]?.type === "spoken" ? events[0].voices : [];
  expect(voices.map(({ speaker, voice: [heard] }) => [speaker, heard])).toEqual([
    [1, 1],
    [0, 2],
  ]);
});

test("where nobody was heard a part is nobody's", () => {
  const text = new SpokenText(0, []);
  text.confirm("new", segment(0, "a b"));
  text.hear({ type: "turns", until: 20, turns: [turn(0, 12, 20)] });
  expect(told(text.take([], stands))).toEqual([[undefined, " a b"]]);
});

test("two who are one are told of, once both have been seen, with the smaller number", () => {
  const text = new SpokenText(0, []);
  const said = (start: number, speaker: number): unknown => {
    text.confirm("new", segment(start, "a b"));
    text.hear({ type: "turns", until: start + 3, turns: [turn(speaker, start, start + 2)] });
    return told(text.take([], stands));
  };
  expect(said(0, 1)).toEqual([[0, " a b"]]);
  // Number 3 was never seen: nobody is told, and whatever it says is the other's.
  expect(text.hear({ type: "merged", speaker: 3, into: 1 })).toEqual([]);
  // Number 0 was never seen and takes over from number 1, who was.
  expect(text.hear({ type: "merged", speaker: 1, into: 0 })).toEqual([]);
  expect(said(3, 0)).toEqual([[0, " a b"]]);
  expect(said(6, 2)).toEqual([[1, " a b"]]);
  expect(text.hear({ type: "merged", speaker: 2, into: 0 })).toEqual([
    { type: "merged", track: 0, speaker: 1, into: 0 },
  ]);
  expect(said(9, 0)).toEqual([[0, " a b"]]);
});

test("turns that were not told yet are those of whom their speaker turned out to be", () => {
  const text = new SpokenText(0, []);
  text.confirm("new", segment(0, "a b"));
  text.hear({ type: "turns", until: 5, turns: [turn(1, 0, 2)] });
  text.hear({ type: "merged", speaker: 1, into: 0 });
  expect(told(text.take([voice(0)], stands))).toEqual([[0, " a b"]]);
});

test("those who were known before keep their numbers, and who is new has the next one", () => {
  const text = new SpokenText(0, [voice(0), voice(4)]);
  text.confirm("new", segment(0, "a b"));
  text.confirm("new", segment(2, "c d"));
  text.hear({ type: "turns", until: 5, turns: [turn(1, 0, 2), turn(2, 2, 4)] });
  expect(told(text.take([], stands))).toEqual([
    [4, " a b"],
    [5, " c d"],
  ]);
});

import { expect, test } from "vitest";
import type { Segment, Word } from "../transcript/types";
import { assignSpeakers } from "./assignSpeakers";
import { writeRttm } from "./rttm";
import type { SpeakerTurn } from "./types";

const turns: readonly SpeakerTurn[] = [
  { start: 0, end: 3, speaker: 0 },
  { start: 3.2, end: 6, speaker: 1 },
];

function words(text: string, start: number, step = 0.5): readonly Word[] {
  return text.split(/(?= )/).map((word, i) => ({
    ...{ word, start: start + i * step, end: start + (i + 1) * step, probability: 1 },
  }));
}

function segmentOf(said: readonly Word[]): Segment {
  const text = said.map(({ word }) => word).join("");
  const [start, end] = [said[0]!.start, said.at(-1)!.end];
  const rest = { seek: 0, tokens: [1], temperature: 0, avgLogprob: 0, compressionRatio: 1, noSpeechProb: 0 };
  return { ...rest, start, end, text, words: said };
}

function told(segments: readonly Segment[], by = turns) {
  const transcript = { text: "", language: "en", segments };
  return assignSpeakers(transcript, by).segments.map(({ speaker, text, start, end }) => [speaker, text, start, end]);
}

test("a segment is cut where another speaker begins, and keeps its ends", () => {
  const said = words(" Is it late? I think so.", 1.5);
  expect(told([segmentOf(said)])).toEqual([
    ["Speaker 1", " Is it late?", 1.5, 3],
    ["Speaker 2", " I think so.", 3, 4.5],
  ]);
});

test("a sentence that is nearly all one speaker's is not cut", () => {
  const said = words(" We were about to go home.", 0.5);
  expect(told([segmentOf(said)])).toEqual([["Speaker 1", " We were about to go home.", 0.5, 3.5]]);
});

test("who speaks into another's turn has the words there; who is near has the words of nobody", () => {
  const by = [
    { start: 0, end: 10, speaker: 0 },
    { start: 4, end: 5, speaker: 1 },
  ] as const;
  const yes = segmentOf(words(" Yes. Right.", 4));
  expect(
    told([segmentOf(words(" So far.", 2)), yes, segmentOf(words(" Late.", 10.5))], by).map(([who]) => who),
  ).toEqual(["Speaker 1", "Speaker 2", "Speaker 1"]);
});

test("without times of words a segment is whose most of it is, and where nobody is near, nobody's", () => {
  const { words: _, ...whole } = segmentOf(words(" One two three four", 2.5, 1));
  expect(told([whole]).map(([who]) => who)).toEqual(["Speaker 2"]);
  expect(told([{ ...whole, start: 60, end: 61 }]).map(([who]) => who)).toEqual([undefined]);
});

test("RTTM", () => {
  expect(writeRttm(turns, "my talk")).toBe(
    "SPEAKER my_talk 1 0.000 3.000 <NA> <NA> speaker_1 <NA> <NA>\nSPEAKER my_talk 1 3.200 2.800 <NA> <NA> speaker_2 <NA> <NA>\n",
  );
  expect(writeRttm([{ start: 0, end: 1.0004, speaker: 0 }], " ", () => "Ana  Maria")).toBe(
    "SPEAKER sound 1 0.000 1.000 <NA> <NA> Ana_Maria <NA> <NA>\n",
  );
});

import { expect, test } from "vitest";
import type { Segment } from "../transcript/types";
import { speakerName } from "./assignSpeakers";
import { markOverlaps } from "./markOverlaps";

const rest = { seek: 0, tokens: [], temperature: 0, avgLogprob: 0, compressionRatio: 1, noSpeechProb: 0 };
const segment = (start: number, end: number, speaker?: string): Segment => ({
  ...{ ...rest, start, end, text: " So." },
  ...(speaker !== undefined && { speaker }),
});

test("who speaks long into a segment of another is named beside it; a short word is not, nor who speaks alone", () => {
  const turns = [
    { start: 0, end: 10, speaker: 0 },
    { start: 4, end: 5.2, speaker: 1 },
    { start: 7, end: 7.4, speaker: 2 },
    { start: 12, end: 13, speaker: 1 },
  ];
  const segments = [
    segment(0, 6, "Speaker 1"),
    segment(6, 10, "Speaker 1"),
    segment(12, 13, "Speaker 2"),
    segment(4, 5),
  ];
  const marked = markOverlaps(segments, turns, speakerName);
  expect(marked.map(({ also }) => also)).toEqual(["Speaker 2", undefined, undefined, undefined]);
  expect(marked[1]).toBe(segments[1]);
});

test("what was marked before goes where nobody else speaks any more", () => {
  const [marked] = markOverlaps([{ ...segment(0, 2, "Speaker 1"), also: "Speaker 2" }], [], speakerName);
  expect(marked).toEqual(segment(0, 2, "Speaker 1"));
});

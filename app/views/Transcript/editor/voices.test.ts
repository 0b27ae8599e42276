import { expect, test } from "vitest";
import { paragraphsOf } from "../../../../engine/index";
import { nextSpeaker } from "../../../client/transcripts/speakerNames";
import { segment } from "../../../testing/segments";
import { excerptsOf, sharesOf, speakersOf } from "./voices";

const talk = paragraphsOf([
  { ...segment(0, 3, " One."), speaker: "Ana" },
  { ...segment(3, 4, " Two."), speaker: "Speaker 3" },
  segment(9, 13, " Nobody's."),
  { ...segment(13, 15, " Three."), speaker: "Ana" },
]);

test("voices come in the order in which they are heard, each with its share of the talk", () => {
  expect(speakersOf(talk)).toEqual(["Ana", "Speaker 3"]);
  expect([...sharesOf(talk)]).toEqual([
    ["Ana", 0.5],
    ["Speaker 3", 0.1],
  ]);
  expect([...sharesOf([])]).toEqual([]);
});

test("excerpts are where a voice is alone, of three to five seconds, spread over the talk", () => {
  const said = (start: number, end: number, speaker: string, also?: string) => ({
    ...{ ...segment(start, end, " So."), speaker },
    ...(also !== undefined && { also }),
  });
  const segments = [
    said(0, 2, "Ana"),
    said(2, 9, "Ana"),
    said(10, 12, "Ben"),
    said(20, 24, "Ana", "Ben"),
    ...[30, 50, 70, 90].map((start) => said(start, start + 4, "Ana")),
    said(99, 100, "Ana"),
  ];
  expect(excerptsOf(segments, "Ana")).toEqual([
    { from: 0, to: 5 },
    { from: 50, to: 54 },
    { from: 90, to: 94 },
  ]);
  expect(excerptsOf(segments, "Ben")).toEqual([{ from: 10, to: 12 }]);
  expect(excerptsOf(segments, "Eva")).toEqual([]);
});

test("one more voice has a name that no other has", () => {
  expect(nextSpeaker(["Ana", "Ben"])).toBe("Speaker 3");
  expect(nextSpeaker(speakersOf(talk))).toBe("Speaker 4");
});

import { expect, test } from "vitest";
import { paragraphsOf } from "../../../../engine/index";
import { nextSpeaker } from "../../../client/transcripts/speakerNames";
import { segment } from "../../../testing/segments";
import { sharesOf, speakersOf } from "./voices";

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

test("one more voice has a name that no other has", () => {
  expect(nextSpeaker(["Ana", "Ben"])).toBe("Speaker 3");
  expect(nextSpeaker(speakersOf(talk))).toBe("Speaker 4");
});

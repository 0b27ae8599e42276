import { expect, test } from "vitest";
import { segment } from "../../../testing/segments";
import type { FoundVoice } from "../types";
import type { EditedText } from "./history";
import { renameVoice, withoutProposal, withoutVoice } from "./voices";

const voice = (name: string, x: number, y: number, seconds: number): FoundVoice => ({ name, voice: [x, y], seconds });
const text: EditedText = {
  ...{ title: undefined, languages: [], task: "transcribe", model: undefined, speakers: ["Me", "Them"] },
  segments: [
    { ...segment(0, 1, " One."), speaker: "Speaker 1", also: "Them" },
    { ...segment(1, 2, " Two."), speaker: "Them", also: "Speaker 1" },
  ],
  voices: [voice("Speaker 1", 1, 0, 3), voice("Them", 0, 1, 4)],
};

test("a voice is renamed wherever it is kept", () => {
  const { segments, speakers, voices } = renameVoice(text, "Them", "Ana");
  expect(segments.map(({ speaker, also }) => [speaker, also])).toEqual([
    ["Speaker 1", "Ana"],
    ["Ana", "Speaker 1"],
  ]);
  expect(speakers).toEqual(["Me", "Ana"]);
  expect(voices?.map(({ name }) => name)).toEqual(["Speaker 1", "Ana"]);
});

test("two voices that become one speak beside nobody, and sound as both do", () => {
  const { segments, voices } = renameVoice(text, "Speaker 1", "Them");
  expect(segments.map(({ speaker, also }) => [speaker, also])).toEqual([
    ["Them", undefined],
    ["Them", undefined],
  ]);
  expect(voices).toEqual([voice("Them", 0.6, 0.8, 7)]);
});

test("a voice that is forgotten is nobody's and sounds no way", () => {
  const { segments, voices } = withoutVoice(text, "Speaker 1");
  expect(segments.map(({ speaker, also }) => [speaker, also])).toEqual([
    [undefined, undefined],
    ["Them", undefined],
  ]);
  expect(voices).toEqual([voice("Them", 0, 1, 4)]);
});

test("what was proposed in vain is noted", () => {
  const { voices } = withoutProposal(withoutProposal(text, "Them", "Ana"), "Them", "Ben");
  expect(voices?.map(({ not }) => not)).toEqual([undefined, ["Ana", "Ben"]]);
});

import { expect, test } from "vitest";
import type { FoundVoice } from "../transcripts/types";
import { proposalsOf } from "./proposals";
import type { KnownVoice } from "./types";

const found = (name: string, voice: readonly number[], more: Partial<FoundVoice> = {}): FoundVoice => ({
  ...{ name, voice, seconds: 20 },
  ...more,
});
const known = (name: string, ...voices: readonly (readonly number[])[]): KnownVoice => ({
  name,
  heard: voices.map((voice, i) => ({ transcript: String(i), voice })),
});
const [x, y, z] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
] as const;
const told = (voices: readonly FoundVoice[], ...all: readonly KnownVoice[]) => [...proposalsOf(voices, all)];

test("a voice without a name may be that of the one that it is most alike, and of nobody else", () => {
  const ana = known("Ana", [0.9, 0.43589, 0]);
  expect(told([found("Speaker 1", x), found("Speaker 2", z)], ana, known("Ben", y))).toEqual([["Speaker 1", "Ana"]]);
  // Two voices of one recording are two people's.
  expect(told([found("Speaker 1", [0.8, 0.6, 0]), found("Speaker 2", x)], known("Ana", x))).toEqual([
    ["Speaker 2", "Ana"],
  ]);
});

test("how a voice sounds is told by all recordings of it", () => {
  expect(told([found("Speaker 1", [0.6, 0.8, 0])], known("Ana", x, y))).toEqual([["Speaker 1", "Ana"]]);
});

test("who has a name, said it is not, speaks too little, or is heard here by that name already is not asked for", () => {
  const ana = known("Ana", x);
  expect(told([found("Ben", x)], ana)).toEqual([]);
  expect(told([found("Speaker 1", x, { not: ["Ana"] })], ana)).toEqual([]);
  expect(told([found("Speaker 1", x, { seconds: 2 })], ana)).toEqual([]);
  expect(told([found("Speaker 1", x), found("Ana", y)], ana)).toEqual([]);
  expect(told([found("Them", x)], ana)).toEqual([["Them", "Ana"]]);
});

import { expect, test } from "vitest";
import type { Segment } from "../transcript/types";
import { turnsOfText } from "./turnsOfText";

function said(start: number, end: number, speaker?: string, also?: string): Segment {
  const rest = { seek: 0, tokens: [], temperature: 0, avgLogprob: 0, compressionRatio: 1, noSpeechProb: 0 };
  return { ...rest, start, end, text: " Yes.", ...(speaker && { speaker }), ...(also && { also }) };
}

test("a turn goes on over segments of one speaker, until a pause or somebody else", () => {
  const { turns, names } = turnsOfText([
    said(0, 2, "Ana"),
    said(2.5, 4, "Ana"),
    said(6, 7, "Ana"),
    said(7, 7.5, "Bo"),
    said(7.6, 9, "Ana"),
    said(9, 10),
    { ...said(10, 11, "Cy"), text: " " },
  ]);
  expect(names).toEqual(["Ana", "Bo"]);
  expect(turns).toEqual([
    { start: 0, end: 4, speaker: 0 },
    { start: 6, end: 7, speaker: 0 },
    { start: 7, end: 7.5, speaker: 1 },
    { start: 7.6, end: 9, speaker: 0 },
  ]);
});

test("who speaks at the same time has turns besides, which end nobody's", () => {
  const { turns, names } = turnsOfText([said(0, 2, "Ana"), said(2, 4, "Ana", "Bo"), said(4, 5, "Ana")]);
  expect(names).toEqual(["Ana", "Bo"]);
  expect(turns).toEqual([
    { start: 0, end: 5, speaker: 0 },
    { start: 2, end: 4, speaker: 1 },
  ]);
});

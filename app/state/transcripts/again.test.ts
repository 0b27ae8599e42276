import { expect, test } from "vitest";
import { segment } from "../../testing/segments";
import { defaultJobOptions } from "../queue/jobOptions";
import { withoutOld } from "./again";
import { newTranscript } from "./transcript";

test("what speakers were found in on a track is that track's, also where a segment was divided", () => {
  const start = { id: "a", source: { kind: "recording" }, createdAt: 0, speakers: ["Me", "Them"] } as const;
  const empty = newTranscript(start, { model: undefined, language: "en", options: defaultJobOptions });
  const heard = segment(0, 4, " Why? Because.");
  const segments = [
    { ...heard, id: 0, end: 2, text: " Why?", speaker: "Speaker 1", original: { ...heard, speaker: "Them" } },
    { ...heard, id: 3, start: 2, text: " Because.", speaker: "Speaker 2", partOf: 0, part: 1 },
    { ...segment(5, 6, " I see."), id: 1, speaker: "Me" },
  ];
  const again = { from: 0, to: undefined, first: 10, edited: "replace", model: undefined } as const;
  const left = withoutOld({ ...empty, segments }, { again, speaker: "Them" }, Number.POSITIVE_INFINITY);
  expect(left.segments.map(({ text }) => text)).toEqual([" I see."]);
});

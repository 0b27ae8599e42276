import { expect, test } from "vitest";
import { growingParagraphs } from "../../../../engine/index";
import type { TranscriptSegment } from "../../../client/transcripts/types";
import { segment } from "../../../testing/segments";
import { partsOf } from "../textChange";
import { versionChanges } from "./versionChanges";

const numbered = (...segments: readonly ReturnType<typeof segment>[]): readonly TranscriptSegment[] =>
  segments.map((one, id) => ({ ...one, id }));
const paragraphs = (segments: readonly TranscriptSegment[]) => growingParagraphs<TranscriptSegment>()(segments);
const parts = (changes: ReturnType<typeof versionChanges>) =>
  changes.map((change) => [
    change.start,
    partsOf(change)
      .map(({ value, added, removed }) => (added ? `+${value}` : removed ? `-${value}` : value))
      .join("|"),
  ]);

test("a version is compared with what is said now in the same time, whatever the segments", () => {
  const before = numbered(segment(0, 2, " Won lamp"), segment(2, 4, " burns."), segment(10, 12, " It is dark."));
  const now = paragraphs(numbered(segment(0, 4, " One lamp burns."), segment(10, 12, " It is dark.")));
  expect(parts(versionChanges(before, now))).toEqual([[0, "-Won|+One| lamp burns."]]);
});

test("what only one of them has is all taken away or all added, and of an empty text everything is", () => {
  const all = numbered(segment(0, 2, " One."), segment(10, 12, " Two."));
  expect(parts(versionChanges([], paragraphs(all)))).toEqual([
    [0, "+One."],
    [10, "+Two."],
  ]);
  expect(parts(versionChanges(all, []))).toEqual([[0, "-One. Two."]]);
  expect(versionChanges(all, paragraphs(all))).toEqual([]);
});

test("a paragraph that is another altogether is told as two, however long it is", () => {
  const one = numbered(segment(0, 5, ` ${"x ".repeat(10_000)}`));
  const [change] = versionChanges(one, paragraphs(numbered(segment(0, 5, ` ${"y ".repeat(10_000)}`))));
  const told = change ? partsOf(change) : [];
  expect(told.map(({ added, removed }) => (added ? "+" : removed ? "-" : ""))).toEqual(["-", "", "+"]);
});

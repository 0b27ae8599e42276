import { expect, test } from "vitest";
import type { Caption } from "../../../../engine/index";
import { captionAt, drawnEdge, edgeRoom } from "./edges";

const caption = (start: number, end: number, ...words: readonly (readonly [number, number])[]): Caption => ({
  start,
  end,
  text: "A lamp.",
  words: words.map(([from, to]) => ({ word: " a", start: from, end: to, probability: 1 })),
  said: { start, end },
});
const three = [caption(0, 2, [0, 0.5], [0.6, 1.9]), caption(3, 5, [3.2, 3.9], [4, 4.6]), caption(5.5, 8)];
const limits = { gap: 0.25, seconds: 20 };

test("an edge has room up to the gap before its neighbour, and what is left of its caption", () => {
  expect(edgeRoom(three, { index: 1, of: "start" }, limits)).toEqual({ least: 2.25, most: 4.9 });
  expect(edgeRoom(three, { index: 1, of: "end" }, limits)).toEqual({ least: 3.1, most: 5.25 });
  expect(edgeRoom(three, { index: 0, of: "start" }, limits)).toEqual({ least: 0, most: 1.9 });
  expect(edgeRoom(three, { index: 2, of: "end" }, limits).most).toBe(20);
});

test("where a gap would leave a caption nothing, its neighbour is the limit, and one that overlaps has no room", () => {
  const tight = [caption(0, 2), caption(2, 2.2), caption(2.2, 4)];
  expect(edgeRoom(tight, { index: 1, of: "start" }, limits)).toEqual({ least: 2, most: 2.1 });
  expect(edgeRoom(tight, { index: 1, of: "end" }, limits).most).toBe(2.2);
  const over = [caption(0, 5), caption(2, 3)];
  const { least, most } = edgeRoom(over, { index: 1, of: "start" }, limits);
  expect([least, most]).toEqual([2.9, 2.9]);
});

test("a drawn edge goes to a word or a neighbour nearby, else where it is drawn, and never past a neighbour", () => {
  const start = (to: number) => drawnEdge(three, { index: 1, of: "start" }, { ...limits, to, near: 0.12 });
  expect(start(3.15)).toBe(3.2);
  expect(start(3.96)).toBe(4);
  expect(start(3.5)).toBe(3.5);
  expect(start(2.3)).toBe(2.25);
  expect(start(-7)).toBe(2.25);
  const end = (to: number) => drawnEdge(three, { index: 1, of: "end" }, { ...limits, to, near: 0.12 });
  expect(end(4.65)).toBe(4.6);
  expect(end(99)).toBe(5.25);
  expect(end(0)).toBe(3.1);
});

test("the caption of a second is the one that is shown then", () => {
  expect([0, 1.99, 2, 3, 5.2, 5.5, 9].map((second) => captionAt(three, second))).toEqual([0, 0, -1, 1, -1, 2, -1]);
});

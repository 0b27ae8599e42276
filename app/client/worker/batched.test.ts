import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveEvent } from "../../../engine/index";
import { segment } from "../../testing/segments";
import { batched } from "./batched";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tail = (text: string, track = 0): LiveEvent => ({ type: "tentative", track, text, start: 0 });
const confirmed: LiveEvent = { type: "confirmed", track: 0, how: "new", segment: segment(0, 1, " a") };
const live: LiveEvent = {
  type: "live",
  track: 0,
  heard: 1,
  confirmed: 0,
  backlog: 0,
  delay: undefined,
  speaking: true,
};

test("of tails that come fast the newest of each track is shown, soon and once", () => {
  const seen: (readonly LiveEvent[])[] = [];
  const { add } = batched((events) => seen.push(events));
  for (const text of [" a", " a b", " a b c"]) add(tail(text));
  add(tail(" x", 1));
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual([[tail(" a b c"), tail(" x", 1)]]);
});

test("a confirmed word and the tail that it leaves behind come together", () => {
  const seen: (readonly LiveEvent[])[] = [];
  const { add } = batched((events) => seen.push(events));
  for (const event of [tail(" a b"), confirmed, tail(" b"), live]) add(event);
  expect(seen).toEqual([[confirmed, tail(" b"), live]]);
});

test("nothing is left behind at the end", () => {
  const seen: (readonly LiveEvent[])[] = [];
  const { add, flush } = batched((events) => seen.push(events));
  add(confirmed);
  flush();
  expect(seen).toEqual([[confirmed]]);
});

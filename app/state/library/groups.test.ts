import { expect, test } from "vitest";
import { named, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { groupOf, shelve } from "./groups";

const at = (year: number, month: number, day: number, hour = 12) => new Date(year, month - 1, day, hour).getTime();

test("time is told as today, this week and months, by this device's days", () => {
  const now = at(2026, 11, 28, 0);
  expect(groupOf(at(2026, 11, 28, 0), now)).toEqual({ when: "today" });
  expect(groupOf(at(2026, 11, 27, 23), now)).toEqual({ when: "this-week" });
  expect(groupOf(at(2026, 11, 22, 0), now)).toEqual({ when: "this-week" });
  expect(groupOf(at(2026, 11, 21, 23), now)).toEqual({ when: "month", time: at(2026, 11, 21, 23) });
  // The day on which clocks are put back has 25 hours.
  expect(groupOf(at(2026, 10, 24, 0), at(2026, 10, 30, 1))).toEqual({ when: "this-week" });
});

test("files of this visit stay together until the last of them is done, and go to their group then", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("one.mp3"), named("two.mp3")]);
  await settle();
  const look = () => {
    const { queue, kept } = shelve(store.getState(), services.date());
    return [queue.length, kept.map(({ heads }) => heads?.when)];
  };
  expect(look()).toEqual([2, []]);
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 1, " One.")] });
  services.runs[0]?.finish();
  await settle();
  expect(look()).toEqual([2, []]);
  services.runs[1]?.emit({ type: "segments", segments: [segment(0, 1, " Two.")] });
  services.runs[1]?.finish();
  await settle();
  expect(look()).toEqual([0, ["today", undefined]]);
});

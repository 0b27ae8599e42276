import { expect, test } from "vitest";
import type { DeviceInfo } from "../../../engine/index";
import { hostedModels } from "../../client/models/catalogue";
import type { StorageState } from "../../client/models/types";
import { base, fakeServices, settle, tiny } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
import { createAppStore } from "../store";
import { recommended } from "./recommendation";
import { deviceKey } from "./speeds";

const GB = 1024 ** 3;
const processor = (threads: number): DeviceInfo => ({
  device: "cpu",
  adapter: threads === 1 ? "1 thread, SIMD" : `${threads} threads, relaxed SIMD`,
  arithmetic: "i16",
  software: true,
  reason: { why: "no-webgpu", message: "" },
});
const card = (milliseconds: number): DeviceInfo => ({
  device: "webgpu",
  adapter: "a card",
  arithmetic: "f32",
  software: false,
  largestBuffer: 2 * GB,
  reason: { why: "faster", figures: { key: "a card", webgpu: milliseconds, cpu: 60 } },
});

/** What is recommended, the whole catalogue at hand, on a device that was just opened for the first time. */
async function adviceOn(
  device: DeviceInfo,
  has: Partial<StorageState> = {},
  figures: readonly [string, number][] = [],
) {
  const services = fakeServices();
  services.device = device;
  services.shelf.stored = { ...services.shelf.stored, quota: 60 * GB, ...has };
  const store = createAppStore(services);
  services.shelf.set([
    ...[tiny, base].map((model) => shelfModel(model.name, { ...model, languages: model.languages })),
    ...hostedModels.map(({ name, languages, bytes }) => shelfModel(name, { languages, bytes })),
  ]);
  await store.actions.open();
  await settle();
  await store.actions.measureStorage();
  const known = figures.map(([model, timesRealtime]) => ({ model, device: deviceKey(device), timesRealtime }));
  store.setState(({ shelfRecord }) => ({ shelfRecord: { ...shelfRecord, figures: known } }));
  const found = recommended(store.getState());
  return found && { name: found.model.name, how: found.speed.how };
}

test("a weak phone gets a small model, and a smaller one where it is slow", async () => {
  expect(await adviceOn(processor(4), { memory: 2 * GB })).toEqual({ name: "base-q5_1", how: "presumed" });
  expect(await adviceOn(processor(1), { memory: GB })).toEqual({ name: "base-q5_1", how: "presumed" });
  expect(await adviceOn(processor(4), { memory: 2 * GB }, [["tiny.en-q5_1", 5]])).toEqual({
    name: "tiny-q5_1",
    how: "estimated",
  });
  expect(await adviceOn(processor(1), { memory: GB / 4 })).toBeUndefined();
});

test("a laptop of 4 GB gets what its memory holds, however fast it is", async () => {
  const advice = await adviceOn(processor(4), { memory: 4 * GB }, [["base-q5_1", 90]]);
  expect(advice).toEqual({ name: "small-q5_1", how: "estimated" });
  expect(await adviceOn(processor(4), { memory: 8 * GB }, [["base-q5_1", 90]])).not.toEqual(advice);
  // What ran there has shown that there is room.
  expect(await adviceOn(processor(4), { memory: 4 * GB }, [["medium-q5_0", 6]])).toEqual({
    name: "medium-q5_0",
    how: "measured",
  });
});

test("a large card gets a large model, a slow one less, and what ran there decides", async () => {
  expect(await adviceOn(card(3.2), { memory: 8 * GB })).toEqual({ name: "large-v3-q5_0", how: "presumed" });
  const slow = await adviceOn(card(40), { memory: 8 * GB });
  expect(slow?.name).not.toBe("large-v3-q5_0");
  expect(await adviceOn(card(3.2), { memory: 8 * GB }, [["small-q5_1", 6]])).toEqual({
    name: "small-q5_1",
    how: "measured",
  });
});

test("a browser with little room gets what fits into it", async () => {
  expect(await adviceOn(card(3.2), { usage: 0, quota: 0.1 * GB })).toEqual({ name: "base-q5_1", how: "presumed" });
});

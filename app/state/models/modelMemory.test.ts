import { expect, test } from "vitest";
import type { DeviceInfo, DeviceRequest } from "../../../engine/index";
import { publishedSizes } from "../../../engine/index";
import { hostedModels } from "../../client/models/catalogue";
import { base } from "../../testing/fakeServices";
import { defaultSettings } from "../settings/settings";
import { lackOf, memoryOf } from "./modelMemory";

const megabyte = 1_048_576;
const gigabyte = 1024 * megabyte;

/** A page whose model runs on a graphics card with such buffers, or on the processor. */
function stateOn(device: "cpu" | { readonly largestBuffer: number }, preference: DeviceRequest["preference"] = "auto") {
  const info: DeviceInfo = {
    device: device === "cpu" ? "cpu" : "webgpu",
    adapter: "fake",
    arithmetic: "f32",
    software: device === "cpu",
    ...(device === "cpu" ? {} : device),
    reason: { why: "asked" },
  };
  return {
    engine: { status: "ready", model: base, device: info, features: undefined, preference },
    device: { preference },
    shelfRecord: defaultSettings.shelf,
  } as const;
}

test("every model of the catalogue has its memory worked out, larger than its own file on the processor", () => {
  for (const { name, bytes } of hostedModels) {
    expect(memoryOf({ name }, "webgpu")?.total, name).toBeGreaterThan(0.95 * bytes);
    expect(memoryOf({ name }, "cpu")?.total, name).toBeGreaterThan(bytes);
  }
  for (const size of publishedSizes) expect(memoryOf({ name: size }, "webgpu")?.total, size).toBeGreaterThan(0);
  expect(memoryOf({ name: "my-tune" }, "cpu")).toBeUndefined();
  expect(memoryOf({ name: "tiny-q4_9" }, "cpu")).toBeUndefined();
});

test("the least that WebGPU promises is enough for every model of the catalogue", () => {
  const state = stateOn({ largestBuffer: 128 * megabyte });
  for (const { name } of hostedModels) expect(lackOf(state, { name }), name).toBeUndefined();
});

test("a card that offers less in one piece than a model needs says so", () => {
  const small = stateOn({ largestBuffer: 128 * megabyte });
  expect(lackOf(small, { name: "large-v3-f32" })).toEqual({
    of: "buffer",
    needs: 51866 * 1280 * 4,
    offers: 128 * megabyte,
  });
  expect(lackOf(stateOn({ largestBuffer: gigabyte }), { name: "large-v3-f32" })).toBeUndefined();
  expect(lackOf(small, { name: "my-tune" })).toBeUndefined();
});

test("the processor lifts what a card lacks, and lacks what 32 bits cannot address", () => {
  const card = { largestBuffer: 64 * megabyte };
  expect(lackOf(stateOn(card), { name: "medium" })?.of).toBe("buffer");
  expect(lackOf(stateOn(card, "cpu"), { name: "medium" })).toBeUndefined();
  expect(lackOf(stateOn("cpu"), { name: "large-v3" })).toMatchObject({ of: "memory", offers: 4 * gigabyte });
  expect(lackOf(stateOn("cpu"), { name: "large-v3-q5_0" })).toBeUndefined();
  expect(lackOf(stateOn("cpu", "webgpu"), { name: "large-v3" })).toBeUndefined();
});

test("before a device is known nothing is known to be lacking", () => {
  const state = {
    engine: { status: "idle" },
    device: { preference: "auto" },
    shelfRecord: defaultSettings.shelf,
  } as const;
  expect(lackOf(state, { name: "large-v3" })).toBeUndefined();
});

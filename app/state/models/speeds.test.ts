import { expect, test } from "vitest";
import { SottoError } from "../../../engine/index";
import { fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
import { measuredBefore } from "../bench/benchState";
import { expectedSpeed, measuredSpeed } from "../selectors";
import { defaultSettings } from "../settings/settings";
import { createAppStore } from "../store";
import { costOf, partsOf } from "./modelCost";
import { recommended } from "./recommendation";
import { speedOf, speedOn, withFigure } from "./speeds";

const device = "cpu fake";

async function opened() {
  const services = fakeServices();
  const store = createAppStore(services);
  services.shelf.set(
    ["tiny-q5_1", "base-q5_1", "small-q5_1", "small-q8_0", "medium-q5_0", "large-v3-q5_0"].map((name) =>
      shelfModel(name, { bytes: name.endsWith("q8_0") ? 300 : 200 }),
    ),
  );
  await store.actions.open();
  await settle();
  return { store, services };
}

test("a name says size, languages and number format", () => {
  expect(partsOf("tiny.en-q5_1")).toEqual({ size: "tiny", speaks: "english", format: "q5_1" });
  expect(partsOf("distil-large-v3")).toEqual({ size: "distil-large-v3", speaks: "many", format: "f16" });
  expect(partsOf("my-tune")).toEqual({ size: "my-tune", speaks: "many", format: "f16" });
});

test("larger sizes take more work, distilled ones less than what they were made from", () => {
  for (const kind of ["cpu", "webgpu"] as const) {
    const costs = ["tiny", "base", "small", "medium", "large-v3"].map((size) => costOf(size, kind) ?? 0);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(new Set(costs).size).toBe(costs.length);
  }
  for (const [distilled, whole] of [
    ["distil-small.en-q5_0", "small"],
    ["distil-medium.en-q5_0", "medium"],
    ["distil-large-v3", "large-v3-turbo"],
    ["large-v3-turbo", "large-v3"],
  ] as const) {
    expect(costOf(distilled, "cpu")).toBeLessThan(costOf(whole, "cpu") ?? 0);
  }
  expect(costOf("my-tune", "cpu")).toBeUndefined();
  // openai/whisper's table, measured on a graphics card: large is about twice the work of medium, and turbo less than that.
  expect((costOf("large-v3", "webgpu") ?? 0) / (costOf("medium", "webgpu") ?? 1)).toBeCloseTo(2, 0);
  expect(costOf("large-v3-turbo", "webgpu")).toBeLessThan(costOf("medium", "webgpu") ?? 0);
});

test("a speed is measured, or estimated after the nearest measured model of the same device, or unknown", () => {
  const figures = [
    { model: "tiny.en-q5_1", device, timesRealtime: 40 },
    { model: "small-q5_1", device, timesRealtime: 4 },
    { model: "medium-q5_0", device: "another", timesRealtime: 100 },
  ];
  expect(speedOf(figures, "small-q5_1", device)).toEqual({ how: "measured", timesRealtime: 4 });
  expect(speedOf(figures, "small.en-q8_0", device)).toEqual({ how: "estimated", timesRealtime: 4 });
  const medium = speedOf(figures, "medium-q5_0", device);
  expect(medium?.how).toBe("estimated");
  expect(medium?.timesRealtime).toBeCloseTo((4 * (costOf("small", "cpu") ?? 0)) / (costOf("medium", "cpu") ?? 1));
  expect(speedOf(figures, "my-tune", device)).toBeUndefined();
  expect(speedOf([], "tiny", device)).toBeUndefined();
  expect(speedOf(figures, "tiny", undefined)).toBeUndefined();
});

test("a newer figure takes the place of the older one", () => {
  const old = { model: "a", device, timesRealtime: 1 };
  expect(withFigure([old, { ...old, model: "b" }], { ...old, timesRealtime: 2 })).toEqual([
    { ...old, model: "b" },
    { ...old, timesRealtime: 2 },
  ]);
});

test("a file measures its model after thirty seconds of audio, again at its end, and the browser keeps it", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  const figures = () => services.settings.read().shelf.figures;
  services.clock = 1000;
  services.runs[0]?.emit({ type: "progress", seconds: 29, totalSeconds: 60 });
  expect(figures()).toEqual([]);
  services.clock = 2000;
  services.runs[0]?.emit({ type: "progress", seconds: 40, totalSeconds: 60 });
  expect(figures()).toEqual([{ model: tiny.name, device, timesRealtime: 20 }]);
  services.clock = 6000;
  services.runs[0]?.emit({ type: "progress", seconds: 60, totalSeconds: 60 });
  expect(figures()).toEqual([{ model: tiny.name, device, timesRealtime: 20 }]);
  services.runs[0]?.finish();
  await settle();
  expect(figures()).toEqual([{ model: tiny.name, device, timesRealtime: 10, steady: 31 / 5 }]);

  const later = createAppStore(services);
  await later.actions.open();
  await settle();
  expect(measuredSpeed(later.getState())).toBe(10);
  expect(expectedSpeed(later.getState(), tiny)).toBe(31 / 5);
});

test("a first look, which has the start-up in it, is not remembered", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.clock = 68_000;
  services.runs[0]?.emit({ type: "progress", seconds: 30, totalSeconds: 1500 });
  expect(services.settings.read().shelf.figures).toEqual([]);
  services.clock = 75_500;
  services.runs[0]?.emit({ type: "progress", seconds: 60, totalSeconds: 1500 });
  expect(services.settings.read().shelf.figures).toMatchObject([{ steady: 4 }]);
});

test("a short file measures nothing", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.clock = 1000;
  services.runs[0]?.emit({ type: "progress", seconds: 11, totalSeconds: 11 });
  services.runs[0]?.finish();
  await settle();
  expect(services.settings.read().shelf.figures).toEqual([]);
});

test("recommended is the largest model that is fast enough, in its smallest format, and that fits", async () => {
  const { store, services } = await opened();
  expect(recommended(store.getState())).toMatchObject({ speed: { how: "presumed" } });
  const small = { model: "small-q5_1", device, timesRealtime: 5 };
  store.setState({ shelfRecord: { figures: [small], tooLarge: [], answeredOffers: [], chosen: undefined } });
  expect(recommended(store.getState())).toMatchObject({
    model: { name: "small-q5_1" },
    speed: { how: "measured", timesRealtime: 5 },
  });
  store.setState({
    shelfRecord: { figures: [{ ...small, timesRealtime: 1000 }], tooLarge: [], answeredOffers: [], chosen: undefined },
  });
  expect(recommended(store.getState())).toMatchObject({
    model: { name: "large-v3-q5_0" },
    speed: { how: "estimated" },
  });
  services.shelf.stored = { ...services.shelf.stored, usage: 100, quota: 150 };
  await store.actions.measureStorage();
  expect(recommended(store.getState())).toBeUndefined();
});

test("a model that ran out of memory here is recommended no more", async () => {
  const { store, services } = await opened();
  services.shelf.tell("large-v3-q5_0", { status: "stored" });
  store.setState({
    shelfRecord: {
      figures: [{ model: "large-v3-q5_0", device, timesRealtime: 8 }],
      tooLarge: [],
      answeredOffers: [],
      chosen: undefined,
    },
  });
  expect(recommended(store.getState())?.model.name).toBe("large-v3-q5_0");
  services.failLoad = new SottoError("out-of-memory", "no room");
  store.actions.selectModel("large-v3-q5_0");
  await settle();
  expect(services.settings.read().shelf.tooLarge).toEqual([{ model: "large-v3-q5_0", device }]);
  services.failLoad = undefined;
  store.actions.useSmallest();
  await settle();
  expect(recommended(store.getState())?.model.name).toBe("medium-q5_0");
});

test("each device has its own speed: the one of work, else the sample's of this visit", () => {
  const figures = [
    { model: "tiny.en-q5_1", device: "cpu 1 thread", timesRealtime: 5 },
    { model: "tiny.en-q5_1", device: "cpu 2 threads", timesRealtime: 9 },
    { model: "base-q5_1", device: "webgpu a card", timesRealtime: 70 },
  ];
  const speech = { audioSeconds: 11, milliseconds: 250, firstText: 200, samples: 5, memory: 1 };
  const card = { device: "webgpu", adapter: "a card", arithmetic: "f32", kind: "hardware" } as const;
  const result = { ...card, speech: { ...speech, model: "tiny.en-q5_1" }, kernels: [], failures: [] };
  const state = {
    shelfRecord: { ...defaultSettings.shelf, figures },
    bench: measuredBefore([result]),
  };
  expect(speedOn(state, "tiny.en-q5_1", "cpu")).toEqual({ of: "work", timesRealtime: 9 });
  expect(speedOn(state, "tiny.en-q5_1", "webgpu")).toEqual({ of: "sample", timesRealtime: 44 });
  expect(speedOn(state, "base-q5_1", "webgpu")).toEqual({ of: "work", timesRealtime: 70 });
  expect(speedOn(state, "base-q5_1", "cpu")).toBeUndefined();
});

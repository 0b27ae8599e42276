import { expect, test } from "vitest";
import { SottoError } from "../../../engine/index";
import type { OpenAudio } from "../../client/decoding/decoderClient";
import { base, fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { hasUnkept, measuredSpeed, transcriptOf } from "../selectors";
import { type AppStore, createAppStore } from "../store";

const written = (store: AppStore) => store.getState().jobs.map((job) => transcriptOf(store.getState(), job));
const statuses = (store: AppStore) => store.getState().jobs.map((job) => job.state.status);

test("the first model is loaded before any file is there", async () => {
  const { store, services } = await opened();
  expect(services.loads).toEqual([tiny.name]);
  expect(store.getState().engine).toMatchObject({ status: "ready", model: tiny });
});

test("a file that comes before the model waits for it, and its transcript is already on the page", async () => {
  const services = fakeServices();
  const store = createAppStore(services);
  const opening = store.actions.open();
  store.actions.addFiles([named("a.mp3")]);
  expect(store.getState().page).toEqual({ view: "transcript", job: 1 });
  await opening;
  await settle();
  expect(statuses(store)).toEqual(["running"]);
});

test("segments, partial text and progress reach the job; the end keeps the segments", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  const run = services.runs[0];
  run?.emit({ type: "partial", text: " And so" });
  expect(store.getState().jobs[0]).toMatchObject({ partial: " And so", totalSeconds: 60 });
  services.clock = 10_000;
  run?.emit({ type: "segments", segments: [segment(0, 30, " And so.")] });
  run?.emit({ type: "progress", seconds: 30, totalSeconds: 60 });
  expect(store.getState().jobs[0]).toMatchObject({
    partial: "",
    seconds: 30,
    estimate: { timesRealtime: 3, secondsLeft: 10 },
  });
  services.clock = 20_000;
  run?.finish();
  await settle();
  expect(store.getState().jobs[0]).toMatchObject({ state: { status: "done" }, seconds: 60, spentMs: 20_000 });
  expect(measuredSpeed(store.getState())).toBe(3);
});

test("what an earlier file took is what the next one is expected to take, before anything of it is done", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3"), named("b.mp3")]);
  await settle();
  expect(store.getState().jobs[0]?.estimate.secondsLeft).toBeUndefined();
  services.clock = 10_000;
  services.runs[0]?.emit({ type: "progress", seconds: 60, totalSeconds: 60 });
  services.clock = 15_000;
  services.runs[0]?.finish();
  await settle();
  expect(store.getState().jobs[1]).toMatchObject({ state: { status: "running" }, estimate: { secondsLeft: 15 } });
});

test("files run one after another in their order, and a failed one does not hold up the next", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3"), named("b.mp3"), named("c.mp3")]);
  await settle();
  expect(store.getState().page).toEqual({ view: "library" });
  expect(statuses(store)).toEqual(["running", "waiting", "waiting"]);
  services.runs[0]?.fail(new SottoError("audio-unreadable", "b"));
  await settle();
  expect(statuses(store)).toEqual(["failed", "running", "waiting"]);
  services.runs[1]?.finish();
  await settle();
  services.runs[2]?.finish();
  await settle();
  expect(statuses(store)).toEqual(["failed", "done", "done"]);
});

test("a new file leaves the text of the one before where it is", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " Kept.")] });
  services.runs[0]?.finish();
  await settle();
  store.actions.addFiles([named("b.mp3")]);
  store.actions.removeJob(1);
  await settle();
  expect(written(store).map(({ title, segments }) => [title, segments.length])).toEqual([
    ["a.mp3", 1],
    ["b.mp3", 0],
  ]);
});

test("stop keeps the text, and continue goes on from its end with times of the whole file", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 28, " First.")] });
  services.runs[0]?.emit({ type: "progress", seconds: 28, totalSeconds: 60 });
  services.runs[0]?.emit({ type: "partial", text: " unsure" });
  store.actions.stop();
  expect(statuses(store)).toEqual(["stopping"]);
  await settle();
  expect(store.getState().jobs[0]).toMatchObject({ state: { status: "stopped" }, partial: "", seconds: 28 });

  store.actions.continueJob(1);
  await settle();
  expect(services.opened.at(-1)).toEqual({ name: "a.mp3", from: 28 });
  services.runs[1]?.emit({ type: "segments", segments: [segment(30, 33, " Second.")] });
  services.runs[1]?.emit({ type: "progress", seconds: 33, totalSeconds: 60 });
  const job = store.getState().jobs[0];
  expect(written(store)[0]?.segments.map((one) => [one.id, one.start, one.end, one.text.trim()])).toEqual([
    [0, 0, 28, "First."],
    [1, 30, 33, "Second."],
  ]);
  expect(job).toMatchObject({ seconds: 33, totalSeconds: 60 });
});

test("a stop while the file is still being opened starts no run", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  store.actions.stop();
  await settle();
  expect(statuses(store)).toEqual(["stopped"]);
  expect(services.runs).toHaveLength(0);
});

test("a file that never opens can be stopped, and the next one is done", async () => {
  const services = fakeServices();
  const openAudio: OpenAudio = (file, asked) =>
    asked.name === "a.mp3" ? new Promise(() => {}) : services.openAudio(file, asked);
  const { store } = await opened({ ...services, openAudio });
  store.actions.addFiles([named("a.mp3"), named("b.mp3")]);
  await settle();
  store.actions.stop();
  await settle();
  expect(statuses(store)).toEqual(["stopped", "running"]);
});

test("a file that cannot be opened is named in a note, and is no work to be done", async () => {
  const services = fakeServices();
  services.failOpen = new SottoError("audio-unreadable", "a.txt is no audio");
  const { store } = await opened(services);
  store.actions.addFiles([named("a.txt")]);
  await settle();
  expect(store.getState()).toMatchObject({
    jobs: [],
    page: { view: "start" },
    refused: [{ name: "a.txt", failure: { code: "audio-unreadable" } }],
  });
  store.actions.dismissRefused();
  expect(store.getState().refused).toEqual([]);
});

test("without graphics access files wait, and go on when it is there", async () => {
  const services = fakeServices();
  services.failLoad = new SottoError("device-unavailable", "none");
  const { store } = await opened(services);
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(store.getState().engine).toMatchObject({ status: "failed", failure: { code: "device-unavailable" } });
  expect(statuses(store)).toEqual(["waiting"]);
  services.failLoad = undefined;
  const { retryModel } = store.actions;
  retryModel();
  await settle();
  expect(statuses(store)).toEqual(["running"]);
});

test("a list of models that did not arrive can be asked for again", async () => {
  const services = fakeServices();
  const { fetchModels } = services;
  Object.assign(services, { fetchModels: () => Promise.reject(new SottoError("download-failed", "404")) });
  const { store } = await opened(services);
  expect(store.getState().engine).toMatchObject({ status: "failed", model: undefined });
  Object.assign(services, { fetchModels });
  store.actions.retryModel();
  await settle();
  expect(store.getState().engine.status).toBe("ready");
});

test("a chosen model is loaded at once; one that does not know the language takes its own", async () => {
  const { store, services } = await opened();
  store.actions.chooseModel(base);
  store.actions.chooseLanguage("de");
  await settle();
  expect(services.loads).toEqual([tiny.name, base.name]);
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(services.runs[0]?.options.language).toBe("de");
  store.actions.chooseModel(tiny);
  store.actions.addFiles([named("b.mp3")]);
  expect(store.getState().jobs[1]).toMatchObject({ model: tiny, language: "en" });
  // The running file keeps the model that it began with.
  expect(services.loads).toHaveLength(2);
});

test("each waiting file keeps the model that was chosen when it came", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3"), named("b.mp3")]);
  store.actions.chooseModel(base);
  store.actions.addFiles([named("c.mp3")]);
  await settle();
  for (let i = 0; i < 3; i++) {
    services.runs[i]?.finish();
    await settle();
  }
  expect(services.loads).toEqual([tiny.name, base.name]);
  expect(store.getState().jobs.map((job) => job.model?.name)).toEqual([tiny.name, tiny.name, base.name]);
});

test("a lost device: the model is loaded again and the file goes on; the second time the user decides", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 12, " Kept.")] });
  services.runs[0]?.fail(new SottoError("device-lost", "reset"));
  await settle();
  expect(services.loads).toEqual([tiny.name, tiny.name]);
  expect(services.opened.at(-1)?.from).toBe(12);
  expect(store.getState().jobs[0]).toMatchObject({
    state: { status: "running" },
    recovered: { at: 12, from: "device" },
  });
  services.runs[1]?.fail(new SottoError("device-lost", "reset"));
  await settle();
  expect(store.getState().jobs[0]).toMatchObject({ state: { status: "failed" } });
  expect(written(store)[0]?.segments).toHaveLength(1);
});

test("a device that is replaced within a file: the file goes on, and the page knows both", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  const device = {
    ...services.device,
    adapter: "4 threads",
    reason: { why: "webgpu-failed", message: "reset" },
  } as const;
  services.runs[0]?.emit({ type: "partial", text: " Half" });
  services.runs[0]?.emit({ type: "recovered", seconds: 30, device });
  expect(store.getState().jobs[0]).toMatchObject({
    state: { status: "running" },
    recovered: { at: 30, from: "device" },
    partial: "",
  });
  expect(store.getState().engine).toMatchObject({ status: "ready", device: { adapter: "4 threads" } });
  expect(services.loads).toEqual([tiny.name]);
});

test("fewer windows at a time than were asked for are known while the file runs, and forgotten by its next run", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "fewer", windows: 4 });
  services.runs[0]?.emit({ type: "partial", text: " Half" });
  expect(store.getState().jobs[0]).toMatchObject({ state: { status: "running" }, windows: 4, partial: " Half" });
  store.actions.stop();
  await settle();
  store.actions.continueJob(1);
  await settle();
  expect(store.getState().jobs[0]).toMatchObject({ state: { status: "running" }, windows: undefined });
});

test("a chosen device loads the model again once the running file is done, and is remembered", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  store.actions.chooseDevice("cpu");
  await settle();
  expect(services.loads).toHaveLength(1);
  services.runs[0]?.finish();
  await settle();
  expect(services.asked.map(({ preference }) => preference)).toEqual(["auto", "cpu"]);
  expect(services.settings.read().device).toEqual({ preference: "cpu" });
});

test("figures of a comparison are remembered, and given to the next load", async () => {
  const services = fakeServices();
  const figures = { key: "this machine", webgpu: 3, cpu: 40 };
  services.device = { ...services.device, device: "webgpu", reason: { why: "faster", figures } };
  const { store } = await opened(services);
  expect(services.settings.read().device).toEqual({ preference: "auto", figures });
  store.actions.chooseModel(base);
  await settle();
  expect(services.asked.at(-1)).toEqual({ preference: "auto", figures });
});

test("a graphics card without work says which kernels are fastest on it: that is kept, and given to the next load", async () => {
  const services = fakeServices();
  const kernels = { version: "1", adapter: "fake", names: { matmul: "direct" } };
  services.kernels = kernels;
  const { store } = await opened(services);
  expect(services.measured).toEqual([]);
  services.device = { ...services.device, device: "webgpu", software: false, reason: { why: "asked" } };
  store.actions.chooseDevice("webgpu");
  await settle();
  expect(services.measured).toEqual([undefined]);
  expect(services.settings.read().device).toEqual({ preference: "webgpu", kernels });
  store.actions.chooseModel(base);
  await settle();
  expect(services.asked.at(-1)).toEqual({ preference: "webgpu", kernels });
});

test("without a graphics card that was asked for, the processor is one press away", async () => {
  const services = fakeServices();
  services.failLoad = new SottoError("device-unavailable", "none");
  const { store } = await opened(services);
  services.failLoad = undefined;
  store.actions.chooseDevice("cpu");
  await settle();
  expect(store.getState().engine).toMatchObject({ status: "ready", preference: "cpu" });
});

test("a model too large for the device is given up for the smallest, with everything that waits for it", async () => {
  const { store, services } = await opened();
  services.failLoad = new SottoError("out-of-memory", "2 GB");
  store.actions.chooseModel(base);
  store.actions.chooseLanguage("de");
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(statuses(store)).toEqual(["waiting"]);
  services.failLoad = undefined;
  const { useSmallest } = store.actions;
  useSmallest();
  await settle();
  expect(services.runs[0]).toMatchObject({ job: 1, options: { language: "en" } });
});

test("the page asks before it goes only while something would be lost", async () => {
  const { store, services } = await opened();
  const transcribe = async (run: number) => {
    store.actions.addFiles([named("a.mp3")]);
    await settle();
    expect(hasUnkept(store.getState())).toBe(true);
    services.runs[run]?.emit({ type: "segments", segments: [segment(0, 4, " Text.")] });
    services.runs[run]?.finish();
    await settle();
  };
  expect(hasUnkept(store.getState())).toBe(false);
  await transcribe(0);
  // The database has it.
  expect(hasUnkept(store.getState())).toBe(false);
  services.transcripts.keeping = "memory";
  await transcribe(1);
  expect(hasUnkept(store.getState())).toBe(true);
  for (const { id } of store.getState().jobs) store.actions.markTaken(id);
  expect(hasUnkept(store.getState())).toBe(false);
});

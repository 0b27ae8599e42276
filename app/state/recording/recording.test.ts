import { expect, test } from "vitest";
import { type LiveEvent, SottoError } from "../../../engine/index";
import { en } from "../../strings/en/index";
import { fakeServices, featuresOf, named, settle, tiny } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { confirmed, job, live, pace, recording, texts, transcript } from "../../testing/recordingStore";
import { segment } from "../../testing/segments";
import { hasUnkept } from "../selectors";
import { createAppStore } from "../store";
import { titleOf } from "../transcripts/transcript";

function tail(text: string, track = 0): LiveEvent {
  return { type: "tentative", track, text, start: 0 };
}

test("pressing record asks for the microphone, keeps the sound at once and lets the engine listen", async () => {
  const { store, services } = await recording();
  expect(services.input.asked).toEqual([
    { source: "microphone", echoCancellation: true, noiseSuppression: true, features: featuresOf(tiny) },
  ]);
  expect(services.recordings.metas.get("transcript 1")).toMatchObject({
    state: "recording",
    tracks: ["Me"],
  });
  expect(services.transcripts.kept.get("transcript 1")).toMatchObject({
    facts: { source: { kind: "recording" }, languages: [{ code: "en" }], model: tiny.name, speakers: ["Me"] },
    order: { progress: "open" },
  });
  expect(live(store)).toMatchObject({
    state: { status: "recording" },
    listening: { status: "listening" },
    model: tiny,
  });
  expect(titleOf(transcript(store), en.common)).toMatch(/^Monday recording, \d\d:02$/);
  expect(store.getState().page).toEqual({ view: "transcript", job: 1 });
  expect(services.liveRuns[0]?.options).toMatchObject({
    wordTimestamps: true,
    vad: {},
    batch: undefined,
    language: "en",
  });
});

test("the sound is brought with the feature frames that the loaded model asks for, whatever it is called", async () => {
  const { store, services } = await opened();
  const mine = { ...tiny, name: "mine" };
  store.actions.chooseModel(mine);
  await settle();
  await store.actions.record();
  expect(services.input.asked.at(-1)).toMatchObject({ features: featuresOf(mine) });
});

test("confirmed text grows and is kept as it comes; the tail is replaced; both change in one go", async () => {
  const { store, services } = await recording();
  const seen: string[] = [];
  store.subscribe(() => seen.push(`${texts(store).join("")}|${job(store).tails.join("")}`));
  const run = services.liveRuns[0];
  run?.emit(tail(" And so my"));
  run?.emit(confirmed("new", segment(0, 0.5, " And so")), tail(" my fellow"), pace(0.5));
  run?.emit(confirmed("grown", segment(0, 0.9, " And so my")), tail(" fellow"), pace(0.9));
  run?.emit(confirmed("new", segment(3, 4, " Ask not.")), tail(""), pace(4));
  expect(seen).toEqual(["| And so my", " And so| my fellow", " And so my| fellow", " And so my Ask not.|"]);
  expect(services.transcripts.kept.get("transcript 1")?.segments.map(({ id, text }) => [id, text])).toEqual([
    [0, " And so my"],
    [1, " Ask not."],
  ]);
});

test("stop: the sound ends, the last text comes, and the recording is a transcript that is kept", async () => {
  const { store, services } = await recording();
  services.recordings.tell({ heard: 11 });
  expect(hasUnkept(store.getState())).toBe(true);
  store.actions.stopRecording();
  expect(services.input.log).toEqual(["stop"]);
  expect(live(store).state.status).toBe("finishing");
  services.recordings.tell({ ended: true });
  services.liveRuns[0]?.emit(confirmed("new", segment(0, 10, " All of it.")), tail(""), pace(11));
  services.liveRuns[0]?.finish();
  await settle();
  expect(job(store)).toMatchObject({ state: { status: "done" }, tails: [], seconds: 11, totalSeconds: 11 });
  expect(services.recordings.metas.get("transcript 1")).toMatchObject({ state: "done" });
  expect(hasUnkept(store.getState())).toBe(false);
});

test("recorded before the model is there: the sound waits, and the engine hears it from its beginning", async () => {
  const services = fakeServices();
  let load = () => {};
  const loaded = new Promise<void>((resolve) => {
    load = resolve;
  });
  const { engine } = services;
  Object.assign(services, {
    engine: { ...engine, load: () => loaded.then(() => ({ device: services.device, features: undefined })) },
  });
  const store = createAppStore(services);
  void store.actions.open();
  await settle();
  await store.actions.record();
  expect(services.input.asked).toMatchObject([{ features: undefined }]);
  services.recordings.tell({ heard: 7 });
  store.actions.stopRecording();
  services.recordings.tell({ ended: true });
  await settle();
  expect(live(store)).toMatchObject({ state: { status: "finishing" }, listening: { status: "waiting" } });
  load();
  await settle();
  expect(services.recordings.attached).toEqual([[0]]);
  services.liveRuns[0]?.finish();
  await settle();
  expect(job(store).state.status).toBe("done");
});

test("a killed engine: another one is loaded and listens from where the text stopped, with times of the recording", async () => {
  const { store, services } = await recording();
  services.liveRuns[0]?.emit(confirmed("new", segment(0, 4, " First.")), tail(" half"), pace(9));
  services.liveRuns[0]?.fail(new SottoError("engine-lost", "killed"));
  await settle();
  expect(services.loads).toEqual([tiny.name, tiny.name]);
  // A second before the point up to which it was heard: a word may have begun there.
  expect(services.recordings.attached).toEqual([[0], [8]]);
  expect(live(store)).toMatchObject({ tails: [], recovered: { at: 8, from: "engine" }, losses: 1 });
  services.liveRuns[1]?.emit(confirmed("new", segment(10, 11, " Second.")), pace(11));
  expect(transcript(store).segments.map(({ id, start, text }) => [id, start, text])).toEqual([
    [0, 0, " First."],
    [1, 10, " Second."],
  ]);
  expect(services.transcripts.kept.get("transcript 1")?.segments.at(-1)).toMatchObject({ id: 1, start: 10 });
  expect(live(store).losses).toBe(0);
});

test("an engine that is lost while it loads is replaced without a word", async () => {
  const services = fakeServices();
  const { load } = services.engine;
  let losses = 1;
  services.engine.load = (...args) =>
    losses-- > 0 ? Promise.reject(new SottoError("engine-lost", "killed")) : load(...args);
  const { store } = await recording(services);
  expect(store.getState().engine.status).toBe("ready");
  expect(live(store).listening.status).toBe("listening");
});

test("an engine that is lost again and again without a word is given up; the sound goes on and can be finished later", async () => {
  const { store, services } = await recording();
  for (let i = 0; i < 4; i++) {
    services.liveRuns[i]?.fail(new SottoError("device-lost", "reset"));
    await settle();
  }
  expect(services.liveRuns).toHaveLength(4);
  expect(live(store)).toMatchObject({
    state: { status: "recording" },
    listening: { status: "failed", failure: { code: "device-lost" } },
  });
  store.actions.stopRecording();
  services.recordings.tell({ heard: 30, ended: true });
  expect(job(store).state).toMatchObject({ status: "failed" });
  expect(services.recordings.metas.get("transcript 1")).toMatchObject({ state: "stopped" });
  store.actions.continueJob(1);
  await settle();
  expect(services.recordings.read).toEqual([{ track: 0, from: 0 }]);
});

test("a failed engine can be asked to listen again while the recording goes on", async () => {
  const { store, services } = await recording();
  services.liveRuns[0]?.fail(new Error("a bug"));
  await settle();
  expect(live(store).listening.status).toBe("failed");
  store.actions.listenAgain(1);
  await settle();
  expect(services.liveRuns).toHaveLength(2);
  expect(live(store).listening.status).toBe("listening");
});

test("pause and go on reach the capture; Esc's stop does not reach a recording", async () => {
  const { store, services } = await recording();
  store.actions.pauseRecording();
  store.actions.pauseRecording();
  expect(live(store).state.status).toBe("paused");
  store.actions.stop();
  expect(live(store).state.status).toBe("paused");
  store.actions.resumeRecording();
  expect(services.input.log).toEqual(["pause", "resume"]);
  expect(live(store).state.status).toBe("recording");
});

test("a microphone that is unplugged ends the recording, and all of it is written down", async () => {
  const { store, services } = await recording();
  services.input.tell({ lost: ["Me"] });
  expect(live(store)).toMatchObject({ state: { status: "finishing" }, end: "unplugged" });
  services.liveRuns[0]?.finish();
  await settle();
  expect(job(store).state.status).toBe("done");
});

test("one of two tracks that ends leaves the other one", async () => {
  const services = fakeServices();
  const { store } = await opened(services);
  store.actions.changeSound({ source: "both" });
  await store.actions.record();
  services.input.tell({ lost: ["Them"] });
  expect(live(store).state.status).toBe("recording");
});

test("two tracks are labelled, each goes on from where it was heard, and the end puts them in order", async () => {
  const services = fakeServices();
  const { store } = await opened(services);
  store.actions.changeSound({ source: "both" });
  await store.actions.record();
  await settle();
  services.liveRuns[0]?.emit(confirmed("new", segment(5, 6, " Mine.")), tail(" more", 1), pace(6), pace(3, 1));
  services.liveRuns[0]?.fail(new SottoError("engine-lost", "killed"));
  await settle();
  expect(services.recordings.attached).toEqual([
    [0, 0],
    [6, 2],
  ]);
  services.liveRuns[1]?.emit(confirmed("new", segment(3, 4, " Yours."), 1));
  store.actions.stopRecording();
  services.liveRuns[1]?.finish();
  await settle();
  expect(transcript(store).segments.map(({ id, speaker, start, text }) => [id, speaker, start, text])).toEqual([
    [1, "Them", 3, " Yours."],
    [0, "Me", 5, " Mine."],
  ]);
});

test("a denied microphone is said, and nothing is recorded", async () => {
  const services = fakeServices();
  services.input.fail = new SottoError("mic-denied", "The browser is blocking the microphone for this page.");
  const { store } = await recording(services);
  expect(store.getState()).toMatchObject({
    jobs: [],
    microphone: { status: "failed", failure: { code: "mic-denied" } },
    page: { view: "start" },
  });
});

test("a live recording goes first: a running file is put off, and goes on from the end of its text", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 20, " Kept.")] });
  await store.actions.record();
  await settle();
  expect(store.getState().jobs.map((one) => one.state.status)).toEqual(["waiting", "recording"]);
  expect(live(store).listening.status).toBe("listening");
  store.actions.stopRecording();
  services.liveRuns[0]?.finish();
  await settle();
  expect(services.opened.at(-1)).toEqual({ name: "a.mp3", from: 20 });
  expect(store.getState().jobs.map((one) => one.state.status)).toEqual(["running", "done"]);
});

import { expect, test, vi } from "vitest";
import { SottoError } from "../../../engine/index";
import type { LookAtAudio } from "../../client/decoding/decoderClient";
import { base, fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { reloaded } from "../../testing/visits";
import { shelve } from "../library/groups";
import { isWorking, transcriptOf } from "../selectors";
import type { AppStore } from "../store";

/** Names and states of the jobs, in their order. */
const listed = (store: AppStore) =>
  store.getState().jobs.map((job) => `${transcriptOf(store.getState(), job).title} ${job.state.status}`);

async function queued(...names: readonly string[]) {
  const { store, services } = await opened();
  store.actions.addFiles(names.map((name) => named(`${name}.mp3`)));
  await settle();
  return { store, services };
}

test("a waiting file is moved among those that wait, and has its turn there", async () => {
  const { store, services } = await queued("a", "b", "c", "d");
  store.actions.moveJob(4, 0);
  expect(listed(store)).toEqual(["a.mp3 running", "d.mp3 waiting", "b.mp3 waiting", "c.mp3 waiting"]);
  store.actions.moveJob(2, 7);
  expect(listed(store)).toEqual(["a.mp3 running", "d.mp3 waiting", "c.mp3 waiting", "b.mp3 waiting"]);
  // What runs has its place already.
  store.actions.moveJob(1, 2);
  services.runs[0]?.finish();
  await settle();
  expect(listed(store)).toEqual(["a.mp3 done", "d.mp3 running", "c.mp3 waiting", "b.mp3 waiting"]);
});

test("the order outlives the tab", async () => {
  const { store, services } = await queued("a", "b", "c", "d");
  store.actions.moveJob(4, 0);
  await settle();
  const { store: next } = await reloaded(services);
  expect(next.getState().jobs.map((job) => transcriptOf(next.getState(), job).title)).toEqual([
    "a.mp3",
    "d.mp3",
    "b.mp3",
    "c.mp3",
  ]);
});

test("later: what runs goes behind all that wait, and goes on from the end of its text", async () => {
  const { store, services } = await queued("a", "b", "c");
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 20, " Begun.")] });
  services.runs[0]?.emit({ type: "progress", seconds: 20, totalSeconds: 60 });
  store.actions.doLater(1);
  await settle();
  expect(listed(store)).toEqual(["b.mp3 running", "c.mp3 waiting", "a.mp3 waiting"]);
  store.actions.doLater(3);
  expect(listed(store)).toEqual(["b.mp3 running", "a.mp3 waiting", "c.mp3 waiting"]);
  services.runs[1]?.finish();
  await settle();
  expect(services.opened.at(-1)).toEqual({ name: "a.mp3", from: 20 });
});

test("all are held up and go on; what ran goes first, and a recording is not held up", async () => {
  const { store, services } = await queued("a", "b");
  store.actions.pauseQueue();
  await settle();
  expect(listed(store)).toEqual(["a.mp3 waiting", "b.mp3 waiting"]);
  await store.actions.record();
  await settle();
  expect(services.liveRuns).toHaveLength(1);
  services.liveRuns[0]?.finish();
  await settle();
  expect(listed(store).slice(0, 2)).toEqual(["a.mp3 waiting", "b.mp3 waiting"]);
  store.actions.goOnQueue();
  await settle();
  expect(listed(store).slice(0, 2)).toEqual(["a.mp3 running", "b.mp3 waiting"]);
});

test("while all are held up, whoever wants one file to go on gets it, and a first file goes at once", async () => {
  const { store } = await queued("a", "b");
  store.actions.pauseQueue();
  await settle();
  store.actions.goOnQueue();
  await settle();
  expect(listed(store)).toEqual(["a.mp3 running", "b.mp3 waiting"]);
  store.actions.stop();
  await settle();
  store.actions.pauseQueue();
  await settle();
  expect(listed(store)).toEqual(["a.mp3 stopped", "b.mp3 waiting"]);
  await store.actions.continueJob(1);
  await settle();
  expect(listed(store)).toEqual(["a.mp3 running", "b.mp3 waiting"]);
});

test("a waiting file has a model and a language of its own", async () => {
  const { store, services } = await queued("a", "b", "c");
  store.actions.chooseForJob(2, { model: base, language: "de" });
  store.actions.chooseForJob(1, { model: base, language: "de" });
  expect(store.getState().jobs.map(({ model, language }) => [model?.name, language])).toEqual([
    [tiny.name, "en"],
    [base.name, "de"],
    [tiny.name, "en"],
  ]);
  services.runs[0]?.finish();
  await settle();
  expect(services.loads).toEqual([tiny.name, base.name]);
  expect(services.runs[1]?.options.language).toBe("de");
});

test("a language that the model does not know is remembered until a model comes that does", async () => {
  const { store } = await opened();
  store.actions.chooseLanguage("de");
  store.actions.addFiles(["a.mp3", "b.mp3"].map(named));
  const second = () => store.getState().jobs[1];
  expect(second()).toMatchObject({ model: tiny, language: "en", named: "de" });
  store.actions.chooseForJob(2, { model: base, language: "de" });
  expect(second()).toMatchObject({ model: base, language: "de", named: "de" });
  store.actions.chooseForJob(2, { model: tiny, language: "de" });
  expect(second()).toMatchObject({ language: "en", named: "de" });
});

test("what is done can leave the queue before the rest is, and stays below when others come", async () => {
  const { store, services } = await queued("a", "b", "c");
  const inQueue = () => shelve(store.getState(), services.date()).queue.map(({ id }) => id);
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 2, " One.")] });
  services.runs[0]?.finish();
  await settle();
  services.runs[1]?.finish();
  await settle();
  expect(inQueue()).toEqual([1, 2, 3]);
  // Nobody spoke in the second.
  store.actions.clearDone();
  expect(inQueue()).toEqual([3]);
  expect(store.getState().jobs.map(({ id }) => id)).toEqual([1, 3]);
  services.runs[2]?.emit({ type: "segments", segments: [segment(0, 2, " Three.")] });
  services.runs[2]?.finish();
  await settle();
  expect(inQueue()).toEqual([]);
  store.actions.addFiles([named("d.mp3")]);
  await settle();
  expect(inQueue()).toEqual([4]);
});

test("files that wait are looked into: their lengths are known, and one that cannot be read is named and leaves", async () => {
  const services = fakeServices();
  services.lengths.set("b.mp3", undefined).set("c.mp3", 3600);
  const { store } = await opened(services);
  store.actions.addFiles(["a.mp3", "b.mp3", "c.mp3"].map(named));
  await settle();
  expect(listed(store)).toEqual(["a.mp3 running", "c.mp3 waiting"]);
  expect(store.getState().jobs[1]?.totalSeconds).toBe(3600);
  expect(store.getState().refused.map(({ name }) => name)).toEqual(["b.mp3"]);
  // It was no work at a later visit, either.
  const { store: next } = await reloaded(services);
  expect(next.getState().jobs).toHaveLength(2);
});

test("a decoder that does not come says nothing of a file", async () => {
  const services = fakeServices();
  Object.assign(services, { lookAtAudio: () => Promise.reject(new Error("no network")) });
  const { store } = await opened(services);
  store.actions.addFiles(["a.mp3", "b.mp3"].map(named));
  await settle();
  expect(listed(store)).toEqual(["a.mp3 running", "b.mp3 waiting"]);
});

test("whoever reads a text goes on reading when another file comes, and hears of it", async () => {
  const { store, services } = await queued("a");
  expect(store.getState().page).toEqual({ view: "transcript", job: 1 });
  store.actions.addFiles([named("b.mp3")]);
  expect(store.getState()).toMatchObject({
    page: { view: "transcript", job: 1 },
    queued: { files: 1, name: "b.mp3" },
  });
  await settle();
  services.runs[0]?.finish();
  await settle();
  services.runs[1]?.finish();
  await settle();
  // Nothing was said in it, so there is nothing to read.
  store.actions.addFiles([named("c.mp3")]);
  expect(store.getState().page).toEqual({ view: "transcript", job: 3 });
  store.actions.show({ view: "models" });
  store.actions.addFiles([named("d.mp3"), named("e.mp3")]);
  expect(store.getState()).toMatchObject({ page: { view: "models" }, queued: { files: 2 } });
  store.actions.dismissQueued();
  expect(store.getState().queued).toBeUndefined();
});

test("a batch that a reload broke off stays together, and goes on with the files that are given again, in its order", async () => {
  const { store: before, services } = await queued("a", "b", "c");
  before.actions.moveJob(3, 0);
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 2, " One.")] });
  services.runs[0]?.finish();
  await settle();
  const { store, services: now } = await reloaded(services);
  const { queue } = shelve(store.getState(), now.date());
  const [a, c, b] = queue.map(({ id }) => id);
  expect(listed(store)).toEqual(["a.mp3 done", "c.mp3 stopped", "b.mp3 stopped"]);
  store.actions.addFiles(["a.mp3", "b.mp3", "c.mp3"].map(named));
  await vi.waitFor(() => expect(store.getState().jobs.map(({ state }) => state.status)).toContain("running"));
  await settle();
  expect(now.opened.map(({ name }) => name)).toEqual(["c.mp3"]);
  // What was done before the reload is not done once more.
  expect(shelve(store.getState(), now.date()).queue.map(({ id }) => id)).toEqual([a, c, b]);
  for (const run of [0, 1]) {
    now.runs[run]?.emit({ type: "segments", segments: [segment(0, 2, ` Run ${run}.`)] });
    now.runs[run]?.finish();
    await settle();
  }
  expect(shelve(store.getState(), now.date()).queue).toEqual([]);
  expect(new Set(store.getState().finished)).toEqual(new Set([a, b, c]));
  store.actions.dismissFinished();
  expect(store.getState().finished).toEqual([]);
});

test("one file alone that was cut off is no queue", async () => {
  const { services } = await queued("a");
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 2, " One.")] });
  await settle();
  const { store, services: now } = await reloaded(services);
  expect(shelve(store.getState(), now.date()).queue).toEqual([]);
  expect(store.getState().finished).toEqual([]);
});

test("what is in a ZIP comes like a folder; one that cannot be read is named", async () => {
  const services = fakeServices();
  services.zips.set("talks.zip", { files: ["a.mp3", "b.mp3"].map(named), leftOut: ["notes.txt"] });
  const { store } = await opened(services);
  store.actions.addFiles([named("talks.zip"), named("bad.zip"), named("c.mp3")]);
  await settle();
  expect(listed(store)).toEqual(["c.mp3 running", "a.mp3 waiting", "b.mp3 waiting"]);
  expect(store.getState()).toMatchObject({
    leftOut: { why: "no-sound", files: 1, names: ["notes.txt"] },
    refused: [{ name: "bad.zip", failure: { code: "audio-unreadable" } }],
  });
});

test("what cannot be read of files that come together is said before the work begins, unless that takes long", async () => {
  const looks: (() => void)[] = [];
  const lookAtAudio: LookAtAudio = (_, { name }) =>
    new Promise((resolve, reject) => {
      const broken = new SottoError("audio-unreadable", `${name} has no sound in it.`);
      looks.push(() => (name === "bad.mp3" ? reject(broken) : resolve({ seconds: 60 })));
    });
  const services = Object.assign(fakeServices(), { lookAtAudio });
  const { store } = await opened(services);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const next = async () => {
    looks.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  store.actions.addFiles(["a.mp3", "bad.mp3", "b.mp3"].map(named));
  await next();
  await next();
  expect(services.runs).toHaveLength(0);
  expect(store.getState().refused).toMatchObject([{ name: "bad.mp3" }]);
  await next();
  expect(listed(store)).toEqual(["a.mp3 running", "b.mp3 waiting"]);
  // One that comes alone begins at once, and so does what takes long to be looked into.
  services.runs[0]?.finish();
  await vi.advanceTimersByTimeAsync(0);
  services.runs[1]?.finish();
  await vi.advanceTimersByTimeAsync(0);
  store.actions.addFiles(["c.mp3", "d.mp3"].map(named));
  await vi.advanceTimersByTimeAsync(2000);
  expect(services.runs).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(services.runs).toHaveLength(3);
  vi.useRealTimers();
});

test("files of a ZIP come as they are unpacked, under its name until all are there; a damaged one keeps what came before", async () => {
  const steps: (() => void)[] = [];
  async function* unpacked() {
    for (const name of ["a.mp3", "b.mp3"]) {
      await new Promise<void>((resolve) => steps.push(resolve));
      yield named(name);
    }
    throw new SottoError("audio-unreadable", "talks.zip is a ZIP that is too damaged to be read.");
  }
  const openZip = async () => ({ sounds: 3, leftOut: [], files: unpacked() });
  const services = Object.assign(fakeServices(), { openZip });
  const { store } = await opened(services);
  store.actions.addFiles([named("talks.zip")]);
  expect(store.getState()).toMatchObject({ page: { view: "library" }, unpacking: [{ name: "talks.zip", done: 0 }] });
  await settle();
  steps.shift()?.();
  await settle();
  expect(listed(store)).toEqual(["a.mp3 running"]);
  // One of several does not take the page.
  expect(store.getState()).toMatchObject({ page: { view: "library" }, unpacking: [{ done: 1, of: 3 }] });
  steps.shift()?.();
  await settle();
  expect(listed(store)).toEqual(["a.mp3 running", "b.mp3 waiting"]);
  expect(new Set(store.getState().jobs.map(({ batch }) => batch)).size).toBe(1);
  expect(store.getState()).toMatchObject({ unpacking: [], refused: [{ name: "talks.zip" }] });
});

test("no more comes out of a ZIP that is taken off the list, and a reload is asked about until then", async () => {
  const steps: (() => void)[] = [];
  async function* unpacked() {
    for (const name of ["a.mp3", "b.mp3", "c.mp3"]) {
      await new Promise<void>((resolve) => steps.push(resolve));
      yield named(name);
    }
  }
  const openZip = async () => ({ sounds: 3, leftOut: [], files: unpacked() });
  const { store, services } = await opened(Object.assign(fakeServices(), { openZip }));
  store.actions.addFiles([named("talks.zip")]);
  await settle();
  expect(isWorking(store.getState())).toBe(true);
  steps.shift()?.();
  await settle();
  store.actions.stopUnpacking(store.getState().unpacking[0]?.id ?? 0);
  steps.shift()?.();
  await settle();
  expect(listed(store)).toEqual(["a.mp3 running"]);
  services.runs[0]?.finish();
  await settle();
  expect(isWorking(store.getState())).toBe(false);
});

import { expect, test } from "vitest";
import { fakeServices, named, settle } from "../../testing/fakeServices";
import { segment } from "../../testing/segments";
import { isWorking, transcriptOf } from "../selectors";
import { createAppStore } from "../store";

async function opened() {
  const services = fakeServices();
  const store = createAppStore(services);
  await store.actions.open();
  await settle();
  return { store, services };
}

async function transcribe({ store, services }: Awaited<ReturnType<typeof opened>>, text: string) {
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  const run = services.runs.at(-1);
  run?.emit({ type: "segments", segments: text === "" ? [] : [segment(0, 1, text)] });
  run?.finish();
  await settle();
}

test("what the browser says of the page reaches the store", async () => {
  const { store, services } = await opened();
  expect(store.getState()).toMatchObject({ shell: "none", update: "none", network: "online", install: "impossible" });
  services.host.tell({ shell: "stored", update: "ready" });
  services.host.tell({ network: "offline" });
  expect(store.getState()).toMatchObject({ shell: "stored", update: "ready", network: "offline" });
});

test("a newer version is not loaded while a file runs, nor while a recording does", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(isWorking(store.getState())).toBe(true);
  store.actions.reloadForUpdate();
  services.runs[0]?.finish();
  await settle();
  await store.actions.record();
  store.actions.reloadForUpdate();
  expect(services.host.log).toEqual([]);
});

test("a newer version is loaded when nothing runs, and when all that waits waits for a model that failed", async () => {
  const { store, services } = await opened();
  store.actions.reloadForUpdate();
  expect(services.host.log).toEqual(["update"]);
  services.failLoad = new Error("no");
  store.actions.chooseDevice("webgpu");
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(store.getState().engine.status).toBe("failed");
  store.actions.reloadForUpdate();
  expect(services.host.log).toEqual(["update", "update"]);
});

test("the page offers to be installed after the third transcript with words, and once", async () => {
  const page = await opened();
  const { store, services } = page;
  for (const text of ["One.", "", "Two."]) await transcribe(page, text);
  expect(store.getState().installOffer.note).toBe("not-yet");
  await transcribe(page, "Three.");
  expect(store.getState().installOffer.note).toBe("due");
  // Another visit before it was answered shows it again.
  expect(createAppStore(services).getState().installOffer.note).toBe("due");
  await store.actions.install();
  expect(services.host.log).toEqual(["install"]);
  expect(store.getState().installOffer.note).toBe("done");
  await transcribe(page, "Four.");
  expect(store.getState().installOffer.note).toBe("done");
  expect(services.settings.read().installOffer).toEqual({ transcripts: 4, note: "done" });
});

test("what was shared is opened like any file; what did not arrive is said", async () => {
  const { store, services } = await opened();
  services.shares.set("one", [named("voice.ogg")]);
  await store.actions.takeShare("one");
  expect(store.getState().jobs.map((job) => transcriptOf(store.getState(), job).title)).toEqual(["voice.ogg"]);
  expect(store.getState().shareNote).toBe("none");
  await store.actions.takeShare("two");
  expect(store.getState().shareNote).toBe("failed");
  store.actions.dismissShareNote();
  expect(store.getState().shareNote).toBe("none");
});

test("what was dropped beside audio and video is named until it was read; nothing until it was read", async () => {
  const { store } = await opened();
  store.actions.addGiven({ files: [named("a.mp3")], leftOut: ["b.txt", "c.jpg"] });
  expect(store.getState().leftOut).toEqual({ why: "no-sound", files: 2, names: ["b.txt", "c.jpg"] });
  store.actions.dismissLeftOut();
  expect(store.getState().leftOut).toBeUndefined();
  // A folder without anything.
  store.actions.addGiven({ files: [], leftOut: [] });
  expect(store.getState().leftOut).toEqual({ why: "no-sound", files: 0, names: [] });
  store.actions.addGiven({ files: [named("b.mp3")], leftOut: [] });
  expect(store.getState()).toMatchObject({ leftOut: undefined, jobs: [{ id: 1 }, { id: 2 }] });
});

test("files of a share that were too many are said", async () => {
  const { store, services } = await opened();
  services.sharedFiles.take = async () => ({ files: [named("a.mp3")], leftOut: 3 });
  await store.actions.takeShare("many");
  expect(store.getState().leftOut).toEqual({ why: "too-many", files: 3, names: [] });
});

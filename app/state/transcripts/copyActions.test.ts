import { afterEach, expect, test, vi } from "vitest";
import { fakeServices, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { allSoundBytes } from "../library/sound";
import { type AppStore, createAppStore } from "../store";
import { wantsCopy } from "./copyActions";

afterEach(() => vi.useRealTimers());

const talk = () => new File(["twelve bytes"], "talk.mp3", { lastModified: 7 });

/** A file that is being written down, in a browser that was asked nothing yet. */
async function begun(services = fakeServices()) {
  const { store } = await opened(services);
  store.actions.addFiles([talk()]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " One.")] });
  return { store, services };
}

const file = (store: AppStore) => {
  const [job] = store.getState().jobs;
  if (job?.kind !== "file") throw new Error("no file");
  return job;
};
const later = async (services: ReturnType<typeof fakeServices>) => {
  const { transcripts, sounds } = services;
  return opened(Object.assign(fakeServices(), { transcripts, sounds }));
};

test("nothing is copied before that was answered; then this file is, while it is written down, and the next one too", async () => {
  const { store, services } = await begun();
  expect(wantsCopy(store.getState(), file(store))).toBe(true);
  expect(services.sounds.copies.size).toBe(0);
  store.actions.changePreferences({ keepCopies: "on" });
  await settle();
  expect(file(store)).toMatchObject({ copy: "kept", state: { status: "running" } });
  expect(allSoundBytes(store.getState())).toBe(12);
  store.actions.addFiles([talk()]);
  await settle();
  expect(services.sounds.copies.size).toBe(2);
});

test("who does not want copies is asked no more, and none is made of what needs none", async () => {
  const { store, services } = await begun();
  store.actions.changePreferences({ keepCopies: "off" });
  await settle();
  expect(services.sounds.copies.size).toBe(0);
  store.actions.changePreferences({ keepCopies: "on" });
  const handle = {} as FileSystemFileHandle;
  store.actions.addFiles([Object.assign(talk(), { handle }), Object.assign(talk(), { isOurs: true as const })]);
  await settle();
  expect([...services.sounds.copies.keys()]).toEqual(["transcript 1"]);
});

test("at a later visit the copy is heard, and a text that was broken off goes on without being asked for its file", async () => {
  const { store, services } = await begun();
  store.actions.changePreferences({ keepCopies: "on" });
  await settle();
  store.actions.stop();
  await settle();
  const { store: next } = await later(services);
  expect(file(next)).toMatchObject({ copy: "kept", file: { status: "kept" } });
  expect(await (await next.actions.soundOf(1))?.text()).toBe("twelve bytes");
  await next.actions.continueJob(1);
  await settle();
  expect(file(next).state.status).toBe("running");
});

test("a copy that is gone is missed when it is wanted, and the file can be chosen again", async () => {
  const { store, services } = await begun();
  store.actions.changePreferences({ keepCopies: "on" });
  await settle();
  services.runs[0]?.finish();
  await settle();
  const { store: next } = await later(services);
  services.sounds.copies.clear();
  expect(await next.actions.soundOf(1)).toBeUndefined();
  expect(file(next)).toMatchObject({ copy: "none", file: { status: "missing" } });
  expect(allSoundBytes(next.getState())).toBe(0);
});

test("a copy is deleted alone with a way back, and is not made again; with its text it goes too", async () => {
  const { store, services } = await begun();
  store.actions.changePreferences({ keepCopies: "on" });
  services.runs[0]?.finish();
  await settle();
  const { store: next } = await later(services);
  vi.useFakeTimers();
  next.actions.discardSound(1);
  expect(file(next)).toMatchObject({ copy: "never", file: { status: "missing" } });
  next.actions.undoLast();
  expect(file(next)).toMatchObject({ copy: "kept", file: { status: "kept" } });
  next.actions.discardSound(1);
  await vi.advanceTimersByTimeAsync(6000);
  expect(services.sounds.copies.size).toBe(0);
  expect(next.getState().jobs).toHaveLength(1);

  services.sounds.copies.set("transcript 1", talk());
  store.actions.discard(1);
  await vi.advanceTimersByTimeAsync(6000);
  expect(services.sounds.copies.size).toBe(0);
});

test("a copy that was opened goes with its deletion, and the file is asked for at once", async () => {
  const { store, services } = await begun();
  store.actions.changePreferences({ keepCopies: "on" });
  services.runs[0]?.finish();
  await settle();
  const { store: next } = await later(services);
  await next.actions.openSound(1);
  expect(file(next).file.status).toBe("here");
  next.actions.discardSound(1);
  expect(file(next)).toMatchObject({ copy: "never", file: { status: "missing" } });
  // The file itself is nobody's copy.
  store.actions.discardSound(1);
  expect(file(store)).toMatchObject({ copy: "never", file: { status: "here" } });
});

test("who takes the deletion of a copy back while the text is written again stops nothing", async () => {
  const { store, services } = await begun();
  store.actions.changePreferences({ keepCopies: "on" });
  services.runs[0]?.finish();
  await settle();
  store.actions.discardSound(1);
  await store.actions.transcribeAgain(1, store.getState().choice, { from: 0, to: undefined, edited: "keep" });
  await settle();
  store.actions.undoLast();
  expect(file(store)).toMatchObject({ copy: "kept", state: { status: "running" }, again: { from: 0 } });
});

test("without room for a copy that is said, and the text is kept all the same", async () => {
  const services = fakeServices();
  services.sounds.outcome = "full";
  const { store } = await begun(services);
  store.actions.changePreferences({ keepCopies: "on" });
  services.runs[0]?.finish();
  await settle();
  expect(file(store).copy).toBe("no-room");
  expect(services.transcripts.kept.size).toBe(1);
});

test("a copy whose transcript is no more is let go, but not where the database does not open", async () => {
  const services = fakeServices();
  services.sounds.copies.set("gone", talk());
  services.transcripts.keeping = "memory";
  await createAppStore(services).actions.open();
  await settle();
  expect(services.sounds.copies.has("gone")).toBe(true);
  services.transcripts.keeping = "database";
  await createAppStore(services).actions.open();
  await settle();
  expect(services.sounds.copies.has("gone")).toBe(false);
});

import { afterEach, expect, test, vi } from "vitest";
import { fakeServices, named, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { createAppStore } from "../store";

afterEach(() => vi.useRealTimers());

/** Two finished files, as a later visit lists them. */
async function withTwo() {
  const { store, services } = await opened();
  store.actions.addFiles([named("one.mp3"), named("two.mp3")]);
  await settle();
  for (const [at, text] of [" One.", " Two."].entries()) {
    services.runs[at]?.emit({ type: "segments", segments: [segment(0, 1, text)] });
    services.runs[at]?.finish();
    await settle();
  }
  return { store, services };
}

const titles = ({ getState }: { getState: ReturnType<typeof createAppStore>["getState"] }) =>
  getState().jobs.map(({ transcript }) => getState().transcripts.get(transcript)?.title);

test("several are deleted at once, come back where they were, and go together after a while", async () => {
  const { store, services } = await withTwo();
  vi.useFakeTimers();
  store.actions.discard(1, 2, 99);
  expect(titles(store)).toEqual([]);
  expect(store.getState().undoable).toMatchObject({ what: "deleted", entries: [{ index: 0 }, { index: 1 }] });
  store.actions.undoLast();
  expect(titles(store)).toEqual(["one.mp3", "two.mp3"]);
  store.actions.discard(1, 2);
  await vi.advanceTimersByTimeAsync(6000);
  expect(services.transcripts.kept.size).toBe(0);
});

test("what was deleted before goes when the next deed begins, and what another tab writes comes back", async () => {
  const { store, services } = await withTwo();
  store.actions.discard(1);
  services.transcripts.elsewhere.add(store.getState().jobs[0]?.transcript ?? "");
  store.actions.discard(2);
  await settle();
  expect(services.transcripts.kept.size).toBe(1);
  vi.useFakeTimers();
  store.actions.holdUndo("go-on");
  await vi.advanceTimersByTimeAsync(6000);
  expect(titles(store)).toEqual(["two.mp3"]);
});

test("a title is written in place of the old one, and taken back", async () => {
  const { store } = await withTwo();
  await store.actions.rename(1, "  The\n council ");
  expect(titles(store)).toEqual(["The council", "two.mp3"]);
  expect(store.getState().undoable).toEqual({ what: "renamed", id: 1 });
  store.actions.undoLast();
  await settle();
  expect(titles(store)).toEqual(["one.mp3", "two.mp3"]);
  await store.actions.rename(1, "one.mp3");
  expect(store.getState().undoable).toBeUndefined();
});

test("an edit is no longer offered to be taken back where another one has followed it", async () => {
  const { store } = await withTwo();
  await store.actions.rename(1, "The council");
  await store.actions.rename(2, "The other");
  expect(store.getState().undoable).toEqual({ what: "renamed", id: 2 });
  await store.actions.edit(2, (text) => ({ ...text, speakers: ["Ana"] }));
  expect(store.getState().undoable).toBeUndefined();
  expect(titles(store)).toEqual(["The council", "The other"]);
});

test("a recording's sound is deleted alone after a while in which it can be heard again", async () => {
  const services = fakeServices();
  services.recordings.metas.set("old", {
    ...{ id: "old", startedAt: 5, tracks: ["Me"], state: "done", audio: { status: "kept" } },
    ...{ model: "tiny.en-q5_1", language: undefined },
  });
  services.recordings.seconds.set("old", 12);
  services.recordings.lines.set("old", [{ track: 0, segment: segment(0, 1, " One.") }]);
  const store = createAppStore(services);
  await store.actions.open();
  const audio = () => store.getState().jobs.map((job) => job.kind === "recording" && job.audio.status);
  vi.useFakeTimers();
  store.actions.discardSound(1);
  expect(audio()).toEqual(["deleted"]);
  store.actions.undoLast();
  expect(audio()).toEqual(["kept"]);
  store.actions.discardSound(1);
  await vi.advanceTimersByTimeAsync(6000);
  expect(services.recordings.metas.get("old")?.audio).toEqual({ status: "deleted", seconds: 12 });
  expect(store.getState().jobs).toHaveLength(1);
});

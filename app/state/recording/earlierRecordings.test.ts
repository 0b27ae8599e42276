import { afterEach, expect, test, vi } from "vitest";
import { settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { job, texts, transcript, withEarlier } from "../../testing/recordingStore";
import { segment } from "../../testing/segments";
import { hasUnkept } from "../selectors";

afterEach(() => void vi.useRealTimers());

test("an unfinished recording of an earlier visit is offered, and transcribed from where it stopped", async () => {
  const { store, services } = await opened(withEarlier());
  expect(job(store)).toMatchObject({ state: { status: "stopped" }, end: "cut-off", totalSeconds: 40 });
  expect(transcript(store).text).toBe("unread");
  store.actions.changePreferences({ server: { address: "https://server.example", token: "of-24-characters" } });
  store.actions.continueJob(1);
  await settle();
  expect(services.recordings.read).toEqual([{ track: 0, from: 9 }]);
  // Whatever server writes files, recordings are written here.
  expect(services.servers).toEqual([]);
  services.runs[0]?.emit({ type: "segments", segments: [segment(10, 11, " Three.")] });
  services.runs[0]?.finish();
  await settle();
  expect(transcript(store).segments.map(({ id, start, text }) => [id, start, text])).toEqual([
    [0, 0, " One."],
    [1, 4, " Two."],
    [2, 10, " Three."],
  ]);
  expect(services.transcripts.kept.get("old")?.segments).toHaveLength(3);
  expect(services.transcripts.held.size).toBe(0);
  expect(services.recordings.metas.get("old")).toMatchObject({ state: "done" });
  expect(job(store)).toMatchObject({ state: { status: "done" }, seconds: 40 });
});

test("a recording that another tab finishes is left to it, and goes on from that tab's text when it does not", async () => {
  const { store, services } = await opened(withEarlier());
  services.transcripts.elsewhere.add("old");
  store.actions.continueJob(1);
  await settle();
  expect(job(store).state).toMatchObject({ status: "failed", failure: { code: "busy" } });
  expect(services.runs).toEqual([]);
  services.transcripts.elsewhere.delete("old");
  const kept = services.transcripts.kept.get("old");
  const theirs = { ...segment(9, 15, " Theirs."), id: 2 };
  if (kept) services.transcripts.kept.set("old", { ...kept, segments: [...kept.segments, theirs] });
  store.actions.continueJob(1);
  await settle();
  expect(services.recordings.read).toEqual([{ track: 0, from: 15 }]);
  expect(texts(store)).toEqual([" One.", " Two.", " Theirs."]);
});

test("each track of an unfinished recording goes on from its own end", async () => {
  const { store, services } = await opened(withEarlier("recording", ["Me", "Them"]));
  store.actions.continueJob(1);
  await settle();
  services.runs[0]?.finish();
  await settle();
  services.runs[1]?.emit({ type: "segments", segments: [segment(2, 3, " Theirs.")] });
  services.runs[1]?.finish();
  await settle();
  expect(services.recordings.read).toEqual([
    { track: 0, from: 9 },
    { track: 1, from: 0 },
  ]);
  expect(transcript(store).segments.map(({ speaker, start }) => [speaker, start])).toEqual([
    ["Me", 0],
    ["Them", 2],
    ["Me", 4],
  ]);
});

test("a finished recording of an earlier visit is listed, and its text read when it is opened", async () => {
  const { store } = await opened(withEarlier("done"));
  expect(job(store)).toMatchObject({ state: { status: "done" } });
  expect(transcript(store)).toMatchObject({ text: "unread", segments: [] });
  expect(hasUnkept(store.getState())).toBe(false);
  store.actions.show({ view: "transcript", job: 1 });
  await settle();
  expect(texts(store)).toEqual([" One.", " Two."]);
});

test("a deletion can be undone for a while, and then the recording is gone", async () => {
  const { store, services } = await opened(withEarlier("done"));
  vi.useFakeTimers();
  store.actions.discard(1);
  expect(store.getState().jobs).toEqual([]);
  vi.advanceTimersByTime(5000);
  store.actions.undoLast();
  vi.advanceTimersByTime(10_000);
  expect(services.recordings.metas.has("old")).toBe(true);
  expect(store.getState().jobs).toHaveLength(1);
  store.actions.discard(1);
  store.actions.holdUndo("wait");
  vi.advanceTimersByTime(60_000);
  expect(services.recordings.metas.has("old")).toBe(true);
  store.actions.holdUndo("go-on");
  await vi.advanceTimersByTimeAsync(6000);
  expect(services.recordings.metas.has("old")).toBe(false);
  expect(services.transcripts.kept.has("old")).toBe(false);
  expect(store.getState()).toMatchObject({ undoable: undefined, transcripts: new Map() });
});

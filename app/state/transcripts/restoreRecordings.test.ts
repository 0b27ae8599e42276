import { expect, test } from "vitest";
import { fakeServices, tiny } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { withEarlier } from "../../testing/recordingStore";
import { segment } from "../../testing/segments";
import { reloaded, texts, work } from "../../testing/visits";
import { transcriptOf } from "../selectors";

test("recordings of the version before come with their text, which then lies in the database alone", async () => {
  const services = fakeServices();
  const { metas, lines, seconds } = services.recordings;
  const about = {
    startedAt: 5,
    tracks: ["Me", "Them"],
    model: tiny.name,
    language: "en",
    audio: { status: "kept" },
  } as const;
  metas.set("done", { ...about, id: "done", state: "done" });
  metas.set("cut", { ...about, id: "cut", startedAt: 9, state: "recording" });
  const said = [
    { track: 1, segment: { ...segment(4, 9, " Two."), id: 0, speaker: "Them" } },
    { track: 0, segment: { ...segment(0, 4, " One."), id: 1, speaker: "Me" } },
  ];
  for (const id of ["done", "cut"]) {
    lines.set(id, said);
    seconds.set(id, 40);
  }
  const { store } = await opened(services);
  expect(store.getState().jobs).toMatchObject([
    { transcript: "done", state: { status: "done" }, seconds: 40 },
    { transcript: "cut", state: { status: "stopped" }, end: "cut-off", seconds: 9, totalSeconds: 40 },
  ]);
  expect(services.transcripts.kept.get("done")).toMatchObject({
    facts: {
      title: undefined,
      createdAt: 5,
      source: { kind: "recording" },
      speakers: ["Me", "Them"],
      model: tiny.name,
    },
    order: { progress: "done", language: "en" },
    segments: [
      { id: 0, text: " One.", speaker: "Me" },
      { id: 1, text: " Two.", speaker: "Them" },
    ],
  });
  expect(lines.size).toBe(0);
  expect(services.transcripts.held.size).toBe(0);
  const later = await reloaded(services);
  await later.store.actions.readText(1);
  expect(texts(later.store)).toEqual([
    [0, " One."],
    [1, " Two."],
  ]);
});

test("a recording that its tab lets go of while it is looked for keeps its text, and is listed at the next look", async () => {
  const services = withEarlier();
  const { list } = services.transcripts;
  services.transcripts.list = async () => [];
  const { store } = await opened(services);
  expect(store.getState().jobs).toEqual([]);
  expect(services.transcripts.kept.get("old")?.segments).toHaveLength(2);
  services.transcripts.list = list;
  await store.actions.restore();
  expect(work(store).job).toMatchObject({ end: "cut-off", state: { status: "stopped" } });
});

test("a text whose sound is still held by a tab that was just closed comes with its sound", async () => {
  const services = withEarlier();
  services.recordings.writing.add("old");
  const { store } = await opened(services);
  expect(store.getState().jobs).toEqual([]);
  services.recordings.writing.clear();
  await store.actions.restore();
  expect(work(store).job).toMatchObject({ end: "cut-off", audio: { status: "kept" } });
});

test("where the database has no room, the text of an old recording is shown and stays where it was", async () => {
  const services = fakeServices();
  services.transcripts.keeping = "full";
  const { metas, lines, seconds } = services.recordings;
  const about = { tracks: ["Me"], model: tiny.name, language: "en", audio: { status: "kept" } } as const;
  metas.set("old", { ...about, id: "old", startedAt: 5, state: "done" });
  lines.set("old", [{ track: 0, segment: { ...segment(0, 4, " One."), id: 0 } }]);
  seconds.set("old", 40);
  const { store } = await opened(services);
  expect(texts(store)).toEqual([[0, " One."]]);
  expect(lines.get("old")).toHaveLength(1);
});

test("a crash between the end of a text and the word of it to the recorder is made good", async () => {
  const services = withEarlier("done");
  const { metas } = services.recordings;
  const old = metas.get("old");
  if (old) metas.set("old", { ...old, state: "stopped", audio: { status: "until-written" } });
  await opened(services);
  expect(metas.get("old")).toMatchObject({ state: "done", audio: { status: "deleted" } });
});

test("a transcript whose sound is gone keeps its text", async () => {
  const services = withEarlier("done");
  services.recordings.metas.clear();
  const { store } = await opened(services);
  expect(store.getState().jobs[0]).toMatchObject({ audio: { status: "deleted", seconds: 40 }, totalSeconds: 40 });
  await store.actions.readText(1);
  expect(transcriptOf(store.getState(), work(store).job).segments).toHaveLength(2);
});

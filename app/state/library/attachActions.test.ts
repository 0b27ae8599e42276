import { expect, test } from "vitest";
import { fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { transcriptOf } from "../selectors";
import { type AppStore, createAppStore } from "../store";

const srt = "1\n00:00:01,000 --> 00:00:02,500\nTwo lamps.\n\n2\n00:00:03,000 --> 00:00:04,000\nOne keeper.\n";
const subtitles = (text = srt) => new File([text], "talk.srt");

/** The page of a file whose text is whole. */
async function shown(services = fakeServices()) {
  const { store } = await opened(services);
  store.actions.addFiles([named("talk.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " To lambs.")] });
  services.runs[0]?.finish();
  await settle();
  return { store, services };
}

const transcript = (store: AppStore, at = 0) => {
  const job = store.getState().jobs[at];
  if (job === undefined) throw new Error("no job");
  return transcriptOf(store.getState(), job);
};
const said = (store: AppStore) => transcript(store).segments.map(({ start, text }) => [start, text.trim()]);

test("a text that is dropped on a transcript takes its place if that is wished, with its own times, and the old one is a version", async () => {
  const { store, services } = await shown();
  await store.actions.giveTexts([subtitles()]);
  expect(store.getState()).toMatchObject({ givenText: { job: 1 }, jobs: [{ id: 1 }] });
  expect(await store.actions.settleGiven("attached")).toBe("done");
  expect(store.getState().givenText).toBeUndefined();
  expect(said(store)).toEqual([
    [1, "Two lamps."],
    [3, "One keeper."],
  ]);
  expect(transcript(store)).toMatchObject({ title: "talk.mp3", source: { kind: "file" }, model: undefined });
  await settle();
  expect(services.transcripts.kept.get("transcript 1")?.segments).toHaveLength(2);
  expect(await store.actions.versionsOf(1)).toMatchObject([{ why: "attached", model: tiny.name }]);
  await store.actions.undoEdit(1);
  expect(said(store)).toEqual([[0, "To lambs."]]);
  expect(transcript(store).model).toBe(tiny.name);
});

test("it may also be a transcript by itself, or nothing", async () => {
  const { store } = await shown();
  await store.actions.giveTexts([subtitles()]);
  await store.actions.settleGiven("nothing");
  expect(store.getState()).toMatchObject({ givenText: undefined, jobs: [{ id: 1 }] });
  await store.actions.giveTexts([subtitles()]);
  await store.actions.settleGiven("apart");
  expect(transcript(store, 1)).toMatchObject({ title: "talk", source: { kind: "imported" } });
  expect(said(store)).toEqual([[0, "To lambs."]]);
});

test("nothing is asked of several, of what cannot be read, and elsewhere", async () => {
  const { store } = await shown();
  await store.actions.giveTexts([subtitles("hello")]);
  expect(store.getState()).toMatchObject({ givenText: undefined, leftOut: { why: "no-transcript", files: 1 } });
  await store.actions.giveTexts([subtitles(), subtitles()]);
  expect(store.getState()).toMatchObject({ givenText: undefined, jobs: [{}, {}, {}], page: { view: "library" } });
  await store.actions.giveTexts([subtitles()]);
  expect(store.getState()).toMatchObject({ givenText: undefined, jobs: [{}, {}, {}, {}] });
});

test("where the old text finds no room as a version it stays, and the question too", async () => {
  const { store, services } = await shown();
  await store.actions.giveTexts([subtitles()]);
  services.transcripts.keeping = "full";
  expect(await store.actions.settleGiven("attached")).toBe("full");
  expect(said(store)).toEqual([[0, "To lambs."]]);
  expect(store.getState().givenText).toBeDefined();
});

test("nothing is put aside for a text that does not come: another tab edits, or the file is being written on", async () => {
  const { store, services } = await shown();
  await store.actions.giveTexts([subtitles()]);
  services.transcripts.elsewhere.add("transcript 1");
  services.transcripts.held.clear();
  expect(await store.actions.settleGiven("attached")).toBe("elsewhere");
  services.transcripts.elsewhere.clear();
  await store.actions.transcribeAgain(1, store.getState().choice, { from: 0, to: undefined, edited: "keep" });
  expect((await store.actions.versionsOf(1)).map(({ why }) => why)).toEqual(["again"]);
  expect(await store.actions.settleGiven("attached")).toBe("running");
  expect(await store.actions.versionsOf(1)).toHaveLength(1);
  expect(said(store)).toEqual([[0, "To lambs."]]);
});

test("a text without sound is given its file, for which a later visit asks as for any other", async () => {
  const { store, services } = await opened();
  await store.actions.importTexts([subtitles()]);
  const sound = new File(["sound"], "talk.mp3", { lastModified: 7 });
  expect(await store.actions.attachSound(1, sound)).toBe("done");
  expect(await store.actions.soundOf(1)).toBe(sound);
  expect(await store.actions.attachSound(1, sound)).toBe("nothing");
  const kept = () => services.transcripts.kept.get("transcript 1")?.facts.source;
  expect(kept()).toMatchObject({ kind: "file", name: "talk.mp3", bytes: 5 });
  const next = createAppStore(Object.assign(fakeServices(), { transcripts: services.transcripts }));
  await next.actions.open();
  expect(next.getState().jobs).toMatchObject([{ file: { status: "missing" } }]);
  await next.actions.openSound(1, sound);
  expect(next.getState().jobs).toMatchObject([{ file: { status: "here" } }]);
});

test("of such a file a copy is kept where that is wished, which later visits have", async () => {
  const { store, services } = await opened();
  store.actions.changePreferences({ keepCopies: "on" });
  await store.actions.importTexts([subtitles()]);
  await store.actions.attachSound(1, new File(["sound"], "talk.mp3"));
  await settle();
  const { transcripts, sounds } = services;
  const next = createAppStore(Object.assign(fakeServices(), { transcripts, sounds }));
  await next.actions.open();
  expect(next.getState().jobs).toMatchObject([{ file: { status: "kept" }, copy: "kept" }]);
  expect(await (await next.actions.soundOf(1))?.text()).toBe("sound");
});

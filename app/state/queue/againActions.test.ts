import { describe, expect, test, vi } from "vitest";
import { SottoError } from "../../../engine/index";
import { splitParagraph, writeParagraph } from "../../client/transcripts/edit/edit";
import type { EditedText } from "../../client/transcripts/edit/history";
import { base, fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { transcriptOf } from "../selectors";
import { type AppStore, createAppStore } from "../store";
import { shareOf } from "./jobs";

const whole = { from: 0, to: undefined, edited: "replace" } as const;

/** A file of 60 seconds, whose text is whole. */
async function written(services = fakeServices()) {
  const { store } = await opened(services);
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  const said = [
    segment(0, 10, " One."),
    segment(10, 20, " Two."),
    segment(20, 30, " Three."),
    segment(30, 40, " Four."),
  ];
  services.runs[0]?.emit({ type: "segments", segments: said });
  services.runs[0]?.finish();
  await settle();
  const again = (wish: Parameters<AppStore["actions"]["transcribeAgain"]>[2], change: object = {}) =>
    store.actions.transcribeAgain(1, { ...store.getState().choice, ...change }, wish);
  return { store, services, again };
}

const transcript = (store: AppStore) => {
  const [job] = store.getState().jobs;
  if (job === undefined) throw new Error("no job");
  return transcriptOf(store.getState(), job);
};
const texts = (store: AppStore) => transcript(store).segments.map(({ text }) => text.trim());
const write =
  (id: number, words: string) =>
  (text: EditedText): EditedText => ({
    ...text,
    segments: writeParagraph(text.segments, { first: id, last: id }, words),
  });

describe("all of a text", () => {
  test("is written anew in its place with another model, and the one before is a version, also of what was edited", async () => {
    const { store, services, again } = await written();
    await store.actions.edit(1, write(0, "Won."));
    const options = { ...store.getState().choice.options, wordTimestamps: true };
    expect(await again(whole, { model: base, language: "de", options })).toBe("begun");
    await settle();
    expect(services.loads.at(-1)).toBe(base.name);
    expect(services.runs[1]?.options).toMatchObject({ language: "de", wordTimestamps: true });
    // Old text stands where the new one has not come yet, in the page and in the database.
    services.runs[1]?.emit({ type: "partial", text: " Eins" });
    expect(store.getState().jobs[0]?.partial).toBe("");
    services.runs[1]?.emit({ type: "segments", segments: [segment(0, 18, " Eins, zwei.")] });
    services.runs[1]?.emit({ type: "progress", seconds: 18, totalSeconds: 60 });
    expect(texts(store)).toEqual(["Eins, zwei.", "Three.", "Four."]);
    expect(services.transcripts.kept.get("transcript 1")).toMatchObject({
      removed: [0, 1],
      order: { progress: "open", again: { from: 0, model: base.name } },
    });
    services.runs[1]?.finish();
    await settle();
    expect(texts(store)).toEqual(["Eins, zwei."]);
    expect(transcript(store)).toMatchObject({ model: base.name, languages: [{ code: "de" }] });
    expect(services.transcripts.kept.get("transcript 1")?.order).toMatchObject({ progress: "done" });
    expect(services.transcripts.kept.get("transcript 1")?.order).not.toHaveProperty("again");
    const [version] = await store.actions.versionsOf(1);
    expect(version).toMatchObject({ model: tiny.name, why: "again" });
    expect(version?.segments.map(({ text }) => text.trim())).toEqual(["Won.", "Two.", "Three.", "Four."]);
    // What is chosen for the next file is as it was.
    expect(store.getState().choice.model).toEqual(tiny);
  });

  test("is one step that can be taken back and made again, behind the edits before it", async () => {
    const { store, services, again } = await written();
    await store.actions.edit(1, write(0, "Won."));
    await again(whole, { model: base });
    await settle();
    services.runs[1]?.emit({ type: "segments", segments: [segment(0, 60, " All.")] });
    services.runs[1]?.finish();
    await settle();
    await store.actions.undoEdit(1);
    expect(texts(store)).toEqual(["Won.", "Two.", "Three.", "Four."]);
    expect(transcript(store).model).toBe(tiny.name);
    await store.actions.undoEdit(1);
    expect(texts(store)).toEqual(["One.", "Two.", "Three.", "Four."]);
    await store.actions.redoEdit(1);
    await store.actions.redoEdit(1);
    expect(texts(store)).toEqual(["All."]);
    expect(transcript(store).model).toBe(base.name);
  });

  test("may be edited as soon as it is done, and the edit is kept", async () => {
    const { store, services, again } = await written();
    await again(whole);
    await settle();
    services.runs[1]?.emit({ type: "segments", segments: [segment(0, 60, " All.")] });
    services.runs[1]?.finish();
    await settle();
    expect(await store.actions.edit(1, write(4, "Ale."))).toBe("done");
    await settle();
    expect(services.transcripts.kept.get("transcript 1")?.segments).toMatchObject([{ text: " Ale." }]);
  });

  test("leaves what was corrected by hand where that is wished, hears what lies between, and takes over the voices", async () => {
    const { store, services, again } = await written();
    await store.actions.edit(1, write(1, "Too."));
    await store.actions.edit(1, (text) => ({
      ...text,
      segments: text.segments.map((one) => (one.id === 3 ? { ...one, speaker: "Ana" } : one)),
    }));
    expect(await again({ ...whole, edited: "keep" })).toBe("begun");
    await settle();
    expect(services.runs[1]?.options.clipTimestamps).toEqual([0, 10, 20]);
    services.runs[1]?.emit({ type: "segments", segments: [segment(0, 9, " First.")] });
    services.runs[1]?.emit({ type: "segments", segments: [segment(21, 29, " Third."), segment(32, 39, " Fourth.")] });
    services.runs[1]?.finish();
    await settle();
    expect(texts(store)).toEqual(["First.", "Too.", "Third.", "Fourth."]);
    expect(transcript(store).segments.map(({ speaker }) => speaker)).toEqual([undefined, undefined, undefined, "Ana"]);
  });

  test("goes on after a reload from where it was stopped, and what was left of the old text goes then", async () => {
    const { store, services, again } = await written();
    await again(whole, { model: base });
    await settle();
    services.runs[1]?.emit({ type: "segments", segments: [segment(0, 14, " Eins.")] });
    services.runs[1]?.emit({ type: "progress", seconds: 14, totalSeconds: 60 });
    store.actions.stop();
    await settle();
    expect(texts(store)).toEqual(["Eins.", "Two.", "Three.", "Four."]);
    const later = Object.assign(fakeServices(), { transcripts: services.transcripts });
    const { store: next } = await opened(later);
    await next.actions.giveFile(1, named("a.mp3"));
    await settle();
    expect(later.loads.at(-1)).toBe(base.name);
    expect(later.opened.at(-1)).toMatchObject({ from: 14 });
    later.runs[0]?.emit({ type: "segments", segments: [segment(14, 50, " Zwei.")] });
    later.runs[0]?.finish();
    await settle();
    expect(texts(next)).toEqual(["Eins.", "Zwei."]);
    expect((await next.actions.versionsOf(1))[0]?.segments).toHaveLength(4);
  });
});

describe("a stretch", () => {
  test("alone is written anew: everything else keeps its numbers, edits and times, and the model of the whole stays", async () => {
    const { store, services, again } = await written();
    await store.actions.edit(1, write(0, "Won."));
    const before = transcript(store).segments;
    expect(await again({ from: 10, to: 30, edited: "replace" }, { model: base })).toBe("begun");
    await settle();
    expect(services.opened.at(-1)).toMatchObject({ from: 10 });
    expect(services.runs[1]?.options.clipTimestamps).toEqual([10, 30]);
    services.runs[1]?.emit({ type: "progress", seconds: 15, totalSeconds: 60 });
    expect(store.getState().jobs.map(shareOf)).toEqual([{ done: 5, whole: 20 }]);
    services.runs[1]?.emit({ type: "segments", segments: [segment(11, 29, " Two and three.")] });
    services.runs[1]?.emit({ type: "progress", seconds: 30, totalSeconds: 60 });
    services.runs[1]?.finish();
    await settle();
    const after = transcript(store);
    expect(texts(store)).toEqual(["Won.", "Two and three.", "Four."]);
    expect([after.segments[0], after.segments[2]]).toEqual([before[0], before[3]]);
    expect(after.segments[1]?.id).toBe(4);
    expect(after.model).toBe(tiny.name);
    expect(store.getState().jobs[0]).toMatchObject({ state: { status: "done" }, seconds: 60, again: undefined });
    await store.actions.undoEdit(1);
    expect(transcript(store).segments).toEqual(before);
  });

  test("in which nobody speaks loses its text, and no other", async () => {
    const { store, services, again } = await written();
    const put = vi.spyOn(services.transcripts, "put");
    await again({ from: 20, to: 40, edited: "replace" });
    await settle();
    services.runs[1]?.finish();
    await settle();
    expect(texts(store)).toEqual(["One.", "Two."]);
    expect(put.mock.calls.flatMap(([{ removed = [] }]) => removed)).toEqual([2, 3]);
  });

  test("of which all is to stay is not heard at all: no clip would mean the whole file", async () => {
    const { store, services, again } = await written();
    await store.actions.edit(1, write(1, "Too."));
    await again({ from: 10, to: 20, edited: "keep" });
    await settle();
    expect(services.runs).toHaveLength(1);
    expect(store.getState().jobs[0]).toMatchObject({ state: { status: "done" }, again: undefined });
    expect(texts(store)).toEqual(["One.", "Too.", "Three.", "Four."]);
  });

  test("that was divided by hand stays whole where edits are kept", async () => {
    const { store, services, again } = await written();
    await store.actions.edit(1, (text) => ({
      ...text,
      segments: splitParagraph(
        writeParagraph(text.segments, { first: 1, last: 1 }, "Two two."),
        { first: 1, last: 1 },
        4,
      ),
    }));
    await again({ from: 10, to: 30, edited: "keep" });
    await settle();
    expect(services.runs[1]?.options.clipTimestamps).toEqual([20, 30]);
    services.runs[1]?.emit({ type: "segments", segments: [segment(20, 30, " Drei.")] });
    services.runs[1]?.finish();
    await settle();
    expect(texts(store)).toEqual(["One.", "Two", "two.", "Drei.", "Four."]);
  });
});

test("a failure leaves the new text up to it, the old behind, and the whole old one a version that comes back", async () => {
  const { store, services, again } = await written();
  await again(whole);
  await settle();
  services.runs[1]?.emit({ type: "segments", segments: [segment(0, 14, " Eins.")] });
  services.runs[1]?.emit({ type: "progress", seconds: 14, totalSeconds: 60 });
  services.runs[1]?.fail(new SottoError("internal", "It broke."));
  await settle();
  expect(texts(store)).toEqual(["Eins.", "Two.", "Three.", "Four."]);
  const [version] = await store.actions.versionsOf(1);
  if (version === undefined) throw new Error("no version");
  expect(await store.actions.goBackTo(1, version)).toBe("done");
  expect(texts(store)).toEqual(["One.", "Two.", "Three.", "Four."]);
  expect(store.getState().jobs[0]).toMatchObject({ state: { status: "done" }, again: undefined });
  // The present text became a version, and going back can be taken back.
  expect((await store.actions.versionsOf(1)).map(({ why }) => why)).toEqual(["restored", "again"]);
  await store.actions.undoEdit(1);
  expect(texts(store)).toEqual(["Eins.", "Two.", "Three.", "Four."]);
});

test("nothing begins without sound, without room for the old text, and while another tab writes it", async () => {
  const { store, services, again } = await written();
  services.transcripts.keeping = "full";
  expect(await again(whole)).toBe("full");
  services.transcripts.keeping = "database";
  const next = createAppStore(Object.assign(fakeServices(), { transcripts: services.transcripts }));
  await next.actions.open();
  await settle();
  expect(await next.actions.transcribeAgain(1, next.getState().choice, whole)).toBe("no-sound");
  await new Promise((resolve) => setTimeout(resolve, 3100));
  services.transcripts.elsewhere.add("transcript 1");
  expect(await again(whole)).toBe("elsewhere");
  services.transcripts.elsewhere.clear();
  expect(texts(store)).toEqual(["One.", "Two.", "Three.", "Four."]);
  expect(await again(whole)).toBe("begun");
  // Of a text that is being written anew there is no part to be told from the rest.
  expect(await again({ ...whole, from: 10 })).toBe("running");
});

test("a recording of two tracks is written anew track by track, each under its own name", async () => {
  const services = fakeServices();
  services.recordings.metas.set("old", {
    ...{ id: "old", startedAt: 5, tracks: ["Me", "Them"], state: "done", audio: { status: "kept" } },
    ...{ model: tiny.name, language: undefined },
  });
  services.recordings.seconds.set("old", 60);
  services.recordings.lines.set("old", [
    { track: 0, segment: { ...segment(0, 10, " Hello."), id: 0, speaker: "Me" } },
    { track: 1, segment: { ...segment(5, 15, " Hi."), id: 1, speaker: "Them" } },
    { track: 0, segment: { ...segment(20, 30, " Bye."), id: 2, speaker: "Me" } },
  ]);
  const { store } = await opened(services);
  await store.actions.readText(1);
  expect(await store.actions.transcribeAgain(1, store.getState().choice, whole)).toBe("begun");
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 12, " Hallo.")] });
  services.runs[0]?.finish();
  await settle();
  const said = () => transcript(store).segments.map(({ speaker, text }) => [speaker, text.trim()]);
  expect(said()).toEqual([
    ["Me", "Hallo."],
    ["Them", "Hi."],
  ]);
  services.runs[1]?.emit({ type: "segments", segments: [segment(5, 16, " Na.")] });
  services.runs[1]?.finish();
  await settle();
  expect(said()).toEqual([
    ["Me", "Hallo."],
    ["Them", "Na."],
  ]);
  expect(services.recordings.read).toEqual([
    { track: 0, from: 0 },
    { track: 1, from: 0 },
  ]);
});

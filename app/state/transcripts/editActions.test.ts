import { afterEach, expect, test, vi } from "vitest";
import { assignSpeaker, splitParagraph, stretchOf, writeParagraph } from "../../client/transcripts/edit/edit";
import type { EditedText } from "../../client/transcripts/edit/history";
import { fakeServices, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { written } from "../../testing/visits";
import { transcriptOf } from "../selectors";
import type { AppStore } from "../store";
import { editsOf } from "./editActions";

afterEach(() => void vi.useRealTimers());

/** Another tab with the same database. */
async function otherTab(services: ReturnType<typeof fakeServices>) {
  const other = Object.assign(fakeServices(), { transcripts: services.transcripts });
  const { store } = await opened(other);
  await store.actions.readText(1);
  return store;
}

const transcript = (store: AppStore) => {
  const [job] = store.getState().jobs;
  if (job === undefined) throw new Error("no job");
  return transcriptOf(store.getState(), job);
};
const texts = (store: AppStore) => transcript(store).segments.map(({ text }) => text);
const edits = (store: AppStore) => editsOf(store.getState(), transcript(store));
const write =
  (id: number, words: string) =>
  (text: EditedText): EditedText => ({
    ...text,
    segments: writeParagraph(text.segments, { first: id, last: id }, words),
  });

test("an edit is in the text and in the database, can be taken back and made again, and says that it is saved", async () => {
  const { store, services } = await written(fakeServices());
  const heard = transcript(store).segments;
  const keeping: string[] = [];
  store.subscribe(() => keeping.push(edits(store).keeping));
  expect(await store.actions.edit(1, write(0, "Won."))).toBe("done");
  expect(texts(store)).toEqual([" Won.", " Two."]);
  await settle();
  expect(keeping).toContain("saving");
  expect(edits(store).keeping).toBe("saved");
  const kept = () => services.transcripts.kept.get("transcript 1");
  expect(kept()).toMatchObject({ segments: [{ text: " Won.", original: { text: " One." } }, { text: " Two." }] });
  expect(kept()?.facts.editedAt).toBe(transcript(store).editedAt);
  expect(await store.actions.undoEdit(1)).toBe("done");
  expect(transcript(store).segments).toEqual(heard);
  expect(await store.actions.undoEdit(1)).toBe("nothing");
  expect(await store.actions.redoEdit(1)).toBe("done");
  expect(texts(store)).toEqual([" Won.", " Two."]);
  expect(await store.actions.edit(1, (text) => text)).toBe("nothing");
});

test("an edit that is still on its way is the one that is taken back", async () => {
  const { store } = await written(fakeServices());
  const heard = transcript(store).segments;
  const outcomes = [store.actions.edit(1, write(0, "Won.")), store.actions.undoEdit(1)];
  expect(edits(store).history.done).toEqual([]);
  expect(await Promise.all(outcomes)).toEqual(["done", "done"]);
  expect(transcript(store).segments).toEqual(heard);
  expect(edits(store).history.undone).toHaveLength(1);
});

test("the title, a voice and a division are edits like any other, and what is taken back of them is deleted", async () => {
  const { store, services } = await written(fakeServices());
  await store.actions.edit(1, (text) => ({ ...text, title: "Keepers" }));
  await store.actions.edit(1, (text) => ({
    ...text,
    segments: assignSpeaker(text.segments, { first: 0, last: 0 }, "Ana"),
  }));
  await store.actions.edit(1, write(1, "Two lamps."));
  const whole = { first: 1, last: 1 };
  await store.actions.edit(1, (text) => ({ ...text, segments: splitParagraph(text.segments, whole, 4) }));
  expect(transcript(store)).toMatchObject({
    title: "Keepers",
    segments: [{ speaker: "Ana" }, { text: " Two " }, { text: "lamps." }],
  });
  const put = vi.spyOn(services.transcripts, "put");
  for (let step = 0; step < 4; step++) await store.actions.undoEdit(1);
  expect(put.mock.calls[0]?.[0].removed).toEqual([2]);
  expect(transcript(store)).toMatchObject({ title: "talk.mp3", segments: [{ text: " One." }, { text: " Two." }] });
  expect(stretchOf(transcript(store).segments)).toEqual({ first: 0, last: 1 });
});

test("what finds no room is said, and said no more when it has been written", async () => {
  const { store, services } = await written(fakeServices());
  services.transcripts.keeping = "full";
  await store.actions.edit(1, write(0, "Won."));
  await settle();
  expect(edits(store).keeping).toBe("unsaved");
  services.transcripts.keeping = "database";
  await store.actions.saveEdits(1);
  expect(edits(store).keeping).toBe("saved");
});

test("a file's text is edited while the rest of it is written, and only that is taken back", async () => {
  const services = fakeServices();
  const { store } = await opened(services);
  store.actions.addFiles([new File(["sound"], "talk.mp3")]);
  await settle();
  const run = services.runs[0];
  run?.emit({ type: "segments", segments: [segment(0, 4, " One."), segment(4, 8, " Two.")] });
  expect(await store.actions.edit(1, write(0, "Won."))).toBe("done");
  const whole = { first: 1, last: 1 };
  await store.actions.edit(1, write(1, "Two lamps."));
  await store.actions.edit(1, (text) => ({ ...text, segments: splitParagraph(text.segments, whole, 4) }));
  run?.emit({ type: "segments", segments: [segment(8, 12, " Three.")] });
  expect(texts(store)).toEqual([" Won.", " Two ", "lamps.", " Three."]);
  expect(new Set(transcript(store).segments.map(({ id }) => id)).size).toBe(4);
  await store.actions.undoEdit(1);
  await store.actions.undoEdit(1);
  await store.actions.undoEdit(1);
  expect(texts(store)).toEqual([" One.", " Two.", " Three."]);
  await store.actions.redoEdit(1);
  run?.finish();
  await settle();
  expect(texts(store)).toEqual([" Won.", " Two.", " Three."]);
  expect(services.transcripts.kept.get("transcript 1")?.segments.map(({ text }) => text)).toEqual(texts(store));
});

test("a text that is being recorded is not edited", async () => {
  const services = fakeServices();
  const { store } = await opened(services);
  await store.actions.record();
  await settle();
  expect(await store.actions.edit(1, (text) => ({ ...text, title: "Keepers" }))).toBe("running");
  expect(transcript(store).title).toBeUndefined();
});

test("a text that is edited in another tab is not edited here", async () => {
  const services = fakeServices();
  const { store } = await opened(services);
  store.actions.addFiles([new File(["sound"], "talk.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " One.")] });
  services.runs[0]?.finish();
  await settle();
  services.transcripts.elsewhere.add("transcript 1");
  expect(await store.actions.edit(1, write(0, "Won."))).toBe("elsewhere");
  expect(edits(store).keeping).toBe("elsewhere");
  expect(texts(store)).toEqual([" One."]);
});

test("other tabs may edit when a while has passed, begin with what was edited here, and take back nothing of it", async () => {
  const { store, services } = await written(fakeServices());
  const other = await otherTab(services);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const release = vi.spyOn(services.transcripts, "release");
  await store.actions.edit(1, write(0, "Won."));
  await vi.advanceTimersByTimeAsync(2000);
  await store.actions.edit(1, write(0, "Wonder."));
  await vi.advanceTimersByTimeAsync(2000);
  expect(release).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(release).toHaveBeenCalledWith("transcript 1");
  expect(texts(other)).toEqual([" One.", " Two."]);
  await other.actions.edit(1, write(1, "Too."));
  expect(texts(other)).toEqual([" Wonder.", " Too."]);
  await other.actions.undoEdit(1);
  expect(await other.actions.undoEdit(1)).toBe("nothing");
  expect(texts(other)).toEqual([" Wonder.", " Two."]);
});

test("a tab that shows the text hears of the edits of another one", async () => {
  const { store, services } = await written(fakeServices());
  const other = await otherTab(services);
  other.actions.show({ view: "transcript", job: 1 });
  await store.actions.edit(1, write(0, "Won."));
  await services.transcripts.release("transcript 1");
  services.transcripts.tell({ id: "transcript 1", what: "changed" });
  await settle();
  expect(texts(other)).toEqual([" Won.", " Two."]);
});

test("a tab that shows the text follows what another goes on editing, and has a whole text at every moment", async () => {
  const { store, services } = await written(fakeServices());
  const transcripts = { ...services.transcripts, holds: () => false };
  const other = await otherTab(Object.assign(fakeServices(), { transcripts }));
  await store.actions.edit(1, write(0, "Won."));
  services.transcripts.tell({ id: "transcript 1", what: "written" });
  await settle();
  expect(texts(other)).toEqual([" One.", " Two."]);
  other.actions.show({ view: "transcript", job: 1 });
  const seen: number[] = [];
  other.subscribe(() => seen.push(texts(other).length));
  services.transcripts.tell({ id: "transcript 1", what: "written" });
  await settle();
  expect(texts(other)).toEqual([" Won.", " Two."]);
  expect(new Set(seen)).toEqual(new Set([2]));
});

test("captions that were changed by hand are edits, kept with the text, and are taken back", async () => {
  const { store, services } = await written(fakeServices());
  const caption = { start: 0, end: 2, text: "Won.", words: [], said: { start: 0, end: 4 } };
  expect(await store.actions.edit(1, (text) => ({ ...text, captions: [caption] }))).toBe("done");
  await settle();
  const kept = () => services.transcripts.kept.get("transcript 1")?.facts.captions;
  expect(kept()).toEqual([caption]);
  await store.actions.undoEdit(1);
  await settle();
  expect([transcript(store).captions, kept()]).toEqual([undefined, undefined]);
  await store.actions.redoEdit(1);
  expect(transcript(store).captions).toEqual([caption]);
});

test("edits that follow each other before the first may begin are all made, in their order, and are taken back in it", async () => {
  const { store, services } = await written(fakeServices());
  const { facts } = services.transcripts;
  // A slow device: what lies there is read when more has been done already.
  let looks = 0;
  services.transcripts.facts = async (id) => {
    const lies = await facts(id);
    await new Promise((resolve) => setTimeout(resolve, 5 + 20 * looks++));
    return lies;
  };
  services.transcripts.flush = () => new Promise(() => {});
  const name = (title: string) => store.actions.edit(1, (text) => ({ ...text, title }));
  const done = [name("One"), name("Two"), store.actions.undoEdit(1), name("Three")];
  expect(await Promise.all(done)).toEqual(["done", "done", "done", "done"]);
  const title = () => store.getState().transcripts.get("transcript 1")?.title;
  expect(title()).toBe("Three");
  await store.actions.undoEdit(1);
  expect(title()).toBe("One");
});

test("an edit while the text is being looked at waits for that, be it longer than a text is held without edits", async () => {
  const { store, services } = await written(fakeServices());
  const { facts } = services.transcripts;
  let look = () => {};
  const looked = new Promise<void>((resolve) => {
    look = resolve;
  });
  services.transcripts.facts = async (id) => {
    const lies = await facts(id);
    await looked;
    return lies;
  };
  vi.useFakeTimers();
  const prepared = store.actions.prepareEdit(1);
  await vi.advanceTimersByTimeAsync(10_000);
  const edited = store.actions.edit(1, (text) => ({ ...text, title: "Keepers" }));
  look();
  await prepared;
  expect(await edited).toBe("done");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(transcript(store).title).toBe("Keepers");
  expect(services.transcripts.kept.get("transcript 1")?.facts.title).toBe("Keepers");
});

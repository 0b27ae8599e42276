import { expect, test } from "vitest";
import type { Segment } from "../../../engine/index";
import type { TranscriptSegment } from "../../client/transcripts/types";
import { type FakeServices, named, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { transcriptOf } from "../selectors";
import type { AppStore } from "../store";

/** A file whose text of two windows is written, without the times of words. */
async function written() {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.emit({
    type: "segments",
    segments: [segment(0, 4, " Ask not."), { ...segment(31, 34, " What for?"), seek: 3000 }],
  });
  services.runs[0]?.finish();
  await settle();
  return { store, services };
}

function textOf(store: AppStore): readonly TranscriptSegment[] {
  const [job] = store.getState().jobs;
  return job ? transcriptOf(store.getState(), job).segments : [];
}

function timed(one: Segment, probability = 0.5): Segment {
  const words = (one.text.match(/\s*\S+/g) ?? []).map((word, i) => ({
    word,
    start: one.start + i,
    end: one.start + i + 1,
    probability,
  }));
  return { ...one, words };
}

const known = (services: FakeServices, run: number) => services.runs[run]?.options.knownText ?? [];

test("words get their times from the sound that is there, as one step that can be taken back", async () => {
  const { store, services } = await written();
  const outcome = store.actions.findWords(1);
  await settle();
  expect(services.runs[1]).toMatchObject({ options: { task: "transcribe" } });
  expect(known(services, 1).map(({ text }) => text)).toEqual([" Ask not.", " What for?"]);
  for (const one of known(services, 1)) services.runs[1]?.emit({ type: "segments", segments: [timed(one)] });
  services.runs[1]?.emit({ type: "progress", seconds: 30, totalSeconds: 60 });
  expect(store.getState().wordSearch).toEqual({ job: 1, listens: true, seconds: 30 });
  expect(textOf(store).every(({ words }) => words === undefined)).toBe(true);
  services.runs[1]?.finish();
  expect(await outcome).toBe("found");
  expect(textOf(store).map(({ words }) => words?.map(({ start }) => start))).toEqual([
    [0, 1],
    [31, 32],
  ]);
  expect(store.getState().wordSearch).toBeUndefined();
  expect(await store.actions.findWords(1)).toBe("found");
  expect(services.runs).toHaveLength(2);
  await store.actions.undoEdit(1);
  expect(textOf(store).every(({ words }) => words === undefined)).toBe(true);
});

test("what a person wrote is heard again, with what else was found in its window", async () => {
  const { store, services } = await written();
  const first = store.actions.findWords(1);
  await settle();
  services.runs[1]?.emit({ type: "segments", segments: known(services, 1).map((one) => timed(one)) });
  services.runs[1]?.finish();
  await first;
  await store.actions.edit(1, (text) => ({
    ...text,
    segments: text.segments.map((one) =>
      one.id === 1 ? { ...one, text: " Who?", words: timed({ ...one, text: " Who?" }, 1).words ?? [] } : one,
    ),
  }));
  const again = store.actions.findWords(1);
  await settle();
  expect(known(services, 2).map(({ text }) => text)).toEqual([" Who?"]);
  services.runs[2]?.emit({ type: "segments", segments: known(services, 2).map((one) => timed(one, 0.9)) });
  services.runs[2]?.finish();
  expect(await again).toBe("found");
  expect(textOf(store)[1]?.words).toMatchObject([{ word: " Who?", probability: 0.9 }]);
});

test("work comes before it, and then it goes on with what is left", async () => {
  const { store, services } = await written();
  const outcome = store.actions.findWords(1);
  await settle();
  const [one] = known(services, 1);
  if (one) services.runs[1]?.emit({ type: "segments", segments: [timed(one)] });
  store.actions.addFiles([named("b.mp3")]);
  await settle();
  expect(store.getState().jobs[1]?.state.status).toBe("running");
  expect(store.getState().wordSearch).toMatchObject({ listens: false });
  services.runs[2]?.finish();
  await settle();
  expect(known(services, 3).map(({ text }) => text)).toEqual([" What for?"]);
  services.runs[3]?.emit({ type: "segments", segments: known(services, 3).map((left) => timed(left)) });
  services.runs[3]?.finish();
  expect(await outcome).toBe("found");
  expect(textOf(store).every(({ words }) => words !== undefined)).toBe(true);
});

test("a stop keeps nothing, and a text that was changed meanwhile is left as it is", async () => {
  const { store, services } = await written();
  const stopped = store.actions.findWords(1);
  await settle();
  expect(await store.actions.findWords(1)).toBe("running");
  store.actions.stopFindingWords();
  expect(await stopped).toBe("stopped");
  expect(textOf(store).every(({ words }) => words === undefined)).toBe(true);
  await settle();
  const outcome = store.actions.findWords(1);
  await settle();
  const all = known(services, 2).map((one) => timed(one));
  await store.actions.edit(1, (text) => ({
    ...text,
    segments: text.segments.map((one) => (one.id === 0 ? { ...one, text: " Ask." } : one)),
  }));
  services.runs[2]?.emit({ type: "segments", segments: all });
  services.runs[2]?.finish();
  expect(await outcome).toBe("found");
  expect(textOf(store).map(({ words }) => words?.length)).toEqual([undefined, 2]);
});

test("without sound or a model for the language there is nothing to be heard, and a failure is told", async () => {
  const { store, services } = await written();
  const failed = store.actions.findWords(1);
  await settle();
  services.runs[1]?.fail(new Error("no"));
  expect(await failed).toMatchObject({ code: "internal" });
  const [job] = store.getState().jobs;
  if (job?.kind === "file") store.setState({ jobs: [{ ...job, file: { status: "missing", refused: undefined } }] });
  expect(await store.actions.findWords(1)).toBe("no-sound");
  store.setState(({ transcripts }) => ({
    transcripts: new Map(
      [...transcripts].map(([id, one]) => [id, { ...one, languages: [{ code: "de", probability: 1 }] }]),
    ),
  }));
  expect(await store.actions.findWords(1)).toBe("no-model");
});

test("words are looked for unasked once, as no step of the user's, and never again where he stopped it", async () => {
  const { store, services } = await written();
  const outcome = store.actions.findWordsUnasked(1);
  await settle();
  expect(await store.actions.findWordsUnasked(1)).toBeUndefined();
  for (const one of known(services, 1)) services.runs[1]?.emit({ type: "segments", segments: [timed(one)] });
  services.runs[1]?.finish();
  expect(await outcome).toBe("found");
  expect(textOf(store).map(({ words }) => words?.length)).toEqual([2, 2]);
  expect(await store.actions.undoEdit(1)).toBe("nothing");

  const other = await written();
  const stopped = other.store.actions.findWordsUnasked(1);
  await settle();
  other.store.actions.stopFindingWords();
  expect(await stopped).toBe("stopped");
  await settle();
  expect(await other.store.actions.findWordsUnasked(1)).toBeUndefined();
  expect(other.services.runs).toHaveLength(2);
});

test("unasked, it leaves alone what a person has written or timed, and waits for its time", async () => {
  const { store, services } = await written();
  await store.actions.edit(1, (text) => ({
    ...text,
    segments: text.segments.map((one) => (one.id === 0 ? { ...one, text: " Ask.", original: one } : one)),
  }));
  const caption = { start: 31, end: 33, text: "For?", words: [], said: { start: 31, end: 34 } };
  await store.actions.edit(1, (text) => ({ ...text, captions: [caption] }));
  // Nothing is left that it might touch.
  expect(await store.actions.findWordsUnasked(1)).toBeUndefined();
  await store.actions.undoEdit(1);
  store.actions.addFiles([named("b.mp3")]);
  await settle();
  expect(await store.actions.findWordsUnasked(1)).toBeUndefined();
  services.runs[1]?.finish();
  await settle();
  const outcome = store.actions.findWordsUnasked(1);
  await settle();
  services.runs[2]?.emit({ type: "segments", segments: known(services, 2).map((one) => timed(one)) });
  services.runs[2]?.finish();
  expect(await outcome).toBe("found");
  expect(textOf(store).map(({ words }) => words?.length)).toEqual([undefined, 2]);
  // Asked, it finds when the words are said that a person has written, but for those of a caption that he has changed.
  await store.actions.edit(1, (text) => ({ ...text, captions: [{ ...caption, said: { start: 0, end: 4 } }] }));
  const asked = store.actions.findWords(1);
  await settle();
  services.runs[3]?.emit({ type: "segments", segments: known(services, 3).map((one) => timed(one)) });
  services.runs[3]?.finish();
  expect(await asked).toBe("found");
  expect(textOf(store)[0]?.words).toBeUndefined();
});

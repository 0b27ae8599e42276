import { expect, test } from "vitest";
import { punctuatedTexts } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import { base, type FakeServices, fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { segment } from "../../testing/segments";
import { workOf } from "../selectors";
import { type AppStore, createAppStore } from "../store";
import { languageOf, textLanguage } from "../transcripts/transcript";
import { engineOptions, lookaheadFor, withHeardLanguage } from "./engineOptions";
import { countChanges, defaultJobOptions } from "./jobOptions";

/** A store with the multilingual model loaded. */
async function opened(services: FakeServices = fakeServices()) {
  const store = createAppStore(services);
  await store.actions.open();
  store.actions.chooseModel(base);
  await settle();
  return { store, services };
}

const first = (store: AppStore) => workOf(store.getState(), 1);

test("a model of several languages finds the language, which the job then has and keeps when it goes on", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(services.runs[0]?.options).toHaveProperty("language", undefined);
  expect(first(store)?.transcript.languages).toEqual([]);
  services.runs[0]?.emit({ type: "language", language: "de", probability: 0.98 });
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " Guten Tag.")] });
  expect(first(store)?.transcript.languages).toEqual([{ code: "de", probability: 0.98 }]);
  store.actions.stop();
  await settle();
  store.actions.continueJob(1);
  await settle();
  expect(services.runs[1]?.options.language).toBe("de");
  expect(first(store)?.transcript.languages).toEqual([{ code: "de", probability: 0.98 }]);
});

test("a model of one language is told that one, and translates nothing; the wish waits for the next model", async () => {
  const { store, services } = await opened();
  store.actions.chooseModel(tiny);
  store.actions.changeOptions({ task: "translate" });
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(services.runs[0]?.options).toMatchObject({ language: "en", task: "transcribe" });
  expect(store.getState().choice).toMatchObject({ language: undefined, options: { task: "translate" } });
});

test("a smaller model that is stored writes ahead where it was chosen, and one that cannot costs no text", async () => {
  const { store, services } = await opened();
  const stored = { ...base, isExact: true, host: undefined, state: { status: "stored" } } as const;
  services.shelf.set([stored, { ...stored, name: "small", bytes: 50 }]);
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.finish();
  await settle();
  store.actions.changeOptions({ drafts: "small" });
  services.failDrafts = new Error("It has another vocabulary.");
  store.actions.addFiles([named("b.mp3")]);
  await settle();
  // On the processor none is tried.
  expect(services.drafts).toEqual([undefined, { models: ["small"], use: "always" }]);
  services.runs[1]?.finish();
  await settle();
  expect(workOf(store.getState(), 2)?.job.state).toEqual({ status: "done" });
});

test("the server that the user named writes files; where it is not reached the model here does, which is marked", async () => {
  const { store, services } = await opened();
  const server = { address: "https://server.example", token: "of-24-characters" };
  store.actions.changePreferences({ server });
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(services.servers).toEqual([server]);
  expect(services.drafts).toEqual([]);
  expect(first(store)?.transcript.model, "named as its writer").toBe("server.example");
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " There.")] });
  services.runs[0]?.emit({ type: "alone", seconds: 30 });
  expect(first(store)?.job.recovered).toEqual({ at: 30, from: "server" });
  services.runs[0]?.finish();
  await settle();
  services.failServer = new Error("server.example cannot be reached.");
  store.actions.addFiles([named("b.mp3")]);
  await settle();
  expect(workOf(store.getState(), 2)?.job).toMatchObject({
    state: { status: "running" },
    recovered: { at: 0, from: "server" },
  });
  expect(workOf(store.getState(), 2)?.transcript.model).not.toBe("server.example");
  services.runs[1]?.finish();
  store.actions.changePreferences({ server: undefined });
  store.actions.addFiles([named("c.mp3")]);
  await settle();
  expect(services.servers).toEqual([server, server]);
});

test("a file that came before the list of models is fitted to the model that it gets", async () => {
  const services = fakeServices();
  const store = createAppStore(services);
  store.actions.changeOptions({ task: "translate" });
  store.actions.addFiles([named("a.mp3")]);
  expect(first(store)?.transcript.languages).toEqual([]);
  await store.actions.open();
  await settle();
  expect(services.runs[0]?.options).toMatchObject({ language: "en", task: "transcribe" });
});

test("a translated text is English, whatever was spoken", async () => {
  const { store, services } = await opened();
  store.actions.changeOptions({ task: "translate" });
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "language", language: "de", probability: 0.98 });
  const transcript = first(store)?.transcript;
  expect(transcript && [languageOf(transcript), textLanguage(transcript)]).toEqual(["de", "en"]);
});

test("options are remembered, and a file keeps those that it came with", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  store.actions.changeOptions({ wordTimestamps: true, hotwords: " Olafsdottir " });
  store.actions.addFiles([named("b.mp3")]);
  await settle();
  services.runs[0]?.finish();
  await settle();
  const asked = services.runs.map(({ options }) => [options.wordTimestamps, options.hotwords, options.initialPrompt]);
  expect(asked).toEqual([
    [false, undefined, undefined],
    [true, "Olafsdottir", undefined],
  ]);
  expect(services.settings.read().options).toEqual({
    ...defaultJobOptions,
    wordTimestamps: true,
    hotwords: " Olafsdottir ",
  });
  expect(createAppStore(services).getState().choice.options.wordTimestamps).toBe(true);
});

test.each([
  [true, 4],
  [false, 16],
])("the fastest takes as many windows at once as the device bears (software: %s: %i)", async (software, batch) => {
  const services = fakeServices();
  services.device = { ...services.device, software };
  const { store } = await opened(services);
  store.actions.changeOptions({ fastest: true, skipSilence: true });
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(services.runs[0]?.options).toMatchObject({ vad: {}, batch });
});

test("a language that may change is looked for again, also where a file goes on", async () => {
  const { store, services } = await opened();
  store.actions.changeOptions({ followLanguage: true });
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  expect(services.runs[0]?.options).toMatchObject({ redetectLanguage: true });
  const work = first(store);
  if (work === undefined) throw new Error("a file was expected");
  const transcript = { ...work.transcript, languages: [{ code: "de", probability: 1 }] };
  const found = withHeardLanguage({ ...work, transcript });
  expect(engineOptions(found, { software: true }).language).toBeUndefined();
  const chosen = withHeardLanguage({ transcript, job: { ...work.job, language: "de" } });
  expect(engineOptions(chosen, { software: true }).language).toBe("de");
});

test("of a model that was trained without timestamps text is asked for without them", async () => {
  const { store } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  const work = first(store);
  if (work?.job.model === undefined) throw new Error("a file with its model was expected");
  const asked = (lacksTimestamps?: true) => {
    const model = { ...work.job.model, ...(lacksTimestamps && { lacksTimestamps }) } as Model;
    const job = withHeardLanguage({ ...work, job: { ...work.job, model } });
    return engineOptions(job, { software: true }).withoutTimestamps;
  };
  expect([asked(), asked(true)]).toEqual([undefined, true]);
});

test("nothing is asked for that was not chosen, but more care than openai/whisper takes", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  const careful = {
    detectLanguageWindow: "speech",
    guardSilence: true,
    punctuate: punctuatedTexts,
    keepBestFallback: true,
  };
  const options = { task: "transcribe", wordTimestamps: false, lookahead: 300, ...careful };
  expect(services.runs[0]?.options).toEqual(options);
});

test("changes are counted against the defaults", () => {
  expect(countChanges(defaultJobOptions)).toBe(0);
  expect(countChanges({ ...defaultJobOptions, task: "translate", hotwords: "Sotto" })).toBe(2);
});

test("files of up to five minutes are read to their end first, the first words of longer ones come at once", () => {
  expect(lookaheadFor(30)).toBeGreaterThanOrEqual(30);
  expect(lookaheadFor(300)).toBeGreaterThanOrEqual(300);
  expect(lookaheadFor(1500)).toBe(60);
  expect(lookaheadFor(undefined)).toBe(60);
});

test("what could not be read of a file is known of its job, and another of its tracks is heard beside it", async () => {
  const { store, services } = await opened();
  const track = { codec: "aac", codecTitle: "aac", language: "", title: "", channels: 2 };
  services.tracks = { tracks: [track, track], track: 1 };
  services.unread = [{ start: 4, end: 5 }];
  store.actions.addFiles([named("a.mkv")]);
  await settle();
  services.runs[0]?.finish();
  await settle();
  expect(store.getState().jobs[0]).toMatchObject({ heard: { track: 1, unread: [{ start: 4, end: 5 }] } });
  store.actions.hearTrack(store.getState().jobs[0]?.id ?? 0, 0);
  await settle();
  expect(services.opened).toEqual([
    { name: "a.mkv", from: 0 },
    { name: "a.mkv", from: 0, track: 0 },
  ]);
  expect(store.getState().jobs).toHaveLength(2);
});

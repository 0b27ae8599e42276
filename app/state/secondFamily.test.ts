import { expect, test } from "vitest";
import { scriptedWords } from "../../engine/testing/scriptedRecogniser";
import { fakeServices, named, settle, tiny } from "../testing/fakeServices";
import { opened } from "../testing/openedStore";
import { scriptedEngine } from "../testing/scriptedEngine";
import { transcriptOf } from "./selectors";

const words = [...scriptedWords("one two three", 1), ...scriptedWords("four five", 31)];
const said = words.map(({ word }) => word);

/** A page on which a model family of a few lines is loaded, which writes no language that Whisper has. */
async function scriptedPage() {
  const services = fakeServices();
  const engine = scriptedEngine({ words, languages: ["xx"] }, services);
  return opened({ ...services, engine, fetchModels: async () => [{ ...tiny, languages: ["xx"] }] });
}

test("a file is written down by a model of another family, with the times of its words, and kept", async () => {
  const { store, services } = await scriptedPage();
  store.actions.addFiles([named("talk.wav")]);
  await expect.poll(() => store.getState().jobs[0]?.state.status).toBe("done");
  const [job] = store.getState().jobs;
  const { segments, languages, model } = transcriptOf(store.getState(), job as NonNullable<typeof job>);
  expect(segments.map(({ text, start }) => [text, start])).toEqual(words.map(({ word, start }) => [word, start]));
  expect([languages.map(({ code }) => code), model]).toEqual([["xx"], tiny.name]);
  const [kept] = services.transcripts.kept.values();
  expect(kept?.segments.map(({ text }) => text)).toEqual(said);
});

test("a file that was stopped goes on behind what was heard, and says nothing twice", async () => {
  const { store, services } = await scriptedPage();
  store.actions.addFiles([named("talk.wav")]);
  const atFirst = store.subscribe(({ transcripts }) => {
    if ([...transcripts.values()].some(({ segments }) => segments.length === 3)) {
      atFirst();
      store.actions.stop();
    }
  });
  await expect.poll(() => store.getState().jobs[0]?.state.status).toBe("stopped");
  await store.actions.continueJob(1);
  await expect.poll(() => store.getState().jobs[0]?.state.status).toBe("done");
  expect(services.opened.map(({ from }) => from)).toEqual([0, 3]);
  const [kept] = services.transcripts.kept.values();
  expect(kept?.segments.map(({ text }) => text)).toEqual(said);
});

test("what is recorded stands as live text of that family until the recording ends", async () => {
  const { store, services } = await scriptedPage();
  services.recordings.attach = async (_, [port]) => {
    for (let i = 0; i < 600; i++) port?.postMessage({ start: i / 10, samples: new Float32Array(1600) });
    port?.postMessage(null);
  };
  await store.actions.record();
  await settle();
  const text = () => [...store.getState().transcripts.values()].flatMap(({ segments }) => segments);
  await expect
    .poll(() =>
      text()
        .map((one) => one.text.trim())
        .join(" "),
    )
    .toBe(said.join("").trim());
  expect(text()[0]).toMatchObject({ start: 1 });
});

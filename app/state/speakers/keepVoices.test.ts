import { expect, test } from "vitest";
import { named, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";

/** A text in which one voice was found, with the memory of voices on unless told. */
async function heard(rememberVoices: "on" | "off" = "on") {
  const { store, services } = await opened();
  store.actions.changePreferences({ rememberVoices });
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  const words = [{ word: " Why?", start: 0, end: 1, probability: 0.9 }];
  services.runs[0]?.emit({ type: "segments", segments: [{ ...segment(0, 1, " Why?"), words }] });
  services.runs[0]?.finish();
  await settle();
  const search = store.actions.findSpeakers(1);
  await settle();
  const voices = [{ voice: Float32Array.of(1, 0), seconds: 9 }];
  services.speakerRuns[0]?.finish({ turns: [{ start: 0, end: 1, speaker: 0 }], voices });
  await search;
  const call = async (from: string, to: string) => {
    await store.actions.giveName(1, { what: "voice", from, to });
    await settle();
  };
  const names = () => [...services.voices.kept.keys()];
  return { store, services, call, names };
}

test("a voice is remembered once it has a name, by the name that it has, and no longer when that is taken back", async () => {
  const { store, services, call, names } = await heard();
  expect(names()).toEqual([]);
  await call("Speaker 1", "Ana");
  expect(services.voices.kept.get("Ana")).toEqual({
    name: "Ana",
    heard: [{ transcript: "transcript 1", voice: [1, 0] }],
  });
  expect(store.getState().knownVoices).toHaveLength(1);
  await call("Ana", "Eva");
  expect(names()).toEqual(["Eva"]);
  await store.actions.undoEdit(1);
  await settle();
  expect(names()).toEqual(["Ana"]);
  await store.actions.undoEdit(1);
  await settle();
  expect(names()).toEqual([]);
});

test("a voice that was forgotten stays so, whatever else is named", async () => {
  const { store, call, names } = await heard();
  await call("Speaker 1", "Ana");
  await store.actions.forgetVoice("Ana");
  await store.actions.edit(1, (text) => ({ ...text, title: "Other" }));
  await settle();
  expect(names()).toEqual([]);
  expect(store.getState().knownVoices).toEqual([]);
});

test("what another tab has named is not remembered here as well: it may be forgotten by now", async () => {
  const { store, services, call, names } = await heard();
  const there = services.transcripts.kept.get("transcript 1")!;
  const voices = [{ name: "Ana", voice: Array.from({ length: 2 }, () => 0), seconds: 9 }];
  const segments = there.segments.map((one) => ({ ...one, speaker: "Ana" }));
  services.transcripts.kept.set("transcript 1", {
    ...there,
    facts: { ...there.facts, voices, editedAt: (there.facts.editedAt ?? 0) + 5 },
    segments,
  });
  await services.transcripts.release("transcript 1");
  await store.actions.edit(1, (text) => ({ ...text, title: "Other" }));
  expect(
    store
      .getState()
      .transcripts.get("transcript 1")
      ?.voices?.map(({ name }) => name),
  ).toEqual(["Ana"]);
  await settle();
  expect(names()).toEqual([]);
  await call("Ana", "Eva");
  expect(names()).toEqual(["Eva"]);
});

test("nothing is remembered unless that is wished", async () => {
  const { call, names } = await heard("off");
  await call("Speaker 1", "Ana");
  expect(names()).toEqual([]);
});

test("that a voice is not whose it was taken for is noted with its text", async () => {
  const { store } = await heard();
  await store.actions.refuseName(1, "Speaker 1", "Ana");
  const [transcript] = store.getState().transcripts.values();
  expect(transcript?.voices?.map(({ not }) => not)).toEqual([["Ana"]]);
});

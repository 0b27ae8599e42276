import { expect, test } from "vitest";
import { settle } from "../../testing/fakeServices";
import { confirmed, job, live, transcript } from "../../testing/recordingStore";
import { segment } from "../../testing/segments";
import { spoken, told, voice } from "../../testing/toldRecording";
import { toldVoices } from "./liveNames";

type Told = Awaited<ReturnType<typeof told>>;

/** Two voices have said a word each, in turns. */
async function two() {
  const now = await told();
  say(now, 0, 0, " One.");
  say(now, 1, 4, " Two.");
  return { ...now, id: live(now.store).id };
}

function say({ run }: Told, speaker: number, start: number, text: string): void {
  run?.emit(confirmed("new", segment(start, start + 4, text)));
  run?.emit(spoken([speaker, segment(start, start + 4, text)]));
  // All that were heard before are known with each event.
  run?.emit({
    type: "spoken",
    track: 0,
    parts: [],
    voices: [voice(0), voice(1), ...(speaker > 1 ? [voice(speaker)] : [])],
  });
}

const speakers = ({ said }: Told) => said().map(([speaker]) => speaker);

test("a voice that is named has its name in what was said and in what comes, until that is taken back", async () => {
  const now = await two();
  const { store, id } = now;
  expect(await store.actions.callVoice(id, "Speaker 2", "Ana")).toBe("done");
  say(now, 1, 8, " Three.");
  expect(speakers(now)).toEqual(["Speaker 1", "Ana", "Ana"]);
  await store.actions.callVoice(id, "Ana", "Anna");
  expect(speakers(now)).toEqual(["Speaker 1", "Anna", "Anna"]);
  expect(await store.actions.undoEdit(id)).toBe("done");
  expect(await store.actions.undoEdit(id)).toBe("done");
  say(now, 1, 12, " Four.");
  expect(speakers(now)).toEqual(["Speaker 1", "Speaker 2", "Speaker 2", "Speaker 2"]);
  expect(await store.actions.undoEdit(id)).toBe("nothing");
});

test("the name of another voice makes them one, which is said, and two again where that is taken back", async () => {
  const now = await two();
  const { store, id } = now;
  await store.actions.callVoice(id, "Speaker 1", "Ana");
  await store.actions.callVoice(id, "Speaker 2", "Ana");
  expect(store.getState().undoable).toMatchObject({ what: "merged", from: "Speaker 2", to: "Ana" });
  say(now, 1, 8, " Three.");
  expect(speakers(now)).toEqual(["Ana", "Ana", "Ana"]);
  expect(toldVoices(live(store))).toMatchObject([{ name: "Ana", seconds: 8 }]);
  store.actions.undoLast();
  say(now, 1, 12, " Four.");
  // Whose the words were that came meanwhile nobody knows any more.
  expect(speakers(now)).toEqual(["Ana", "Speaker 2", "Ana", "Speaker 2"]);
});

test("what else was named since is not taken back in place of a merge", async () => {
  const { store, id } = await two();
  await store.actions.callVoice(id, "Speaker 2", "Speaker 1");
  await store.actions.callVoice(id, "Speaker 1", "Ana");
  expect(store.getState().undoable).toBeUndefined();
});

test("where two turn out to be one, a name that was given stays, whichever had it", async () => {
  for (const [named, other] of [
    ["Speaker 1", "Speaker 2"],
    ["Speaker 2", "Speaker 1"],
  ] as const) {
    const now = await two();
    const { store, id, run } = now;
    await store.actions.callVoice(id, named, "Ana");
    run?.emit({ type: "merged", track: 0, speaker: 1, into: 0 });
    expect(live(store).told?.merged).toMatchObject([{ from: other, to: "Ana" }]);
    say(now, 0, 8, " Three.");
    expect(speakers(now)).toEqual(["Ana", "Ana", "Ana"]);
    store.actions.undoMerge(id, live(store).told!.merged![0]!);
    expect(speakers(now).slice(0, 2)).toEqual(named === "Speaker 1" ? ["Ana", "Speaker 2"] : ["Speaker 1", "Ana"]);
  }
});

test("two that the user named are two, whatever the engine says", async () => {
  const now = await two();
  const { store, id, run } = now;
  await store.actions.callVoice(id, "Speaker 1", "Ana");
  await store.actions.callVoice(id, "Speaker 2", "Ben");
  run?.emit({ type: "merged", track: 0, speaker: 1, into: 0 });
  expect(speakers(now)).toEqual(["Ana", "Ben"]);
  expect(live(store).told?.merged ?? []).toEqual([]);
});

test("a name is kept at the end, and given to whoever is found where it stands in all of the sound", async () => {
  const now = await two();
  const { store, services, id, run } = now;
  await store.actions.callVoice(id, "Speaker 2", "Ana");
  store.actions.stopRecording();
  services.recordings.tell({ ended: true });
  run?.finish();
  await settle();
  expect(transcript(store).voices).toMatchObject([{ name: "Speaker 1" }, { name: "Ana" }]);
  await expect.poll(() => services.speakerRuns.length).toBe(1);
  // He who is called Ana is the first one now.
  const turns = [
    { start: 0, end: 4, speaker: 1 },
    { start: 4, end: 8, speaker: 0 },
  ];
  services.speakerRuns[0]?.finish({ turns, voices: [voice(0), voice(1)] });
  await expect.poll(() => transcript(store).voices?.map(({ name }) => name)).toEqual(["Ana", "Speaker 1"]);
  expect(transcript(store).segments.map(({ speaker }) => speaker)).toEqual(["Speaker 1", "Ana"]);
  expect(job(store).state.status).toBe("done");
});

test("neither a track nor whom nobody has heard can be named while a recording runs", async () => {
  const { store, id } = await two();
  const before = transcript(store);
  await store.actions.callVoice(id, "Me", "Ana");
  await store.actions.callVoice(id, "Speaker 7", "Ana");
  expect(transcript(store)).toBe(before);
});

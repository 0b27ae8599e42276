import { expect, test } from "vitest";
import { settle } from "../../testing/fakeServices";
import { confirmed, job, live, pace, transcript } from "../../testing/recordingStore";
import { segment } from "../../testing/segments";
import { spoken, told } from "../../testing/toldRecording";
import { textEnd } from "../transcripts/transcript";

test("speakers are asked for where the switch is on, and not where it is off", async () => {
  expect((await told(false)).run?.options.tellSpeakers).toBeUndefined();
  expect((await told()).run?.options.tellSpeakers).toEqual({ known: [] });
});

test("text that stands is given to who speaks, cut where that changes, kept, and followed by what comes", async () => {
  const { store, services, run, said } = await told();
  run?.emit(confirmed("new", segment(0, 4, " Ask not. Why?")));
  run?.emit(confirmed("new", segment(5, 6, " And")));
  run?.emit(spoken([0, segment(0, 2, " Ask not.")], [1, segment(2, 4, " Why?")]));
  run?.emit(confirmed("grown", segment(5, 7, " And so.")), pace(7));
  expect(said()).toEqual([
    ["Speaker 1", " Ask not."],
    ["Speaker 2", " Why?"],
    [undefined, " And so."],
  ]);
  // What is heard after a loss begins where the text ends, whoever speaks there.
  expect(textEnd(transcript(store), 0)).toBe(7);
  run?.emit(spoken([undefined, segment(5, 7, " And so.")]));
  const kept = services.transcripts.kept.get(transcript(store).id)?.segments ?? [];
  expect(new Set(kept.map(({ id }) => id)).size).toBe(3);
  expect(kept.toSorted((a, b) => a.start - b.start).map(({ speaker, text }) => [speaker, text])).toEqual(said());
});

test("two who are one are said, and are two again where somebody says so", async () => {
  const { store, run, said } = await told();
  run?.emit(confirmed("new", segment(0, 4, " One.")));
  run?.emit(confirmed("new", segment(4, 6, " Two.")));
  run?.emit(confirmed("new", segment(6, 8, " Three.")));
  run?.emit(spoken([0, segment(0, 4, " One.")], [1, segment(4, 6, " Two.")], [2, segment(6, 8, " Three.")]));
  run?.emit({ type: "merged", track: 0, speaker: 2, into: 0 });
  const { id, told: now } = live(store);
  expect(now).toMatchObject({
    merged: [{ from: "Speaker 3", to: "Speaker 1" }],
    voices: [{ speaker: 0 }, { speaker: 1 }],
  });
  expect(said().map(([speaker]) => speaker)).toEqual(["Speaker 1", "Speaker 2", "Speaker 1"]);
  store.actions.undoMerge(id, now!.merged![0]!);
  expect(said().map(([speaker]) => speaker)).toEqual(["Speaker 1", "Speaker 2", "Speaker 3"]);
  expect(live(store).told?.merged).toEqual([]);
});

test("two who turn out to be a third are both said, and each is taken back by itself", async () => {
  for (const first of [0, 1]) {
    const { store, run, said } = await told();
    const lines = [" One.", " Two.", " Three."].map((text, i) => segment(2 * i, 2 * i + 2, text));
    for (const line of lines) run?.emit(confirmed("new", line));
    run?.emit(spoken([0, lines[0]!], [1, lines[1]!], [2, lines[2]!]));
    run?.emit({ type: "merged", track: 0, speaker: 2, into: 1 }, { type: "merged", track: 0, speaker: 1, into: 0 });
    const { id, told: now } = live(store);
    expect(now?.merged).toMatchObject([
      { from: "Speaker 3", to: "Speaker 2" },
      { from: "Speaker 2", to: "Speaker 1" },
    ]);
    expect(new Set(said().map(([speaker]) => speaker))).toEqual(new Set(["Speaker 1"]));
    store.actions.undoMerge(id, now!.merged![first]!);
    expect(said().map(([speaker]) => speaker)).toEqual(
      first === 0 ? ["Speaker 1", "Speaker 1", "Speaker 3"] : ["Speaker 1", "Speaker 2", "Speaker 2"],
    );
    store.actions.undoMerge(id, live(store).told!.merged![0]!);
    expect(said().map(([speaker]) => speaker)).toEqual(["Speaker 1", "Speaker 2", "Speaker 3"]);
  }
});

test("an engine that takes over knows who was told before", async () => {
  const { services, run } = await told();
  run?.emit(confirmed("new", segment(0, 4, " One.")));
  run?.emit(spoken([1, segment(0, 4, " One.")]));
  run?.fail(Object.assign(new Error("gone"), { name: "engine-lost" }));
  await settle();
  const next = services.liveRuns.at(-1);
  expect(next).not.toBe(run);
  expect(next?.options.tellSpeakers?.known.map(({ speaker }) => speaker)).toEqual([1]);
});

test("what ends the telling is said, and ends nothing else", async () => {
  const { store, run } = await told();
  run?.emit({ type: "unheard", track: 0, code: "offline", message: "There is no network." });
  expect(live(store).told?.unheard).toMatchObject({ code: "offline" });
  expect(live(store).listening.status).toBe("listening");
});

test("at its end all of the sound is heard once more, and the voices are those until then", async () => {
  const { store, services, run } = await told();
  run?.emit(confirmed("new", segment(0, 4, " One.")));
  run?.emit(spoken([0, segment(0, 4, " One.")]));
  store.actions.stopRecording();
  services.recordings.tell({ ended: true });
  run?.finish();
  await settle();
  expect(transcript(store).voices).toMatchObject([{ name: "Speaker 1", seconds: 4 }]);
  await expect.poll(() => services.speakerRuns.length).toBe(1);
  expect(job(store).state.status).toBe("done");
});

import { describe, expect, test, vi } from "vitest";
import { type FoundSpeakers, SottoError } from "../../../engine/index";
import { writeParagraph } from "../../client/transcripts/edit/edit";
import { fakeServices, named, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { transcriptOf } from "../selectors";
import type { AppStore } from "../store";

const said = (start: number, text: string) => {
  const words = (text.match(/\s*\S+/g) ?? []).map((word, i) => ({
    ...{ word, start: start + i, end: start + i + 1, probability: 0.9 },
  }));
  return { ...segment(start, start + words.length, text), words };
};
const sound = { voice: Float32Array.of(1), seconds: 9 };
const two: FoundSpeakers = {
  turns: [
    { start: 0, end: 2, speaker: 0 },
    { start: 2, end: 9, speaker: 1 },
  ],
  voices: [sound, sound],
};

/** A file whose text is written, with the times of words unless told. */
async function written(options: { readonly tellSpeakers: boolean } = { tellSpeakers: false }) {
  const { store, services } = await opened();
  store.actions.changeOptions(options);
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [said(0, " Why not? Because."), said(3, " I see.")] });
  services.runs[0]?.finish();
  await settle();
  return { store, services };
}

function told(store: AppStore) {
  const [job] = store.getState().jobs;
  return job ? transcriptOf(store.getState(), job).segments.map(({ text, speaker }) => [text, speaker]) : [];
}

describe("speakers", () => {
  test("are found in the sound that is there, told how far, and are one step that can be taken back", async () => {
    const { store, services } = await written();
    const before = told(store);
    const outcome = store.actions.findSpeakers(1, { least: 2, most: 2 });
    await settle();
    const [run] = services.speakerRuns;
    expect(run?.count).toEqual({ least: 2, most: 2 });
    run?.emit({ type: "loading", bytes: 5 });
    expect(store.getState().speakerSearches.get(1)).toEqual({ at: "loading", bytes: 5 });
    run?.emit({ type: "progress", seconds: 10, totalSeconds: undefined });
    expect(store.getState().speakerSearches.get(1)).toMatchObject({ at: "listening", seconds: 10 });
    run?.finish(two);
    expect(await outcome).toBe("found");
    expect(told(store)).toEqual([
      [" Why not?", "Speaker 1"],
      [" Because.", "Speaker 2"],
      [" I see.", "Speaker 2"],
    ]);
    expect(store.getState().speakerSearches.size).toBe(0);
    await store.actions.undoEdit(1);
    expect(told(store)).toEqual(before);
  });

  test("are looked for by themselves where that was wished before, and words with their times", async () => {
    const { store, services } = await written({ tellSpeakers: true });
    expect(services.runs[0]?.options.wordTimestamps).toBe(true);
    await settle();
    services.speakerRuns[0]?.finish(two);
    await settle();
    await settle();
    expect(told(store)[0]).toEqual([" Why not?", "Speaker 1"]);
    expect(services.speakerRuns).toHaveLength(1);
  });

  test("make way for a file, and are looked for anew when it is done", async () => {
    const { store, services } = await written();
    const outcome = store.actions.findSpeakers(1);
    await settle();
    store.actions.addFiles([named("b.mp3")]);
    await settle();
    expect(store.getState().speakerSearches.get(1)).toEqual({ at: "waiting" });
    services.runs[1]?.finish();
    await settle();
    expect(services.speakerRuns).toHaveLength(2);
    services.speakerRuns[1]?.finish(two);
    expect(await outcome).toBe("found");
  });

  test("are no longer looked for when that is stopped, and nothing is changed", async () => {
    const { store, services } = await written();
    const before = told(store);
    const outcome = store.actions.findSpeakers(1);
    await settle();
    expect(await store.actions.findSpeakers(1)).toBe("running");
    store.actions.stopFindingSpeakers(1);
    expect(await outcome).toBe("stopped");
    // The networks may still be on their way.
    services.speakerRuns[0]?.emit({ type: "loading", bytes: 9 });
    expect(store.getState().speakerSearches.size).toBe(0);
    expect(told(store)).toEqual(before);
    expect(services.speakerRuns).toHaveLength(1);
  });

  test("that cannot be fetched are a failure with its code; nobody in it, and no sound, are said", async () => {
    const { store, services } = await written();
    const failed = store.actions.findSpeakers(1);
    await settle();
    services.speakerRuns[0]?.fail(new SottoError("offline", "No network"));
    expect(await failed).toMatchObject({ code: "offline" });
    const nobody = store.actions.findSpeakers(1);
    await settle();
    services.speakerRuns[1]?.finish({ turns: [], voices: [] });
    expect(await nobody).toBe("nobody");
    store.setState(({ jobs }) => ({
      jobs: jobs.map((job) => ({ ...job, file: { status: "missing", refused: undefined } }) as typeof job),
    }));
    expect(await store.actions.findSpeakers(1)).toBe("no-sound");
  });

  test("one that is two people is parted by its own turns, which is said and can be taken back", async () => {
    const { store, services } = await written();
    const first = store.actions.findSpeakers(1);
    await settle();
    services.speakerRuns[0]?.finish({ turns: [{ start: 0, end: 9, speaker: 0 }], voices: [sound] });
    await first;
    const before = told(store);
    const parted = store.actions.partSpeaker(1, "Speaker 1");
    await settle();
    expect(services.speakerRuns[1]).toMatchObject({ count: undefined, split: [{ start: 0, end: 5 }] });
    services.speakerRuns[1]?.finish(two);
    expect(await parted).toBe("found");
    expect(told(store).map(([, who]) => who)).toEqual(["Speaker 2", "Speaker 1", "Speaker 1"]);
    expect(store.getState().undoable).toEqual({ what: "parted", id: 1, name: "Speaker 1", other: "Speaker 2" });
    store.actions.undoLast();
    await settle();
    expect(told(store)).toEqual(before);
    const again = store.actions.partSpeaker(1, "Speaker 1");
    await settle();
    services.speakerRuns[2]?.finish({ turns: [{ start: 0, end: 5, speaker: 0 }], voices: [sound] });
    expect(await again).toBe("one");
    expect(store.getState().undoable).toBeUndefined();
  });

  test("are looked for on by the processor where the graphics card fails, which is said of the text", async () => {
    const { store, services } = await written();
    const outcome = store.actions.findSpeakers(1);
    await settle();
    const { engine } = store.getState();
    if (engine.status !== "ready") throw new Error("A model was expected");
    const device = { ...engine.device, device: "cpu", reason: { why: "webgpu-failed", message: "gone" } } as const;
    services.speakerRuns[0]?.emit({ type: "progress", seconds: 3, totalSeconds: 5 });
    services.speakerRuns[0]?.emit({ type: "recovered", device });
    expect(store.getState().speakerSearches.get(1)).toMatchObject({ at: "listening", seconds: 3 });
    expect(store.getState().engine).toMatchObject({ device });
    expect(store.getState().jobs[0]?.recovered).toEqual({ at: 0, from: "speaker-search" });
    services.speakerRuns[0]?.finish(two);
    expect(await outcome).toBe("found");
  });

  test("that become one are said and can be taken back; a voice that only speaks besides can be named", async () => {
    const { store, services } = await written();
    const search = store.actions.findSpeakers(1);
    await settle();
    services.speakerRuns[0]?.finish(two);
    await search;
    await store.actions.callVoice(1, "Speaker 1", "Ana");
    expect(store.getState().undoable).toBeUndefined();
    await store.actions.callVoice(1, "Speaker 2", "Ana");
    expect(store.getState().undoable).toEqual({ what: "merged", id: 1, from: "Speaker 2", to: "Ana" });
    expect(told(store).map(([, who]) => who)).toEqual(["Ana", "Ana", "Ana"]);
    store.actions.undoLast();
    await settle();
    expect(told(store).map(([, who]) => who)).toEqual(["Ana", "Speaker 2", "Speaker 2"]);
    await store.actions.edit(1, (text) => ({
      ...text,
      segments: text.segments.map((one) => ({ ...one, also: "Speaker 3" })),
    }));
    await store.actions.callVoice(1, "Speaker 3", "Bo");
    const [job] = store.getState().jobs;
    expect(job && transcriptOf(store.getState(), job).segments.map(({ also }) => also)).toEqual(["Bo", "Bo", "Bo"]);
  });

  test("wait for what another tab edits, and its words stay; after a reload nobody is looked for, and can be", async () => {
    const { store, services } = await written();
    const other = Object.assign(fakeServices(), { transcripts: services.transcripts });
    const { store: tab } = await opened(other);
    await tab.actions.readText(1);
    const outcome = store.actions.findSpeakers(1);
    await settle();
    // A page that came while it runs knows nothing of it.
    expect(tab.getState().speakerSearches.size).toBe(0);
    const seen = { first: 1, last: 1 };
    await tab.actions.edit(1, (text) => ({ ...text, segments: writeParagraph(text.segments, seen, "I do see.") }));
    services.transcripts.elsewhere.add("transcript 1");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    services.speakerRuns[0]?.finish(two);
    await vi.advanceTimersByTimeAsync(1500);
    expect(store.getState().speakerSearches.get(1)).toEqual({ at: "elsewhere" });
    services.transcripts.elsewhere.delete("transcript 1");
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    expect(await outcome).toBe("found");
    expect(told(store)).toEqual([
      [" Why not?", "Speaker 1"],
      [" Because.", "Speaker 2"],
      [" I do see.", "Speaker 2"],
    ]);
    expect(store.getState().speakerSearches.size).toBe(0);
    await services.transcripts.release("transcript 1");
    services.transcripts.elsewhere.add("transcript 1");
    const stopped = store.actions.findSpeakers(1);
    await settle();
    services.speakerRuns[1]?.finish({ turns: [{ start: 0, end: 9, speaker: 0 }], voices: [sound] });
    await vi.waitFor(() => expect(store.getState().speakerSearches.get(1)).toEqual({ at: "elsewhere" }));
    store.actions.stopFindingSpeakers(1);
    expect(await stopped).toBe("stopped");
  });
});

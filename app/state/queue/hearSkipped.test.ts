import { expect, test } from "vitest";
import { fakeServices, named, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { reloaded, work } from "../../testing/visits";

/** A file of 60 seconds of which 30 were left out. */
async function written() {
  const services = fakeServices();
  const { store } = await opened(services);
  store.actions.changeOptions({ skipSilence: true, hotwords: "Sotto" });
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 10, " One."), segment(40, 50, " Two.")] });
  services.runs[0]?.finish();
  await settle();
  return { store, services };
}

const said = (store: Parameters<typeof work>[0]) =>
  work(store).transcript.segments.map(({ start, end, text }) => [start, end, text]);

test("a stretch that was left out is heard alone, with silence and all, and puts no version aside", async () => {
  const { store, services } = await written();
  expect(services.runs[0]?.options.vad).toEqual({});
  expect(await store.actions.hearSkipped(1, { from: 10, to: 40 })).toBe("begun");
  await settle();
  const [, run] = services.runs;
  expect(run?.options).toMatchObject({ clipTimestamps: [10, 40], hotwords: "Sotto" });
  expect(run?.options.vad).toBeUndefined();
  run?.emit({ type: "segments", segments: [segment(12, 14, " Hm.")] });
  run?.finish();
  await settle();
  expect(said(store)).toEqual([
    [0, 10, " One."],
    [12, 14, " Hm."],
    [14, 40, ""],
    [40, 50, " Two."],
  ]);
  expect(await store.actions.versionsOf(1)).toEqual([]);
  // What was asked for of the whole is known as before, also to a later visit.
  expect(work(store).job).toMatchObject({ options: { skipSilence: true }, again: undefined });
  expect((await reloaded(services)).store.getState().jobs[0]?.options.skipSilence).toBe(true);
  await store.actions.undoEdit(1);
  expect(said(store)).toEqual([
    [0, 10, " One."],
    [40, 50, " Two."],
  ]);
});

test("one that was broken off goes on as it began at the next visit", async () => {
  const { store, services } = await written();
  await store.actions.hearSkipped(1, { from: 10, to: 40 });
  await settle();
  services.runs[1]?.emit({ type: "segments", segments: [segment(12, 14, " Hm.")] });
  services.runs[1]?.emit({ type: "progress", seconds: 14, totalSeconds: 60 });
  expect(await store.actions.hearSkipped(1, { from: 10, to: 40 })).toBe("running");
  store.actions.stop();
  await settle();
  const later = await reloaded(services);
  await later.store.actions.readText(1);
  const file = Object.assign(named("a.mp3"), { handle: undefined });
  await later.store.actions.openSound(1, file);
  await later.store.actions.continueJob(1);
  await settle();
  expect(later.services.runs[0]?.options).toMatchObject({ clipTimestamps: [14, 40] });
  expect(later.services.runs[0]?.options.vad).toBeUndefined();
  later.services.runs[0]?.finish();
  await settle();
  expect(said(later.store)).toContainEqual([14, 40, ""]);
});

test("what another model is asked for of a stretch leaves what was asked for of the whole", async () => {
  const { store, services } = await written();
  const options = { ...store.getState().choice.options, skipSilence: false, hotwords: "" };
  const wish = { from: 40, to: 50, edited: "replace" } as const;
  await store.actions.transcribeAgain(1, { ...store.getState().choice, options }, wish);
  await settle();
  expect(services.runs[1]?.options.vad).toBeUndefined();
  services.runs[1]?.finish();
  await settle();
  expect(work(store).job.options).toMatchObject({ skipSilence: true, hotwords: "Sotto" });
});

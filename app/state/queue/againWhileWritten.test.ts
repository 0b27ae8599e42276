import { describe, expect, test } from "vitest";
import { writeParagraph } from "../../client/transcripts/edit/edit";
import { base, fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { transcriptOf } from "../selectors";
import type { AppStore } from "../store";

const whole = { from: 0, to: undefined, edited: "replace" } as const;

/** Two files, of which the first is written up to 20 of 60 seconds. */
async function halfWritten() {
  const services = fakeServices();
  const { store } = await opened(services);
  store.actions.addFiles([named("a.mp3"), named("b.mp3")]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 10, " One."), segment(10, 20, " Two.")] });
  services.runs[0]?.emit({ type: "progress", seconds: 20, totalSeconds: 60 });
  const again = (wish: Parameters<AppStore["actions"]["transcribeAgain"]>[2], change: object = {}) =>
    store.actions.transcribeAgain(1, { ...store.getState().choice, ...change }, wish);
  return { store, services, again };
}

const texts = (store: AppStore) => {
  const [job] = store.getState().jobs;
  return job && transcriptOf(store.getState(), job).segments.map(({ text }) => text.trim());
};
const states = (store: AppStore) => store.getState().jobs.map(({ state }) => state.status);

describe("a text that is still being written", () => {
  test("stops and begins again with another model, before any other file, and what was there is a version", async () => {
    const { store, services, again } = await halfWritten();
    expect(await again(whole, { model: base })).toBe("begun");
    await settle();
    expect(services.loads.at(-1)).toBe(base.name);
    expect(services.runs).toHaveLength(2);
    expect(states(store)).toEqual(["running", "waiting"]);
    services.runs[1]?.emit({ type: "segments", segments: [segment(0, 58, " Alles.")] });
    services.runs[1]?.finish();
    await settle();
    expect(texts(store)).toEqual(["Alles."]);
    expect(states(store)).toEqual(["done", "running"]);
    const [version] = await store.actions.versionsOf(1);
    expect(version?.segments.map(({ text }) => text.trim())).toEqual(["One.", "Two."]);
    expect(version?.model).toBe(tiny.name);
  });

  test("has a stretch written anew, and then goes on with the rest as it was asked for", async () => {
    const { store, services, again } = await halfWritten();
    const before = store.getState().jobs[0]?.options;
    const options = { ...store.getState().choice.options, hotwords: "Sotto" };
    expect(await again({ from: 0, to: 10, edited: "replace" }, { model: base, language: "de", options })).toBe("begun");
    await settle();
    expect(services.runs[1]?.options.clipTimestamps).toEqual([0, 10]);
    services.runs[1]?.emit({ type: "segments", segments: [segment(0, 9, " Eins.")] });
    services.runs[1]?.finish();
    await settle();
    expect(texts(store)).toEqual(["Eins.", "Two."]);
    expect(services.opened.at(-1)).toMatchObject({ from: 20 });
    expect(store.getState().jobs[0]).toMatchObject({ model: tiny, language: "en", options: before, runFrom: 20 });
    // The rest that comes meanwhile is no part of the step that is taken back.
    services.runs[2]?.emit({ type: "segments", segments: [segment(20, 30, " Three.")] });
    expect(await store.actions.undoEdit(1)).toBe("done");
    expect(texts(store)).toEqual(["One.", "Two.", "Three."]);
    services.runs[2]?.finish();
    await settle();
    expect(states(store)).toEqual(["done", "running"]);
  });

  test("that was stopped stays so after a stretch of it, over a reload too, and is gone on with from where it was", async () => {
    const { store, services, again } = await halfWritten();
    store.actions.stop();
    await settle();
    await again({ from: 0, to: 10, edited: "replace" });
    await store.actions.pauseQueue();
    const later = Object.assign(fakeServices(), { transcripts: services.transcripts });
    const { store: next } = await opened(later);
    await next.actions.giveFile(1, named("a.mp3"));
    await settle();
    later.runs[0]?.emit({ type: "segments", segments: [segment(0, 9, " Eins.")] });
    later.runs[0]?.finish();
    await settle();
    expect(texts(next)).toEqual(["Eins.", "Two."]);
    expect(next.getState().jobs[0]).toMatchObject({ state: { status: "stopped" }, seconds: 20 });
    await next.actions.continueJob(1);
    await settle();
    expect(later.opened.at(-1)).toMatchObject({ from: 20 });
  });

  test("goes on by itself where there is no room for a version", async () => {
    const { store, services, again } = await halfWritten();
    services.transcripts.keeping = "full";
    expect(await again(whole)).toBe("full");
    await settle();
    expect(states(store)).toEqual(["running", "waiting"]);
    expect(services.opened.at(-1)).toMatchObject({ from: 20 });
    expect(store.getState().flow).toBe("going");
  });

  test("gives way to a version, and other files have their turn", async () => {
    const { store, services, again } = await halfWritten();
    await store.actions.edit(1, (text) => ({
      ...text,
      segments: writeParagraph(text.segments, { first: 0, last: 0 }, "Won."),
    }));
    await again(whole);
    await settle();
    services.runs[1]?.emit({ type: "segments", segments: [segment(0, 14, " Eins.")] });
    services.runs[1]?.emit({ type: "progress", seconds: 14, totalSeconds: 60 });
    const [version] = await store.actions.versionsOf(1);
    if (version === undefined) throw new Error("no version");
    expect(await store.actions.goBackTo(1, version)).toBe("done");
    await settle();
    expect(texts(store)).toEqual(["Won.", "Two."]);
    expect(states(store)).toEqual(["done", "running"]);
    expect(store.getState().flow).toBe("going");
  });
});

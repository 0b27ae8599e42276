import { afterEach, describe, expect, test, vi } from "vitest";
import { type LiveEvent, SottoError } from "../../../engine/index";
import { base, type FakeServices, fakeServices, featuresOf, named, settle, tiny } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { live } from "../../testing/recordingStore";
import { segment } from "../../testing/segments";
import type { AppStore } from "../store";
import type { CheckWords } from "./recordingState";

afterEach(() => void vi.useRealTimers());

/** A store that checks the microphone, with the engine listening. */
async function checking(services: FakeServices = fakeServices()) {
  const { store } = await opened(services);
  await store.actions.startCheck("level-and-words");
  await settle();
  return { store, services };
}

function words(store: AppStore): CheckWords | undefined {
  const { microphone } = store.getState();
  return microphone.status === "checking" ? microphone.words : undefined;
}

const statuses = (store: AppStore) => store.getState().jobs.map((job) => job.state.status);

function confirmed(how: "new" | "grown", text: string): LiveEvent {
  return { type: "confirmed", track: 0, how, segment: segment(0, 1, text) };
}

const tail = (text: string): LiveEvent => ({ type: "tentative", track: 0, text, start: 0 });

function pace(state: { readonly speaking: boolean; readonly backlog: number }): LiveEvent {
  return { type: "live", track: 0, heard: 3, confirmed: 1, delay: 0.5, ...state };
}

describe("the words of a check", () => {
  test("are heard live as those of a recording, and nothing of them is kept", async () => {
    const { store, services } = await checking();
    const [run] = services.liveRuns;
    expect(run?.options).toMatchObject({ language: "en", task: "transcribe", vad: {}, batch: undefined });
    expect(words(store)).toEqual({ status: "listening", text: "", speech: "paused" });
    run?.emit(tail(" Two lamps"), pace({ speaking: true, backlog: 0.2 }));
    expect(words(store)).toEqual({ status: "listening", text: "Two lamps", speech: "goes-on" });
    run?.emit(confirmed("new", " Two lamps,"), tail(" one keep"));
    run?.emit(confirmed("grown", " Two lamps, one"), tail(" keeper."), pace({ speaking: false, backlog: 0.2 }));
    expect(words(store)).toEqual({ status: "listening", text: "Two lamps, one keeper.", speech: "goes-on" });
    run?.emit(confirmed("grown", " Two lamps, one keeper."), tail(""), pace({ speaking: false, backlog: 0 }));
    run?.emit(confirmed("new", " Yes."), pace({ speaking: false, backlog: 0 }));
    expect(words(store)).toEqual({ status: "listening", text: "Two lamps, one keeper. Yes.", speech: "paused" });
    store.actions.stopCheck();
    await settle();
    expect(store.getState()).toMatchObject({ jobs: [], microphone: { status: "off" }, engine: { status: "ready" } });
    expect(services.recordings.metas.size + services.recordings.lines.size).toBe(0);
  });

  test("are not asked for where the level alone is looked at", async () => {
    const { store, services } = await opened();
    await store.actions.startCheck("level");
    await settle();
    expect(words(store)).toEqual({ status: "unasked" });
    expect(services.liveRuns).toEqual([]);
  });

  test("are those of the microphone, where a tab is heard beside it", async () => {
    const services = fakeServices();
    const { store } = await opened(services);
    store.actions.changeSound({ source: "both" });
    const record = vi.spyOn(services.engine, "record");
    await store.actions.startCheck("level-and-words");
    await settle();
    expect(record.mock.calls[0]?.[0].tracks).toHaveLength(1);
  });

  test("come when the model has been loaded, from the check's beginning on", async () => {
    const services = fakeServices();
    const { load } = services.engine;
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    services.engine.load = (...args) => arrived.then(() => load(...args));
    const { store } = await checking(services);
    expect(words(store)).toEqual({ status: "waiting" });
    arrive();
    await settle();
    expect(words(store)?.status).toBe("listening");
    expect(services.input.asked).toHaveLength(1);
  });

  test("wait where the model has failed, and the rest of the check goes on", async () => {
    const services = fakeServices();
    services.failLoad = new SottoError("model-corrupt", "damaged");
    const { store } = await checking(services);
    services.input.tell({ signal: "clipping" });
    expect(store.getState().microphone).toMatchObject({
      capture: { signal: "clipping" },
      words: { status: "waiting" },
    });
  });

  test("that the engine fails at are said to have failed; it is loaded again where it was lost", async () => {
    const { store, services } = await checking();
    services.liveRuns[0]?.fail(new SottoError("engine-lost", "killed"));
    await settle();
    expect(words(store)).toMatchObject({ status: "failed", failure: { code: "engine-lost" } });
    expect(services.loads).toEqual([tiny.name, tiny.name]);
    expect(services.liveRuns).toHaveLength(1);
  });

  test("are heard in the chosen language where there is a sentence in it, and are found out where there is none", async () => {
    const services = fakeServices();
    services.fetchModels = async () => [{ ...base, languages: ["en", "de", "it"] }];
    const { store } = await opened(services);
    store.actions.changeOptions({ task: "translate" });
    for (const language of ["de", "it", undefined]) {
      store.actions.chooseLanguage(language);
      await store.actions.startCheck("level-and-words");
      await settle();
      store.actions.stopCheck();
      await settle();
    }
    expect(services.liveRuns.map(({ options }) => options.language)).toEqual(["de", undefined, undefined]);
    expect(services.liveRuns.map(({ options }) => options.task)).toEqual(Array(3).fill("transcribe"));
  });
});

describe("the engine is not kept from other work", () => {
  test("a file that runs goes on; the words are heard when it is done", async () => {
    const { store, services } = await opened();
    store.actions.addFiles([named("a.mp3")]);
    await settle();
    await store.actions.startCheck("level-and-words");
    await settle();
    expect([statuses(store), words(store), services.liveRuns]).toEqual([["running"], { status: "waiting" }, []]);
    services.runs[0]?.finish();
    await settle();
    expect([statuses(store), words(store)?.status]).toEqual([["done"], "listening"]);
  });

  test("a check that ends before the file takes nothing of the engine", async () => {
    const { store, services } = await opened();
    store.actions.addFiles([named("a.mp3")]);
    await settle();
    await store.actions.startCheck("level-and-words");
    store.actions.stopCheck();
    services.runs[0]?.finish();
    await settle();
    expect([statuses(store), services.liveRuns]).toEqual([["done"], []]);
  });

  test("a file that is dropped ends the check, and runs as soon as the engine is free", async () => {
    const { store, services } = await checking();
    store.actions.addFiles([named("a.mp3")]);
    expect(store.getState().microphone.status).toBe("off");
    await settle();
    expect(services.input.log).toEqual(["stop"]);
    expect(statuses(store)).toEqual(["running"]);
    expect(services.runs).toHaveLength(1);
  });

  test("a recording ends the check, and is listened to as soon as the engine is free", async () => {
    const { store, services } = await checking();
    await store.actions.record();
    await settle();
    expect(store.getState().jobs).toMatchObject([
      { state: { status: "recording" }, listening: { status: "listening" } },
    ]);
    expect(services.liveRuns.map(({ job }) => job)).toEqual([0, 1]);
    services.liveRuns[0]?.emit(confirmed("new", " Late."));
    expect([...store.getState().transcripts.values()].map(({ segments }) => segments)).toEqual([[]]);
  });

  test("another device has the model loaded at once, and hears the check anew", async () => {
    const { store, services } = await checking();
    store.actions.chooseDevice("cpu");
    await settle();
    expect(services.asked.map(({ preference }) => preference)).toEqual(["auto", "cpu"]);
    expect(services.input.log).toEqual(["stop"]);
    expect(words(store)?.status).toBe("listening");
    expect(services.liveRuns).toHaveLength(2);
  });

  test("another model is loaded at once, and hears the check anew, in frames of its own", async () => {
    const { store, services } = await checking();
    const large = { ...base, name: "large-v3" };
    store.actions.chooseModel(large);
    await settle();
    expect(services.loads).toEqual([tiny.name, large.name]);
    expect(services.input.asked.map(({ features }) => features)).toEqual([featuresOf(tiny), undefined]);
    expect(words(store)).toEqual({ status: "listening", text: "", speech: "paused" });
    services.liveRuns[1]?.emit(tail(" Two"));
    services.liveRuns[0]?.emit(tail(" late"));
    expect(words(store)).toMatchObject({ text: "Two" });
  });

  test("a check that is stopped and begun again before the engine is free is heard then", async () => {
    const services = fakeServices();
    const { store } = await checking(services);
    const cancelled: number[] = [];
    services.engine.cancel = (job) => void cancelled.push(job);
    store.actions.stopCheck();
    await store.actions.startCheck("level-and-words");
    await settle();
    expect([cancelled, words(store)]).toEqual([[0], { status: "waiting" }]);
    services.liveRuns[0]?.fail(new SottoError("cancelled", "Stopped"));
    await settle();
    expect(words(store)?.status).toBe("listening");
    expect(services.liveRuns).toHaveLength(2);
  });

  test("the minute that a check lasts ends the engine's part too", async () => {
    const { store, services } = await opened();
    vi.useFakeTimers();
    await store.actions.startCheck("level-and-words");
    const cancel = vi.spyOn(services.engine, "cancel");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.getState().microphone.status).toBe("off");
    expect(cancel).toHaveBeenCalledWith(services.liveRuns[0]?.job);
  });
});

test("a check that is left while the browser still asks is not begun", async () => {
  const services = fakeServices();
  const { store } = await opened(services);
  const begun = store.actions.startCheck("level-and-words");
  expect(store.getState().microphone.status).toBe("opening");
  store.actions.stopCheck();
  await begun;
  expect(store.getState().microphone.status).toBe("off");
  expect(services.input.log).toEqual(["stop"]);
});

test("a check ends by itself after a minute", async () => {
  const { store, services } = await opened();
  vi.useFakeTimers();
  await store.actions.startCheck("level");
  services.input.tell({ signal: "ok" });
  vi.advanceTimersByTime(59_000);
  expect(store.getState().microphone.status).toBe("checking");
  vi.advanceTimersByTime(1000);
  expect(store.getState().microphone.status).toBe("off");
  expect(services.input.log).toEqual(["stop"]);
});

test("a check listens without recording and gives the microphone back when one records", async () => {
  const { store, services } = await opened();
  await store.actions.startCheck("level");
  services.input.tell({ signal: "clipping" });
  expect(store.getState().microphone).toMatchObject({ status: "checking", capture: { signal: "clipping" } });
  expect(store.level(0).peak).toBe(0.5);
  await store.actions.record();
  expect(services.input.log).toEqual(["stop"]);
  expect(store.getState().microphone.status).toBe("off");
  expect(live(store).state.status).toBe("recording");
  expect(services.recordings.metas.size).toBe(1);
});

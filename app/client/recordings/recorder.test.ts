import { afterEach, describe, expect, test, vi } from "vitest";
import { type FakeStorage, fakeStorage } from "../../testing/fakeStorage";
import { arrival, block, listed, listener, meta, oldText, second, started, visit } from "../../testing/recorderVisit";
import { segment } from "../../testing/segments";
import { memoryStorage } from "./opfsStorage";

afterEach(() => void vi.useRealTimers());

test("sound is on the device before the recording ends, and a later visit finds it", async () => {
  const storage = fakeStorage();
  const { recorder } = visit(storage);
  const { say } = await started(recorder);
  await say(block(0, second), block(second, 800));

  // The tab is gone: nothing was closed or finished.
  const later = visit(storage).recorder;
  expect(await later.list()).toEqual([{ ...listed, seconds: 1.05 }]);
  const rest = await (await later.source("a", 0, 1)).read();
  expect([...(rest ?? [])]).toEqual([...(block(second, 800)?.samples ?? [])]);
});

test("it is flushed once a second", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const storage = fakeStorage();
  const { say } = await started(visit(storage).recorder);
  await say(block(0, 1600));
  expect(storage.flushes).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(storage.flushes).toEqual(["a/track-0.pcm"]);
});

test("whoever listens from the start gets the capture's blocks as they are", async () => {
  const { recorder } = visit(fakeStorage());
  const { say } = await started(recorder);
  const ear = listener();
  await recorder.attach("a", [ear.port], [0]);
  const features = { spec: { name: "any" }, values: new Float32Array(7) };
  await say({ start: 0, samples: new Float32Array(1600), features }, null);
  expect(ear.heard).toEqual([{ start: 0, samples: new Float32Array(1600), features }, null]);
  ear.close();
});

test("whoever listens later gets samples alone, what is kept from a second on, then what comes, each once and in order", async () => {
  const { recorder } = visit(fakeStorage());
  const { say } = await started(recorder);
  // More than one slice of what is read back at once.
  for (let at = 0; at < 25; at++) await say(block(at * second, second));
  const ear = listener();
  const attached = recorder.attach("a", [ear.port], [2]);
  await say(block(25 * second, 480));
  await attached;
  await say(block(25 * second + 480, 160), null);
  expect(ear.samples()).toEqual([...(block(2 * second, 23 * second + 640)?.samples ?? [])]);
  const starts = ear.heard.flatMap((message) => (message?.samples.length ? [message.start] : []));
  expect(starts.slice(0, 2)).toEqual([2, 12]);
  expect(ear.heard.every((message) => message?.features === undefined)).toBe(true);
  expect(ear.heard.at(-1)).toBeNull();
  ear.close();
});

test("another listener takes over: a killed engine costs no sample", async () => {
  const { recorder } = visit(fakeStorage());
  const { say } = await started(recorder);
  const killed = listener();
  await recorder.attach("a", [killed.port], [0]);
  await say(block(0, second));
  killed.close();
  await say(block(second, second));
  const next = listener();
  await recorder.attach("a", [next.port], [0.5]);
  await say(block(2 * second, second), null);
  expect(next.samples()).toEqual([...(block(second / 2, 2.5 * second)?.samples ?? [])]);
  next.close();
});

test("a listener that comes after the end gets all of it, and the end", async () => {
  const { recorder } = visit(fakeStorage());
  const { say } = await started(recorder);
  await say(block(0, second), null);
  const ear = listener();
  await recorder.attach("a", [ear.port], [0]);
  await arrival();
  expect(ear.samples()).toHaveLength(second);
  expect(ear.heard.at(-1)).toBeNull();
  ear.close();
});

test("a capture that does not end its tracks is ended without it", async () => {
  const { recorder } = visit(fakeStorage());
  const { say, states } = await started(recorder);
  const ear = listener();
  await recorder.attach("a", [ear.port], [0]);
  await say(block(0, 160));
  await recorder.end("a");
  await say(null);
  expect(states.at(-1)).toMatchObject({ ended: true });
  expect(ear.heard.filter((message) => message === null)).toHaveLength(1);
  ear.close();
});

test("a device without room: the rest is kept in memory, said once, and read back whole", async () => {
  const storage = fakeStorage();
  storage.room = 2 * second + 1;
  const { recorder } = visit(storage);
  const { say, states } = await started(recorder);
  await say(block(0, second), block(second, second), block(2 * second, second), null);
  expect(states.map(({ keeping }) => keeping)).toEqual(["device", "device", "full", "full", "full"]);
  const noRoomFrom = (second + 0.5) / second;
  expect(states.at(-1)).toEqual({ heard: 3, keeping: "full", ended: true, noRoomFrom });
  await recorder.change("a", { state: "stopped" });
  const source = await recorder.source("a", 0, 0);
  expect([...((await source.read()) ?? [])]).toEqual([...(block(0, 3 * second)?.samples ?? [])]);
  expect(await source.read()).toBeNull();
});

test("a browser that keeps nothing has the recording for as long as the tab lives", async () => {
  const { recorder } = visit(memoryStorage);
  const { say, states } = await started(recorder);
  await say(block(0, second), null);
  expect(states.at(-1)).toMatchObject({ keeping: "memory", ended: true });
  await recorder.change("a", { state: "done" });
  expect(await recorder.list()).toMatchObject([{ id: "a", seconds: 1, state: "done" }]);
  expect((await recorder.wav("a")).size).toBe(44 + 2 * second);
});

test("text that an earlier version put beside the sound is read, each segment in its last state, and dropped", async () => {
  const storage = fakeStorage();
  const { recorder } = visit(storage);
  const { say } = await started(recorder);
  await say(block(0, second), null);
  await recorder.change("a", { state: "stopped" });
  await storage.write("a", "meta.json", JSON.stringify({ ...meta, model: "base-q5_1", language: "de" }));
  oldText(
    storage,
    { ...segment(0, 0.5, " And"), id: 0 },
    { ...segment(1, 2, " Two."), id: 1 },
    { ...segment(0, 0.9, " And so"), id: 0 },
  );
  const later = visit(storage).recorder;
  expect(await later.list()).toMatchObject([{ text: "file", model: "base-q5_1", language: "de" }]);
  expect((await later.text("a")).map((line) => line.segment.text)).toEqual([" And so", " Two."]);
  await later.dropText("a");
  expect(await later.list()).toMatchObject([{ text: "none" }]);
  expect(await later.text("a")).toEqual([]);
});

test("what a crash cut off costs neither the sound nor the other lines", async () => {
  const storage = fakeStorage();
  const { recorder } = visit(storage);
  const { say } = await started(recorder);
  await say(block(0, second));
  const cut = (key: string, bytes: number) =>
    storage.files.set(key, (storage.files.get(key) ?? new Uint8Array()).slice(0, bytes));
  oldText(storage, segment(0, 1, " Whole."), segment(1, 2, " Cut."));
  cut("a/text.jsonl", (storage.files.get("a/text.jsonl")?.length ?? 0) - 7);
  cut("a/meta.json", 11);
  cut("a/track-0.pcm", 2 * second - 1);
  const later = visit(storage).recorder;
  expect(await later.list()).toEqual([
    {
      id: "a",
      startedAt: 5,
      tracks: ["Me"],
      model: undefined,
      language: undefined,
      state: "recording",
      audio: { status: "kept" },
      seconds: (second - 1) / second,
      text: "file",
    },
  ]);
  expect((await later.text("a")).map((line) => line.segment.text)).toEqual([" Whole."]);
});

test("what another tab records is not offered, what nobody spoke into is not listed, what is removed is gone", async () => {
  const storage: FakeStorage = fakeStorage();
  const { recorder, holding } = visit(storage);
  const first = await started(recorder);
  await first.say(block(0, second));
  await started(recorder, { ...meta, id: "b" });
  expect(holding).toEqual(new Set(["a", "b"]));
  expect(await visit(storage, new Set(["a"])).recorder.list()).toEqual([]);
  await recorder.change("a", { state: "stopped" });
  expect(holding).toEqual(new Set(["b"]));
  expect(await recorder.list()).toHaveLength(1);
  await recorder.remove("a");
  expect(await recorder.list()).toEqual([]);
  expect([...storage.files.keys()].filter((key) => key.startsWith("a/"))).toEqual([]);
});

test("a text without sound is listed even where its description broke", async () => {
  const storage = fakeStorage();
  storage.files.set("a/meta.json", new TextEncoder().encode("{"));
  const { recorder } = visit(storage);
  expect(await recorder.list()).toEqual([]);
  oldText(storage, segment(0, 1, " Kept."));
  expect(await recorder.list()).toMatchObject([
    { state: "done", audio: { status: "deleted", seconds: 0 }, startedAt: 5 },
  ]);
});

describe("a recorder that is lost in the middle", () => {
  test("leaves its sound to the next one, which keeps silence for what never came and says so, now and later", async () => {
    const storage = fakeStorage();
    const lost = await started(visit(storage).recorder);
    await lost.say(block(0, second));
    storage.letGo();
    const { recorder } = visit(storage);
    const { say, states } = await started(recorder);
    expect(states).toEqual([{ heard: 1, keeping: "device", ended: false }]);
    await say(block(3 * second, second), block(4 * second, second), null);
    const missing = [{ start: 1, end: 3 }];
    expect(states.at(-1)).toEqual({ heard: 5, keeping: "device", ended: true, missing });
    await recorder.change("a", { state: "stopped" });
    const samples = await (await recorder.source("a", 0, 0)).read();
    expect([...(samples ?? [])].slice(0, second)).toEqual([...(block(0, second)?.samples ?? [])]);
    expect(samples?.slice(second, 3 * second).every((sample) => sample === 0)).toBe(true);
    expect([...(samples ?? [])].slice(4 * second)).toEqual([...(block(4 * second, second)?.samples ?? [])]);
    expect(await visit(storage).recorder.list()).toMatchObject([{ missing, state: "stopped", seconds: 5 }]);
  });

  test("whose files nobody can open any more: what follows is kept in memory, behind what is there", async () => {
    const storage = fakeStorage();
    const lost = await started(visit(storage).recorder);
    await lost.say(block(0, second));
    const { recorder } = visit(storage);
    const { say, states } = await started(recorder);
    await say(block(2 * second, second), null);
    expect(states.at(-1)).toMatchObject({ keeping: "full", noRoomFrom: 1, missing: [{ start: 1, end: 2 }], heard: 3 });
    await recorder.change("a", { state: "stopped" });
    const samples = [...((await (await recorder.source("a", 0, 0)).read()) ?? [])];
    expect(samples.slice(0, second)).toEqual([...(block(0, second)?.samples ?? [])]);
    expect(samples.slice(2 * second)).toEqual([...(block(2 * second, second)?.samples ?? [])]);
  });

  test("and again: all that never came is told", async () => {
    const storage = fakeStorage();
    for (const seconds of [[0], [3, 4, 5]]) {
      const { say } = await started(visit(storage).recorder);
      await say(...seconds.map((at) => block(at * second, second)));
      storage.letGo();
    }
    const { say, states } = await started(visit(storage).recorder);
    await say(block(9 * second, second), null);
    expect(states.at(-1)?.missing).toEqual([
      { start: 1, end: 3 },
      { start: 6, end: 9 },
    ]);
  });
});

describe("room for the text", () => {
  const reserved = (storage: FakeStorage) => storage.files.get("a/reserve.bin")?.length ?? 0;

  test("is held while sound comes, and free as soon as sound finds none, or the recording has ended", async () => {
    const storage = fakeStorage();
    storage.room = 2 ** 23;
    const { recorder } = visit(storage);
    const { say } = await started(recorder);
    expect(reserved(storage)).toBe(2 ** 22);
    storage.room = second;
    await say(block(0, second), null);
    expect(reserved(storage)).toBe(0);
    expect(storage.room).toBe(2 ** 22);
    expect(await visit(storage).recorder.list()).toMatchObject([{ noRoomFrom: 0.5 }]);
    await recorder.change("a", { state: "done" });
    expect(await visit(storage).recorder.list()).toMatchObject([{ noRoomFrom: 0.5, state: "done" }]);
  });

  test("is given to text that finds none: sound is kept in memory from then on", async () => {
    const storage = fakeStorage();
    const { recorder } = visit(storage);
    const { say, states } = await started(recorder);
    await say(block(0, second));
    await recorder.makeRoom("a");
    expect(reserved(storage)).toBe(0);
    await say(block(second, second), null);
    expect(states.at(-1)).toMatchObject({ keeping: "full", noRoomFrom: 1, heard: 2 });
    await recorder.change("a", { state: "stopped" });
    expect((await recorder.wav("a")).size).toBe(44 + 2 * 2 * second);
  });

  test("that a crash left goes with the next visit's list", async () => {
    const storage = fakeStorage();
    const { say } = await started(visit(storage).recorder);
    await say(block(0, second));
    storage.letGo();
    await visit(storage).recorder.list();
    expect(reserved(storage)).toBe(0);
  });
});

import { afterEach, describe, expect, test, vi } from "vitest";
import type { CaptureMessage } from "../../../engine/index";
import { type FakeStorage, fakeStorage } from "../../testing/fakeStorage";
import { segment } from "../../testing/segments";
import { memoryStorage } from "./opfsStorage";
import { Recorder } from "./recorder";
import type { RecorderState, RecordingMeta, RecordingStorage } from "./types";

const second = 16000;
const meta: RecordingMeta = {
  id: "a",
  startedAt: 1000,
  tracks: ["Me"],
  state: "recording",
  audio: { status: "kept" },
};
const listed = { ...meta, model: undefined, language: undefined, text: "none" };

afterEach(() => void vi.useRealTimers());

/** A recorder over a storage, as a page's visit has one. */
function visit(storage: RecordingStorage, held: ReadonlySet<string> = new Set()) {
  const holding = new Set<string>();
  const recorder = new Recorder({
    openStorage: async () => storage,
    hold: async (id) => {
      if (held.has(id)) return undefined;
      holding.add(id);
      return () => holding.delete(id);
    },
    held: async () => new Set([...held, ...holding]),
  });
  return { recorder, holding };
}

/** Samples that say where they are: multiples of 2^-15, so that 16 bits keep them whole. */
function block(start: number, length: number): CaptureMessage {
  const samples = Float32Array.from({ length }, (_, i) => ((start + i) % 30000) / 32768);
  return { start: start / second, samples };
}

/** Starts a recording of one track; `say` resolves once the recorder has it. */
async function started(recorder: Recorder, what = meta) {
  const states: RecorderState[] = [];
  const { port1, port2 } = new MessageChannel();
  await recorder.start(what, [port2 as MessagePort], (state) => states.push(state));
  const say = async (...messages: readonly CaptureMessage[]) => {
    for (const message of messages) port1.postMessage(message);
    await arrival();
  };
  return { say, states };
}

/** Until messages that were posted have come. */
const arrival = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Everything that comes over a port. */
function listener() {
  const { port1, port2 } = new MessageChannel();
  const heard: CaptureMessage[] = [];
  port2.onmessage = ({ data }) => void heard.push(data);
  const samples = () => heard.flatMap((message) => [...(message?.samples ?? [])]);
  return { port: port1 as MessagePort, heard, samples, close: () => port2.close() };
}

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

/** The file of an earlier version: a line for each state of a segment, each after a line's end. */
function oldText(storage: FakeStorage, ...segments: readonly object[]): void {
  const lines = segments.map((segment) => `\n${JSON.stringify({ track: 0, segment })}`);
  storage.files.set("a/text.jsonl", new TextEncoder().encode(lines.join("")));
}

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

const passing: RecordingMeta = { ...meta, audio: { status: "until-written" } };
const soundFiles = (storage: FakeStorage) => [...storage.files.keys()].filter((key) => key.endsWith(".pcm"));

test("sound that is to stay until the text is written goes then, and later visits know its length", async () => {
  const storage = fakeStorage();
  const { recorder } = visit(storage);
  const { say } = await started(recorder, { ...passing, tracks: ["Me"] });
  await say(block(0, second), block(second, second), null);
  expect(await recorder.change("a", { state: "stopped" })).toEqual({ status: "until-written" });
  expect(soundFiles(storage)).toEqual(["a/track-0.pcm"]);
  const deleted = { status: "deleted", seconds: 2 };
  expect(await recorder.change("a", { state: "done" })).toEqual(deleted);
  expect(soundFiles(storage)).toEqual([]);
  const later = visit(storage).recorder;
  expect(await later.list()).toEqual([{ ...listed, state: "done", audio: deleted, seconds: 2 }]);
});

test("sound stays where whoever keeps the text says so", async () => {
  const storage = fakeStorage();
  const { recorder } = visit(storage);
  const { say } = await started(recorder, passing);
  await say(block(0, second), null);
  expect(await recorder.change("a", { state: "done", audio: { status: "kept" } })).toEqual({ status: "kept" });
  expect(soundFiles(storage)).toEqual(["a/track-0.pcm"]);
  expect(await visit(storage).recorder.list()).toMatchObject([{ audio: { status: "kept" }, seconds: 1 }]);
});

test("sound stays where it cannot be noted that it has gone", async () => {
  const storage = fakeStorage();
  let isFull = false;
  const write: RecordingStorage["write"] = async (id, name, text) => {
    if (isFull) throw new DOMException("full", "QuotaExceededError");
    await storage.write(id, name, text);
  };
  const { recorder } = visit({ ...storage, write });
  const { say } = await started(recorder, passing);
  await say(block(0, second), null);
  isFull = true;
  expect(await recorder.change("a", { state: "done" })).toEqual({ status: "kept" });
  expect(soundFiles(storage)).toEqual(["a/track-0.pcm"]);
});

test("what a crash left of sound that was to go is deleted by the next visit", async () => {
  const storage = fakeStorage();
  const { recorder } = visit(storage);
  const { say } = await started(recorder, passing);
  await say(block(0, second), null);
  await recorder.change("a", { state: "stopped" });
  await storage.write("a", "meta.json", JSON.stringify({ ...passing, state: "done" }));
  expect(await visit(storage).recorder.list()).toMatchObject([
    { audio: { status: "deleted", seconds: 1 }, seconds: 1 },
  ]);
  expect(soundFiles(storage)).toEqual([]);
  storage.files.set("a/track-0.pcm", new Uint8Array(320));
  const write: RecordingStorage["write"] = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  expect(await visit({ ...storage, write }).recorder.list()).toMatchObject([{ seconds: 1 }]);
  expect(soundFiles(storage)).toEqual([]);
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

describe("torture: one call of the device fails, whichever", () => {
  const length = 1600;
  const blocks = Array.from({ length: 12 }, (_, i) => block(i * length, length));
  const whole = blocks.flatMap((one) => [...(one?.samples ?? [])]);

  /** Records twelve blocks over a device whose n-th call fails; how many calls there were. */
  async function record(n: number, how: "refuses" | "throws" | "lies") {
    const storage = fakeStorage();
    let calls = 0;
    const fails = () => ++calls === n;
    const fail = (): never => {
      throw new DOMException("no room", "QuotaExceededError");
    };
    const { open, write, removeFile } = storage;
    storage.open = async (id, name) => {
      if (fails()) fail();
      const handle = await open(id, name);
      return (
        handle && {
          ...handle,
          write(bytes, options) {
            if (!fails()) return handle.write(bytes, options);
            if (how === "lies") return 2 ** 32 - 1;
            return how === "throws" ? fail() : handle.write(bytes.subarray(0, 100), options);
          },
          flush: () => (fails() ? fail() : handle.flush()),
        }
      );
    };
    storage.write = async (...all) => (fails() ? fail() : write(...all));
    storage.removeFile = async (...all) => (fails() ? fail() : removeFile(...all));
    const { recorder } = visit(storage);
    const { say, states } = await started(recorder);
    await say(...blocks, null);
    await recorder.change("a", { state: "stopped" });
    const samples = [...((await (await recorder.source("a", 0, 0)).read()) ?? [])];
    return { calls, samples, states, list: await visit(storage).recorder.list() };
  }

  test.each(["refuses", "throws", "lies"] as const)(
    "that %s: the tab has all of the sound, and a device that has not is said to be full",
    async (how) => {
      let n = 0;
      // Until there is no n-th call that could fail.
      for (let calls = 0; calls >= n; ) {
        const run = await record(++n, how);
        calls = run.calls;
        expect(run.samples, `call ${n}`).toEqual(whole);
        const kept = run.list[0]?.seconds ?? 0;
        const isWhole = kept === whole.length / second;
        if (!isWhole) expect(run.states.at(-1)?.keeping, `call ${n}`).toBe("full");
        // What the next visit is not told by the description, it must not be missing.
        if (!isWhole && kept > 0) expect(run.list[0]?.noRoomFrom, `call ${n}`).toBeCloseTo(kept, 3);
      }
      expect(n).toBeGreaterThan(12);
    },
  );

  test.each([1, 2, 7, 11])(
    "block %i never comes: silence is kept in its place, and which stretch it was is told",
    async (n) => {
      const storage = fakeStorage();
      const { recorder } = visit(storage);
      const { say, states } = await started(recorder);
      await say(...blocks.toSpliced(n - 1, 1), null);
      const [start, end] = [((n - 1) * length) / second, (n * length) / second];
      expect(states.at(-1)?.missing).toEqual([{ start, end }]);
      await recorder.change("a", { state: "stopped" });
      const samples = [...((await (await recorder.source("a", 0, 0)).read()) ?? [])];
      const silent = whole.map((sample, i) => (i >= (n - 1) * length && i < n * length ? 0 : sample));
      expect(samples).toEqual(silent);
    },
  );
});

import { afterEach, expect, test, vi } from "vitest";
import { SottoError } from "../../../engine/index";
import { fakeServices, settle, tiny } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { reloaded, texts, work } from "../../testing/visits";
import { hasUnkept } from "../selectors";
import type { AppStore } from "../store";

afterEach(() => void vi.useRealTimers());

const file = (name = "talk.mp3", bytes = "sound", lastModified = 7) => new File([bytes], name, { lastModified });

/** Waits until the first bytes of all files were read. */
const looked = (store: AppStore) =>
  vi.waitFor(
    () => {
      for (const { source } of store.getState().transcripts.values())
        expect(source).toHaveProperty("fingerprint", expect.any(String));
    },
    { timeout: 20_000 },
  );

/** A file in the middle of its text. */
async function running(services = fakeServices()) {
  const { store } = await opened(services);
  store.actions.addFiles([file()]);
  await looked(store);
  services.runs[0]?.emit({ type: "language", language: "en", probability: 0.9 });
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " One."), segment(4, 9, " Two.")] });
  services.runs[0]?.emit({ type: "progress", seconds: 9, totalSeconds: 60 });
  return { store, services };
}

test("a file is kept from when it came, before there is any text, with what it is known by", async () => {
  const services = fakeServices();
  const { store } = await opened(services);
  store.actions.addFiles([file()]);
  await looked(store);
  expect([...services.transcripts.kept.values()]).toMatchObject([{ order: { progress: "open", text: "none" } }]);
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " One.")] });
  expect([...services.transcripts.kept.values()]).toMatchObject([
    {
      facts: {
        id: "transcript 1",
        title: "talk.mp3",
        source: { kind: "file", name: "talk.mp3", bytes: 5, fingerprint: expect.stringMatching(/^[\da-f]{32}$/) },
        model: tiny.name,
        task: "transcribe",
        languages: [{ code: "en" }],
      },
      order: { progress: "open", language: "en" },
      segments: [{ id: 0, text: " One." }],
    },
  ]);
  services.runs[0]?.finish();
  await settle();
  expect(services.transcripts.kept.get("transcript 1")?.order).toMatchObject({ progress: "done", seconds: 60 });
  expect(services.transcripts.held.size).toBe(0);
});

test("reloaded in the middle: the text is there, and goes on from its end when the same file is chosen again", async () => {
  const { services: before } = await running();
  const { store, services } = await reloaded(before);
  expect(work(store).job).toMatchObject({
    state: { status: "stopped" },
    end: "cut-off",
    file: { status: "missing", refused: undefined },
    seconds: 9,
    totalSeconds: 60,
  });
  expect(work(store).transcript).toMatchObject({ title: "talk.mp3", text: "unread" });
  expect(hasUnkept(store.getState())).toBe(false);
  store.actions.show({ view: "transcript", job: 1 });
  await settle();
  expect(texts(store)).toEqual([
    [0, " One."],
    [1, " Two."],
  ]);
  await store.actions.continueJob(1);
  await settle();
  expect(services.opened).toEqual([]);
  for (const other of [file("other.mp3"), file("talk.mp3", "more sound"), file("talk.mp3", "noise")]) {
    await store.actions.giveFile(1, other);
    expect(work(store).job).toMatchObject({ file: { status: "missing", refused: other.name } });
  }
  // Some pickers hand out copies, whose date is that of the copying.
  await store.actions.giveFile(1, file("talk.mp3", "sound", 8));
  await settle();
  expect(services.opened).toEqual([{ name: "talk.mp3", from: 9 }]);
  services.runs[0]?.emit({ type: "segments", segments: [segment(10, 12, " Three.")] });
  services.runs[0]?.finish();
  await settle();
  expect(texts(store).at(-1)).toEqual([2, " Three."]);
  expect(services.transcripts.kept.get("transcript 1")).toMatchObject({
    order: { progress: "done" },
    segments: [{ id: 0 }, { id: 1 }, { id: 2, text: " Three." }],
  });
});

test("a file that the browser gave a handle of is asked for on the user's press", async () => {
  const { services: before } = await running();
  const asked: string[] = [];
  const kept = before.transcripts.kept.get("transcript 1");
  if (kept?.facts.source.kind !== "file") throw new Error("a file was expected");
  let answer = "denied";
  const handle = {
    requestPermission: async ({ mode }: { readonly mode: string }) => {
      asked.push(mode);
      if (answer === "late") throw new DOMException("no press", "SecurityError");
      return answer;
    },
    getFile: async () => file(),
  } as unknown as FileSystemFileHandle;
  const source = { ...kept.facts.source, handle };
  before.transcripts.kept.set("transcript 1", { ...kept, facts: { ...kept.facts, source } });
  const refused = await reloaded(before);
  expect(work(refused.store).job).toMatchObject({ file: { status: "ask" } });
  expect(asked).toEqual([]);
  await refused.store.actions.continueJob(1);
  expect(work(refused.store).job).toMatchObject({ state: { status: "stopped" }, file: { status: "missing" } });
  // The press is too long ago for the browser to ask: another one will do.
  answer = "late";
  const late = await reloaded(before);
  await late.store.actions.continueJob(1);
  expect(work(late.store).job).toMatchObject({ state: { status: "stopped" }, file: { status: "ask" } });
  answer = "granted";
  const { store, services } = await reloaded(before);
  // What cannot be cloned in a test is put by nobody.
  Object.assign(services.transcripts, { put: () => {} });
  await store.actions.continueJob(1);
  await settle();
  expect(asked).toEqual(["read", "read", "read"]);
  expect(services.opened).toEqual([{ name: "talk.mp3", from: 9 }]);
});

test("files that wait for their turn survive a reload, and are begun from their start", async () => {
  const { store: before, services } = await running();
  before.actions.addFiles([file("b.mp3"), file("c.mp3"), file("d.mp3")]);
  before.actions.removeJob(3);
  await settle();
  const { store, services: now } = await reloaded(services);
  expect(store.getState().jobs).toMatchObject([
    { transcript: "transcript 1", seconds: 9 },
    {
      transcript: "transcript 2",
      state: { status: "stopped" },
      end: "cut-off",
      seconds: 0,
      file: { status: "missing" },
    },
    { transcript: "transcript 4" },
  ]);
  // The database has them in the order of their ids, which are random.
  expect(work(store, 3).transcript.createdAt).toBeGreaterThan(work(store, 2).transcript.createdAt);
  expect(work(store, 2).transcript).toMatchObject({ title: "b.mp3", text: "here", segments: [] });
  await store.actions.giveFile(2, file("b.mp3"));
  await settle();
  expect(now.opened).toEqual([{ name: "b.mp3", from: 0 }]);
  // Nobody speaks in it.
  now.runs[0]?.finish();
  await settle();
  expect([...now.transcripts.kept.keys()]).toEqual(["transcript 1", "transcript 4"]);
});

test("a file of which nothing can be read is not listed again", async () => {
  const services = fakeServices();
  services.failOpen = new SottoError("audio-unreadable", "a.txt is no audio");
  const { store } = await opened(services);
  store.actions.addFiles([file("a.txt")]);
  await settle();
  expect(store.getState().jobs).toEqual([]);
  expect(services.transcripts.kept.size).toBe(0);
});

test("a file that changed or went while it waited is chosen again: any of its name before there is text, else the same", async () => {
  const services = fakeServices();
  services.failOpen = new SottoError("file-gone", "NotFoundError");
  const { store } = await opened(services);
  store.actions.addFiles([file()]);
  await looked(store);
  expect(work(store).job.state).toMatchObject({ status: "failed", failure: { code: "file-gone" } });
  // It is still there at the next visit.
  expect(services.transcripts.kept.get("transcript 1")?.order).toMatchObject({ progress: "stopped", text: "none" });
  services.failOpen = undefined;
  await store.actions.giveFile(1, file("another.mp3"));
  expect(work(store).job).toMatchObject({
    state: { status: "stopped" },
    file: { status: "missing", refused: "another.mp3" },
  });
  await store.actions.giveFile(1, file("talk.mp3", "cut anew"));
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " One.")] });
  services.runs[0]?.fail(new SottoError("file-gone", "NotReadableError"));
  await settle();
  await store.actions.giveFile(1, file("talk.mp3", "once more"));
  expect(work(store).job).toMatchObject({ file: { status: "missing", refused: "talk.mp3" } });
  await store.actions.giveFile(1, file("talk.mp3", "cut anew"));
  await settle();
  expect(services.opened.at(-1)).toEqual({ name: "talk.mp3", from: 4 });
});

test("the track that the user chose is heard at the next visit too", async () => {
  const { store: before, services } = await running();
  services.runs[0]?.finish();
  await settle();
  before.actions.hearTrack(1, 1);
  await settle();
  const { store, services: now } = await reloaded(services);
  await store.actions.giveFile(2, file());
  await settle();
  expect(now.opened).toEqual([{ name: "talk.mp3", from: 0, track: 1 }]);
});

test("a finished file is listed at later visits; it is deleted after a while in which that can be undone", async () => {
  const { services: before } = await running();
  before.runs[0]?.finish();
  await settle();
  const { store, services } = await reloaded(before);
  expect(work(store).job.state.status).toBe("done");
  vi.useFakeTimers();
  store.actions.discard(1);
  expect(store.getState().jobs).toEqual([]);
  store.actions.undoLast();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(store.getState().jobs).toHaveLength(1);
  store.actions.discard(1);
  await vi.advanceTimersByTimeAsync(6000);
  expect(services.transcripts.kept.size).toBe(0);
  expect(store.getState().transcripts.size).toBe(0);
});

test("what another tab writes is not taken from it, neither to go on with nor to delete", async () => {
  const { services: before } = await running();
  const { store, services } = await reloaded(before);
  services.transcripts.elsewhere.add("transcript 1");
  await store.actions.giveFile(1, file());
  await settle();
  expect(work(store).job.state).toMatchObject({ status: "failed", failure: { code: "busy" } });
  vi.useFakeTimers();
  store.actions.discard(1);
  await vi.advanceTimersByTimeAsync(6000);
  expect(store.getState().jobs).toHaveLength(1);
  expect(services.transcripts.kept.size).toBe(1);
});

test("what was heard behind the end of a text keeps its text on the page, however often the lists are read anew", async () => {
  const { store: before, services } = await running();
  services.runs[0]?.emit({ type: "progress", seconds: 30, totalSeconds: 60 });
  before.actions.stop();
  await settle();
  const { store } = await reloaded(services);
  store.actions.show({ view: "transcript", job: 1 });
  await settle();
  for (let look = 0; look < 2; look++) {
    expect(work(store).job).toMatchObject({ state: { status: "stopped" }, seconds: 30 });
    expect(texts(store)).toHaveLength(2);
    await store.actions.restore();
  }
});

test("text that its order does not know of yet stays on the page", async () => {
  const { services } = await running();
  const kept = services.transcripts.kept.get("transcript 1");
  if (kept === undefined) throw new Error("nothing was kept");
  services.transcripts.kept.set("transcript 1", { ...kept, order: { ...kept.order, seconds: 4 } });
  const { store } = await reloaded(services);
  store.actions.show({ view: "transcript", job: 1 });
  await settle();
  await store.actions.restore();
  expect(work(store).job.seconds).toBe(9);
  expect(texts(store)).toHaveLength(2);
});

test("lists follow other tabs: what they wrote, what they went on with, what they deleted", async () => {
  const { store, services } = await opened();
  const { services: other } = await running();
  const kept = other.transcripts.kept.get("transcript 1");
  if (kept === undefined) throw new Error("nothing was kept");
  services.transcripts.kept.set("transcript 1", kept);
  services.transcripts.tell({ id: "transcript 1", what: "changed" });
  await settle();
  expect(work(store).job).toMatchObject({ state: { status: "stopped" }, seconds: 9 });
  await store.actions.readText(1);
  const more = { ...kept.order, progress: "done", seconds: 60 } as const;
  services.transcripts.kept.set("transcript 1", {
    ...kept,
    order: more,
    segments: [...kept.segments, { ...segment(9, 60, " Theirs."), id: 2 }],
  });
  services.transcripts.tell({ id: "transcript 1", what: "changed" });
  await settle();
  expect(work(store).job).toMatchObject({ state: { status: "done" }, seconds: 60 });
  await store.actions.readText(1);
  expect(texts(store)).toHaveLength(3);
  store.actions.show({ view: "transcript", job: 1 });
  services.transcripts.tell({ id: "transcript 1", what: "removed" });
  expect(store.getState()).toMatchObject({ jobs: [], page: { view: "start" } });
});

test("a page that writes is not moved by what other tabs say", async () => {
  const { store, services } = await running();
  services.transcripts.tell({ id: "transcript 1", what: "removed" });
  services.transcripts.tell({ id: "transcript 1", what: "changed" });
  await settle();
  expect(work(store).job.state.status).toBe("running");
  expect(texts(store)).toHaveLength(2);
});

test("text that found no room is told of until somebody has taken it", async () => {
  const { store, services } = await running();
  services.transcripts.keeping = "full";
  services.runs[0]?.emit({ type: "segments", segments: [segment(9, 12, " Three.")] });
  services.runs[0]?.finish();
  await settle();
  expect(store.getState().textKeeping).toBe("full");
  expect(hasUnkept(store.getState())).toBe(true);
  store.actions.markTaken(1);
  expect(hasUnkept(store.getState())).toBe(false);
});

test("a file that is done while earlier visits are listed stays as it is now, not as the list had it", async () => {
  const { store, services } = await running();
  const { list } = services.sounds;
  let go = () => {};
  const slow = new Promise<void>((resolve) => {
    go = resolve;
  });
  // The database has been read when this is asked.
  Object.assign(services.sounds, { list: () => slow.then(() => list()) });
  const listing = store.actions.restore();
  await settle();
  services.runs[0]?.finish();
  await settle();
  go();
  await listing;
  expect(work(store).job.state.status).toBe("done");
  expect(texts(store)).toHaveLength(2);
});

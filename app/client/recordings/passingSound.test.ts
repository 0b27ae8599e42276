import { expect, test } from "vitest";
import { type FakeStorage, fakeStorage } from "../../testing/fakeStorage";
import { block, listed, meta, second, started, visit } from "../../testing/recorderVisit";
import type { RecordingMeta, RecordingStorage } from "./types";

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

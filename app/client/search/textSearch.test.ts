import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { segment } from "../../testing/segments";
import { type Database, databaseName, openDatabase } from "../storage/database";
import { removeTranscript, replaceTranscript } from "../transcripts/transcriptDb";
import type { TranscriptNotice } from "../transcripts/transcripts";
import type { TranscriptChange } from "../transcripts/types";
import { TextSearch } from "./textSearch";

let database: Database;
let tell: (notice: TranscriptNotice) => void;

beforeEach(async () => {
  database = await openDatabase();
});

afterEach(async () => {
  database.close();
  await deleteDB(databaseName);
});

function opened(): TextSearch {
  const channel = {
    addEventListener: (_: string, listener: (message: { readonly data: TranscriptNotice }) => void) => {
      tell = (data) => listener({ data });
    },
  };
  return new TextSearch({ open: openDatabase, channel: channel as unknown as BroadcastChannel });
}

function keep(id: string, createdAt: number, ...texts: readonly string[]): Promise<void> {
  const change: TranscriptChange = {
    facts: {
      ...{ id, title: undefined, createdAt, source: { kind: "recording" }, languages: [], task: "transcribe" },
      ...{ model: undefined, speakers: [] },
    },
    order: {
      ...{ text: "some", progress: "done", options: {}, language: undefined, track: undefined },
      ...{ seconds: 1, totalSeconds: 1, spentMs: 0 },
    },
    segments: texts.map((text, at) => ({ ...segment(at * 2, at * 2 + 2, text), id: at })),
  };
  return replaceTranscript(database, change);
}

test("finds what is kept, and shows where", async () => {
  await keep("a", 1, " The logbook", " lay there.");
  await keep("b", 2, " Nothing. ", " A logbook.");
  const search = opened();
  const onChange = vi.fn();
  await search.start(onChange);
  const found = await search.search("logb");
  expect(found).toMatchObject({ times: 2, read: 2, all: 2 });
  expect(found.texts.map(({ id }) => id)).toEqual(["b", "a"]);
  const [passage] = await search.passages("b", [1], "logb");
  expect(passage?.start).toBe(2);
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 20_000 });
});

test("keeps up with what is written, changed and deleted, in whichever tab", async () => {
  await keep("a", 1, " old");
  const search = opened();
  const onChange = vi.fn();
  await search.start(onChange);
  await keep("a", 1, " new");
  await keep("b", 2, " new too");
  tell({ id: "a", what: "written" });
  tell({ id: "b", what: "changed" });
  expect((await search.search("old")).times).toBe(0);
  await vi.waitFor(async () => expect((await search.search("new")).times).toBe(2), { timeout: 20_000 });
  await removeTranscript(database, "a");
  tell({ id: "a", what: "removed" });
  expect((await search.search("new")).texts.map(({ id }) => id)).toEqual(["b"]);
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: 20_000 });
});

test("a text that is told of and is gone when it is read is not found", async () => {
  await keep("a", 1, " new");
  const search = opened();
  await search.start(() => {});
  await removeTranscript(database, "a");
  tell({ id: "a", what: "written" });
  expect((await search.search("new")).times).toBe(0);
});

test("a browser that keeps nothing has nothing to search", async () => {
  const search = new TextSearch({
    open: () => Promise.reject(new DOMException("private", "InvalidStateError")),
    channel: { addEventListener: () => {} },
  });
  await expect(search.start(() => {})).rejects.toThrow();
  expect(await search.search("new")).toMatchObject({ times: 0, all: 0 });
});

test("a text that the database did not take is found, shown, and read there once it has come in", async () => {
  const search = opened();
  await search.start(() => {});
  const segments = [" The logbook", " lay there."].map((text, at) => ({
    ...segment(at * 2, at * 2 + 2, text),
    id: at,
  }));
  search.give([{ id: "a", title: undefined, createdAt: 1, segments }]);
  expect(await search.search("lay")).toMatchObject({ times: 1, read: 1, all: 1 });
  expect(await search.passages("a", [1], "lay")).toMatchObject([{ text: "The logbook lay there.", start: 2 }]);
  await keep("a", 1, " The log", " stood there.");
  tell({ id: "a", what: "written" });
  expect((await search.search("lay")).times).toBe(0);
  expect(await search.passages("a", [1], "stood")).toMatchObject([{ start: 2 }]);
});

test("where there is no database, what the page has is found all the same", async () => {
  const channel = { addEventListener: () => {} };
  const search = new TextSearch({ open: () => Promise.reject(new DOMException("private")), channel });
  await search.start(() => {}).catch(() => {});
  search.give([{ id: "a", title: "Keepers", createdAt: 1, segments: [{ ...segment(0, 2, " A lamp."), id: 0 }] }]);
  expect(await search.search("keepers")).toMatchObject({ times: 1 });
  expect(await search.passages("a", [0], "lamp")).toMatchObject([{ text: "A lamp.", start: 0 }]);
});

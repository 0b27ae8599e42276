import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "../storage/database";
import { voiceNumbers } from "../transcripts/parse";
import { createVoiceMemory } from "./voiceMemory";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const voiceOf = (x: number) => Array.from({ length: voiceNumbers }, (_, i) => (i === 0 ? x : 0));

function visit() {
  const told: unknown[] = [];
  const channel = { postMessage: (message: unknown) => void told.push(message), addEventListener: () => {} };
  return { memory: createVoiceMemory(openDatabase, channel), told };
}

const seen = async (memory: ReturnType<typeof visit>["memory"]) =>
  (await memory.read()).map(({ name, heard }) => [
    name,
    heard.map(({ transcript, voice }) => `${transcript} ${voice[0]}`),
  ]);

test("a voice is remembered by how it sounded in each recording, over visits, and other tabs hear of it", async () => {
  const { memory, told } = visit();
  await memory.note("one", { left: [], heard: [{ name: "Ana", voice: voiceOf(1) }] });
  await memory.note("two", {
    left: [],
    heard: [
      { name: "Ana", voice: voiceOf(2) },
      { name: "Ben", voice: voiceOf(3) },
    ],
  });
  await memory.note("one", { left: [], heard: [{ name: "Ana", voice: voiceOf(4) }] });
  expect(told).toHaveLength(3);
  expect(await seen(visit().memory)).toEqual([
    ["Ana", ["two 2", "one 4"]],
    ["Ben", ["two 3"]],
  ]);
});

test("what was a mistake is taken back, and a voice that is heard nowhere is none", async () => {
  const { memory } = visit();
  await memory.note("one", { left: [], heard: [{ name: "Ana", voice: voiceOf(1) }] });
  await memory.note("two", { left: [], heard: [{ name: "Ana", voice: voiceOf(2) }] });
  await memory.note("two", { left: ["Ana"], heard: [{ name: "Ben", voice: voiceOf(2) }] });
  expect(await seen(memory)).toEqual([
    ["Ana", ["one 1"]],
    ["Ben", ["two 2"]],
  ]);
  await memory.note("one", { left: ["Ana"], heard: [] });
  expect(await seen(memory)).toEqual([["Ben", ["two 2"]]]);
});

test("one is forgotten, or all; what is broken counts as none", async () => {
  const { memory } = visit();
  for (const name of ["Ana", "Ben", "Eva"])
    await memory.note("one", { left: [], heard: [{ name, voice: voiceOf(1) }] });
  await memory.forget("Ana");
  const database = await openDatabase();
  await database.put("voices", { name: "Odd", heard: [{ transcript: 5, voice: "x" }] }, "Odd");
  await database.put("voices", 7, "Number");
  database.close();
  expect((await seen(memory)).map(([name]) => name)).toEqual(["Ben", "Eva"]);
  await memory.forgetAll();
  expect(await memory.read()).toEqual([]);
});

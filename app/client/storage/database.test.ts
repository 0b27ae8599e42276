import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, expect, test } from "vitest";
import { chunkBytes, weightsFile } from "../../../engine/index";
import { StoredModelDb } from "../models/modelDb";
import { openDatabase } from "./database";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const hex = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const chunks = [new Uint8Array(chunkBytes).fill(1), new Uint8Array(5).fill(2)];
const part = { chunks: chunks.map(hex), loaded: chunkBytes + 5, total: chunkBytes + 5, validator: undefined };
const about = { languages: ["en", "de"], isRemoved: false };
/** As pages wrote them until models had files: a model of a host that is stored, one of the user's, one that was begun. */
const before = [
  {
    ...about,
    name: "small-q5_1",
    origin: "host",
    url: "https://host.example/small.bin",
    state: "stored",
    part,
    hash: { kind: "sha1", value: "abc" },
  },
  { ...about, name: "mine", origin: "own", url: undefined, state: "stored", part, hash: undefined },
  {
    ...about,
    name: "later",
    origin: "own",
    url: "https://host.example/later.bin",
    state: "partial",
    part: { chunks: [], loaded: 0, total: undefined, validator: undefined },
    hash: undefined,
  },
];

async function writeVersion(version: number): Promise<void> {
  const database = await openDB("sotto", version, {
    upgrade(created) {
      created.createObjectStore("models", { keyPath: "name" });
      created.createObjectStore("chunks", { keyPath: ["name", "index"] });
      if (version >= 2) created.createObjectStore("settings");
      if (version >= 3) for (const name of ["transcripts", "orders", "segments"]) created.createObjectStore(name);
    },
  });
  for (const record of before) await database.put("models", record);
  for (const name of ["small-q5_1", "mine"]) {
    for (const [index, bytes] of chunks.entries()) await database.put("chunks", { name, index, bytes });
  }
  if (version >= 2) await database.put("settings", { theme: "dark" }, "settings");
  database.close();
}

test.each([1, 2, 3])("models that version %i stored are found, with what was known of them", async (version) => {
  await writeVersion(version);
  const db = await StoredModelDb.open(openDatabase, async () => undefined);
  const records = await db.list();
  expect(records.map(({ name }) => name).sort()).toEqual(["later", "mine", "small-q5_1"]);
  expect(await db.get("small-q5_1")).toEqual({
    ...about,
    name: "small-q5_1",
    origin: "host",
    state: "stored",
    files: [{ name: weightsFile, url: "https://host.example/small.bin", part, hash: { kind: "sha1", value: "abc" } }],
  });
  for (const [index, bytes] of chunks.entries())
    expect(hex((await db.chunk("mine", index)) ?? bytes.slice(1))).toBe(hex(bytes));
  const database = await openDatabase();
  if (version >= 2) expect(await database.get("settings", "settings")).toEqual({ theme: "dark" });
  database.close();
});

test("a database is brought up once, and records of now are left alone", async () => {
  await writeVersion(3);
  (await openDatabase()).close();
  const db = await StoredModelDb.open(openDatabase, async () => undefined);
  expect((await db.get("mine"))?.files).toHaveLength(1);
});

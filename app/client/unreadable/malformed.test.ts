import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSettings } from "../../state/settings/openSettings";
import { fakeChannels } from "../../testing/fakeChannels";
import { FakeLocks } from "../../testing/fakeLocks";
import { fakeStorage } from "../../testing/fakeStorage";
import { StoredModelDb } from "../models/modelDb";
import type { ModelRecord } from "../models/record";
import { createStoredNames } from "../models/storedNames";
import { Recorder } from "../recordings/recorder";
import { type Database, databaseName, openDatabase } from "../storage/database";
import { Transcripts } from "../transcripts/transcripts";
import { createTypedNotes } from "../transcripts/typedNotes";
import { Unreadable, type UnreadableRecord } from "./unreadable";

let database: Database;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(async () => {
  database.close();
  await deleteDB(databaseName);
});

const open = async () => database;
const round: { itself?: unknown } = {};
round.itself = round;

/** What no version ever wrote. */
const junk: readonly unknown[] = [null, 0, Number.NaN, "", "nonsense", true, [], [[]], new Date(Number.NaN), 7n, round];
/** Fields of every record, each with what it cannot be. */
const wrong = [...junk, {}, -1, 1e300, "x".repeat(10_000), Array.from({ length: 100_000 }, () => "Me")];

/** A record with one of its fields, or one within them, other than it can be: all ways of it. */
function broken(record: object): readonly object[] {
  return Object.entries(record).flatMap(([name, value]) => [
    ...wrong.map((one) => ({ ...record, [name]: one })),
    ...(isPlain(value) ? broken(value).map((one) => ({ ...record, [name]: one })) : []),
    ...(Array.isArray(value) && isPlain(value[0]) ? broken(value[0]).map((one) => ({ ...record, [name]: [one] })) : []),
  ]);
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const keysAt = (records: readonly UnreadableRecord[], place: UnreadableRecord["place"]) =>
  records.filter((one) => one.place === place).map(({ key }) => key);

describe("transcripts", () => {
  const facts = {
    id: "good",
    title: "Lamps",
    createdAt: 5,
    source: { kind: "file", name: "a.mp3", bytes: 3, modifiedAt: 4 },
    languages: [{ code: "en", probability: 0.9 }],
    task: "transcribe",
    model: "base",
    speakers: ["Me"],
  };
  const order = { progress: "done", options: {}, language: "en", seconds: 2, totalSeconds: 2, spentMs: 5 };
  const row = { id: 0, start: 0, end: 2, text: " Two lamps.", tokens: [1], language: "en", words: [] };
  const channel = { postMessage: () => {}, addEventListener: () => {} };
  const page = () => new Transcripts({ open, locks: new FakeLocks().open(), channel });

  test("none is hidden by any broken facts, order or segment, and what is read has dates and languages that there are", async () => {
    await database.put("transcripts", facts, "good");
    await database.put("orders", order, "good");
    await database.put("segments", row, ["good", 0]);
    const store = database.transaction(["transcripts", "orders", "segments"], "readwrite");
    const ways = { facts: broken(facts), orders: broken(order), rows: broken(row) };
    for (const [i, one] of ways.facts.entries()) store.objectStore("transcripts").put(one, `facts ${i}`);
    for (const [i, one] of ways.orders.entries()) {
      store.objectStore("transcripts").put(facts, `order ${i}`);
      store.objectStore("orders").put(one, `order ${i}`);
    }
    for (const [i, one] of ways.rows.entries()) store.objectStore("segments").put(one, ["good", i + 1]);
    await store.done;
    const list = await page().list();
    expect(list).toHaveLength(1 + ways.facts.length + ways.orders.length);
    expect(list.find(({ facts: { id } }) => id === "good")).toMatchObject({ facts, order });
    for (const { facts, order } of list) {
      expect(() => new Date(facts.createdAt).toISOString()).not.toThrow();
      expect(() => new Intl.DisplayNames("en", { type: "language" }).of(order.language ?? "en")).not.toThrow();
      for (const { code } of facts.languages) new Intl.DisplayNames("en", { type: "language" }).of(code);
      expect(facts.speakers.length).toBeLessThanOrEqual(2);
      expect(order.seconds).toBeGreaterThanOrEqual(0);
    }
    const segments = await page().segments("good");
    expect(segments[0]).toMatchObject(row);
    for (const { start, end } of segments) expect(start >= 0 && end < 1e9).toBe(true);
  });

  test("a record that tells nothing is no row of its own, can be taken as it is and deleted; one with text stays", async () => {
    await database.put("transcripts", facts, "good");
    for (const [i, one] of junk.entries()) await database.put("transcripts", one, `junk ${i}`);
    await database.put("transcripts", facts, 7 as unknown as string);
    await database.put("transcripts", "nonsense", "told");
    await database.put("segments", row, ["told", 0]);
    expect((await page().list()).map(({ facts: { id } }) => id).toSorted()).toEqual(["good", "told"]);
    const unreadable = new Unreadable({ open, recordings: new Recorder(servicesOf(fakeStorage())) });
    const found = await unreadable.list();
    expect(keysAt(found, "transcripts")).toEqual([7, ...junk.map((_, i) => `junk ${i}`).toSorted()]);
    for (const record of found) {
      expect(JSON.parse(await (await unreadable.raw(record)).text())).toHaveProperty("key", record.key);
      await unreadable.remove(record);
    }
    expect(await unreadable.list()).toEqual([]);
    expect(await database.getAllKeys("transcripts")).toEqual(["good", "told"]);
  });
});

describe("models", () => {
  const record: ModelRecord = {
    name: "good",
    origin: "own",
    languages: ["en"],
    state: "stored",
    isRemoved: false,
    files: [
      {
        name: "weights",
        url: "https://models.example/a.bin",
        part: { chunks: ["00"], loaded: 3, total: 3, validator: "etag" },
        hash: { kind: "sha256", value: "00" },
      },
    ],
  };

  test("none is hidden by a broken record; what cannot be read is found, and goes with its chunks", async () => {
    await database.put("models", record);
    await database.put("chunks", { name: "0", index: 0, bytes: new Uint8Array(3) });
    const ways = broken(record).filter((one) => typeof (one as ModelRecord).name === "string");
    for (const [i, one] of ways.entries()) await database.put("models", { ...one, name: String(i) } as ModelRecord);
    const models = await StoredModelDb.open(open, async () => undefined);
    const list = await models.list();
    expect(list).toContainEqual(record);
    for (const { files } of list) {
      expect(files.length).toBeGreaterThan(0);
      for (const { url, part } of files) {
        expect(url === undefined || URL.canParse(url)).toBe(true);
        expect(Number.isSafeInteger(part.loaded) && Array.isArray(part.chunks)).toBe(true);
      }
    }
    const unreadable = new Unreadable({ open, recordings: new Recorder(servicesOf(fakeStorage())) });
    const found = await unreadable.list();
    expect(found.length + list.length).toBe(ways.length + 1);
    for (const one of found) await unreadable.remove(one);
    expect(await unreadable.list()).toEqual([]);
    expect(await models.list()).toEqual(list);
  });

  test("a chunk that is none has gone", async () => {
    const models = await StoredModelDb.open(open, async () => undefined);
    await database.put("chunks", { name: "good", index: 0, bytes: "nonsense" as unknown as Uint8Array<ArrayBuffer> });
    expect(await models.chunk("good", 0)).toBeUndefined();
  });
});

describe("settings", () => {
  test.each(junk.filter((one) => !isPlain(one)))(
    "a record that is %s leaves the usual, is found and can be deleted",
    async (one) => {
      await database.put("settings", one, "settings");
      const source = {
        open,
        storage: undefined,
        address: "https://sotto.example/",
        patience: 5000,
        channel: fakeChannels()(),
      };
      expect((await openSettings(source)).read()).toMatchObject({ theme: "auto", language: undefined });
      const unreadable = new Unreadable({ open, recordings: new Recorder(servicesOf(fakeStorage())) });
      const [record, ...others] = await unreadable.list();
      expect([record, others]).toEqual([{ place: "settings", key: "settings" }, []]);
      await unreadable.remove(record as UnreadableRecord);
      expect(await database.count("settings")).toBe(0);
    },
  );

  test.each(["", "{", "nonsense", "[1,2]", '"x"', "1e999", "null"])("local storage may hold %s", async (text) => {
    const kept = new Map(
      ["options", "shelf", "device", "sound", "single-keys"].map((name): [string, string] => [`sotto.${name}`, text]),
    );
    kept.set("sotto-stored-models", text);
    kept.set("sotto.typed.good", text);
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    } as unknown as Storage;
    expect(createStoredNames(storage).read()).toEqual([]);
    expect(createTypedNotes(storage).read("good")).toBeUndefined();
    const source = { open, storage, address: "https://sotto.example/", patience: 5000, channel: fakeChannels()() };
    expect((await openSettings(source)).read()).toMatchObject({ theme: "auto", options: { task: "transcribe" } });
  });
});

describe("recordings", () => {
  const meta = { id: "good", startedAt: 1000, tracks: ["Me"], state: "done", audio: { status: "kept" } };
  const second = new Uint8Array(32_000);

  test("none is hidden by a broken description: its sound is found all the same, and by whom it is", async () => {
    const storage = fakeStorage();
    const json = (value: unknown) => JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one));
    const texts = [meta, ...broken(meta)].flatMap((one) => {
      try {
        return [json(one)];
      } catch {
        return [];
      }
    });
    texts.push("", "{", "null", "[]", "7", "\0\0\0", `{"tracks":${"[".repeat(5000)}`);
    for (const [i, text] of texts.entries()) {
      storage.files.set(`${i}/meta.json`, new TextEncoder().encode(text));
      storage.files.set(`${i}/track-0.pcm`, second);
    }
    const recorder = new Recorder(servicesOf(storage));
    const list = await recorder.list();
    expect(list.length).toBeGreaterThan(texts.length - 40);
    for (const one of list) {
      expect(() => new Date(one.startedAt).toISOString()).not.toThrow();
      expect(one.tracks.length).toBeLessThanOrEqual(2);
    }
    // Only a description that itself says so leaves one out: its sound has gone with the end of its text.
    const gone = texts.flatMap((_, i) => (list.some(({ id }) => id === String(i)) ? [] : [i]));
    expect(gone).toEqual([]);
  });

  test("a folder that cannot be read hides none, is found, and can be taken and deleted", async () => {
    const storage = fakeStorage();
    storage.files.set("good/meta.json", new TextEncoder().encode(JSON.stringify(meta)));
    storage.files.set("good/track-0.pcm", second);
    storage.files.set("mute/meta.json", new TextEncoder().encode("nonsense"));
    storage.files.set("bad/meta.json", new TextEncoder().encode("nonsense"));
    storage.files.set("bad/track-0.pcm", second);
    const read = storage.read;
    storage.read = async (id, name) => {
      if (id === "bad" && name !== "meta.json") throw new DOMException("a bad block", "NotReadableError");
      return read(id, name);
    };
    const recorder = new Recorder(servicesOf(storage));
    expect((await recorder.list()).map(({ id }) => id)).toEqual(["good"]);
    const unreadable = new Unreadable({ open, recordings: recorder });
    const found = await unreadable.list();
    expect(keysAt(found, "recordings").toSorted()).toEqual(["bad", "mute"]);
    for (const record of found) {
      expect(await (await unreadable.raw(record)).text()).toBe("nonsense");
      await unreadable.remove(record);
    }
    expect([...storage.files.keys()]).toEqual(["good/meta.json", "good/track-0.pcm"]);
  });
});

function servicesOf(storage: ReturnType<typeof fakeStorage>) {
  return { openStorage: async () => storage, hold: async () => () => {}, held: async () => new Set<string>() };
}

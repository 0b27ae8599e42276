import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type BadHost, startBadHost } from "../../../e2e/badHost";
import { chunkBytes, weightsFile } from "../../../engine/index";
import { smallestDims, writeGgml } from "../../../engine/testing/writeGgml";
import { FakeTabs } from "../../testing/fakeNeighbours";
import { openDatabase } from "../storage/database";
import type { FetchWays } from "./fetchModel";
import { MemoryModelDb } from "./memoryDb";
import type { Model, ModelFile } from "./model";
import { type ModelDb, StoredModelDb } from "./modelDb";
import { ownProblem } from "./ownProblems";
import { Shelf, type ShelfServices } from "./shelf";
import { sleep } from "./sleep";
import type { ShelfModel } from "./types";

const dims = { ...smallestDims, nVocab: 51865, nAudioState: 128, nTextState: 128, nAudioHead: 2, nTextHead: 2 };
const file = writeGgml({ dims, type: "q8_0", seed: 7 });
const chunks = Math.ceil(file.length / chunkBytes);
const hex = (bytes: Uint8Array, kind = "sha256") => createHash(kind).update(bytes).digest("hex");

let host: BadHost;
let tabs: FakeTabs;

beforeEach(async () => {
  host = await startBadHost(file);
  tabs = new FakeTabs();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => host.close());

/** Real requests and real hashes; nobody waits between two attempts. */
const ways: FetchWays = {
  fetch,
  sha256: async (bytes) => hex(bytes),
  startHash: async (kind) => {
    const hash = createHash(kind);
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
  },
  room: async () => undefined,
  isOnline: () => true,
  sleep: (milliseconds, signal) => sleep(milliseconds === 30_000 ? 2000 : 1, signal),
  random: () => 0,
};

/** What a test says of the one file of a model besides its address. */
type About = Partial<
  Pick<Model, "name" | "origin" | "bytes"> & Pick<ModelFile, "hash"> & { readonly exact: number | undefined }
>;

function listed(url: string, about: About = {}): Model {
  const sha256: ModelFile["hash"] = { kind: "sha256", value: hex(file) };
  const { name = "small", origin = "host", bytes = file.length, hash = sha256, exact = bytes } = about;
  return { name, origin, languages: ["en"], bytes, files: [{ name: weightsFile, url, bytes: exact, hash }] };
}

async function openShelf(catalogue: readonly Model[], more: Partial<ShelfServices> = {}) {
  const neighbours = tabs.open();
  const db: ModelDb = more.db ?? (await StoredModelDb.open(openDatabase, async () => 5));
  const shelf = await Shelf.open({
    db,
    neighbours,
    download: ways,
    catalogue,
    estimate: async () => ({ usage: 1, quota: 2, isPersistent: false }),
    now: () => performance.now(),
    ...more,
  });
  const seen: ShelfModel["state"][] = [];
  shelf.watch((models) => {
    const state = models.find(({ name }) => name === "small")?.state;
    if (state) seen.push(state);
  });
  const model = (name = "small") => shelf.models().find((one) => one.name === name);
  return { shelf, db, model, seen, die: () => neighbours.die() };
}

async function storedBytes(shelf: Shelf, name = "small"): Promise<Uint8Array> {
  const [weights] = await shelf.stored.open(name, () => {});
  const read = Array.from({ length: weights?.chunks ?? 0 }, (_, index) => shelf.stored.read(name, 0, index));
  return Buffer.concat(await Promise.all(read));
}

describe("a model of a host", () => {
  test.each([
    ["drop", "drop", "good"],
    ["drop", "unsatisfied", "good"],
    ["busy", "redirect"],
    ["compressed"],
    ["lengthless"],
    ["whole"],
    ["slow"],
    ["drop", "strict"],
    ["drop", "wrong", "good"],
  ] as const)("that is %s %s %s is stored in the end, and is what was wanted", async (...conducts) => {
    const { shelf, model } = await openShelf([listed(host.address("a.bin", ...conducts))]);
    await shelf.download("small");
    expect(model()).toMatchObject({ state: { status: "stored" }, bytes: file.length, isExact: true });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
  });

  test.each([
    ["wrong", "model-corrupt"],
    ["endless", "model-corrupt"],
    ["shortened", "model-corrupt"],
    ["short", "download-failed"],
    ["changed", "model-corrupt"],
    ["missing", "download-failed"],
    ["busy", "download-failed"],
  ] as const)("that is %s ends with %s, and nothing can be loaded", async (conduct, code) => {
    const { shelf, model } = await openShelf([listed(host.address("a.bin", conduct))]);
    await shelf.download("small");
    expect(model()?.state).toMatchObject({ status: "failed", failure: { code } });
    const answered = { missing: 404, busy: 503 }[conduct as string];
    expect(model()?.state).toMatchObject({ failure: answered === undefined ? {} : { answered } });
    await expect(shelf.stored.open("small", () => {})).rejects.toMatchObject({ name: "model-unknown" });
  });

  test("that changes in the middle is fetched anew", async () => {
    const newer = Buffer.from(file);
    newer[newer.length - 1] = (newer.at(-1) ?? 0) ^ 1;
    const hash = { kind: "sha1", value: hex(newer, "sha1") } as const;
    const { shelf, model } = await openShelf([listed(host.address("a.bin", "drop", "changed"), { hash })]);
    await shelf.download("small");
    expect(model()?.state).toEqual({ status: "stored" });
  });

  test("without a known hash is compared with the one that the host publishes, and is not taken without", async () => {
    const unlisted = (url: string, name: string): Model => {
      const files = [{ name: weightsFile, url, bytes: undefined, hash: undefined }];
      return { ...listed(url), name, bytes: 1e6, files };
    };
    const listing = [{ path: "a.bin", lfs: { oid: hex(file), size: file.length } }];
    const asked: string[] = [];
    const answering = async (url: string, request: RequestInit) => {
      asked.push(url);
      if (url.includes("/api/")) return Response.json(asked.length > 1 ? [] : listing);
      return fetch(host.address("a.bin", "good"), request);
    };
    const download = { ...ways, fetch: answering };
    const url = "https://huggingface.co/some/models/resolve/main/a.bin";
    const { shelf, model } = await openShelf([unlisted(url, "small"), unlisted(url, "other")], { download });
    expect(model()).toMatchObject({ bytes: 1e6, isExact: false, host: "huggingface.co" });
    shelf.setMirror("https://models.firm.example/hf");
    expect(model()?.host).toBe("models.firm.example");
    await shelf.download("small");
    expect(asked).toEqual([
      "https://models.firm.example/hf/api/models/some/models/tree/main",
      "https://models.firm.example/hf/some/models/resolve/main/a.bin",
    ]);
    expect(model()?.state).toEqual({ status: "stored" });
    await shelf.download("other");
    expect(model("other")?.state).toMatchObject({ status: "failed", failure: { code: "download-failed" } });
  });

  test("is paused, goes on in the next visit where it was, and is deleted when it is cancelled", async () => {
    const first = await openShelf([listed(host.address("a.bin", "slow"))]);
    const done = first.shelf.download("small");
    await until(() => first.model()?.state.status === "downloading" && loadedOf(first.model()) > 1 << 19);
    await first.shelf.pause("small");
    await done;
    const { state } = first.model() ?? {};
    expect(state).toMatchObject({ status: "paused", total: file.length });
    const { shelf, model } = await openShelf([listed(host.address("a.bin", "good"))]);
    expect(model()?.state).toEqual(state);
    await shelf.download("small");
    expect(host.requests.at(-1)).toMatchObject({
      range: `bytes=${loadedOf({ state } as ShelfModel)}-`,
      ifRange: '"1"',
    });
    expect(model()?.state).toEqual({ status: "stored" });

    const third = await openShelf([listed(host.address("b.bin", "slow"), { name: "third" })]);
    const stopped = third.shelf.download("third");
    await until(() => loadedOf(third.model("third")) > 0);
    await third.shelf.cancel("third");
    await stopped;
    expect(third.model("third")?.state).toEqual({ status: "absent" });
    expect(await third.db.chunk("third", 0)).toBeUndefined();
  });

  test("that cannot be reached says so", async () => {
    const nobody = () => Promise.reject(new TypeError("Failed to fetch"));
    const { shelf, model } = await openShelf([listed("https://x.example/a.bin")], {
      download: { ...ways, fetch: nobody },
    });
    await shelf.download("small");
    const failure = { code: "download-failed", answered: "nothing" };
    expect(model()?.state).toMatchObject({ status: "failed", failure, loaded: 0 });
  });

  test("that does not fit says what it needs and what is there", async () => {
    const download = { ...ways, room: async () => 1000 };
    const { shelf, model } = await openShelf([listed(host.address("a.bin", "good"))], { download });
    await shelf.download("small");
    expect(model()?.state).toMatchObject({
      status: "failed",
      failure: { code: "storage-full", needs: file.length, has: 1000 },
    });
  });
});

describe("what is stored", () => {
  test("is healed part by part where it was damaged or has gone", async () => {
    const { shelf, db, model } = await openShelf([listed(host.address("a.bin", "good"))]);
    await shelf.download("small");
    const record = await db.get("small");
    if (!record) throw new Error("not stored");
    await db.putChunk(record, 1, new Uint8Array(9));
    const before = host.requests.length;
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(host.requests.slice(before).map(({ range }) => range)).toEqual([`bytes=${chunkBytes}-${file.length - 1}`]);
    await db.deleteChunks("small", 0);
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(host.requests).toHaveLength(before + 1 + chunks);
    expect(model()?.state).toEqual({ status: "stored" });
  });

  test("and cannot be healed is never read, and is put together anew when it is downloaded again", async () => {
    const { shelf, db, model } = await openShelf([listed(host.address("a.bin", "good", "wrong", "good"))]);
    await shelf.download("small");
    const record = await db.get("small");
    if (!record) throw new Error("not stored");
    await db.putChunk(record, 1, new Uint8Array(9));
    await expect(storedBytes(shelf)).rejects.toMatchObject({ name: "model-corrupt" });
    expect(model()?.state).toMatchObject({ status: "failed", failure: { code: "model-corrupt" } });
    await shelf.download("small");
    expect(host.requests.at(-1)?.range).toBe(`bytes=${chunkBytes}-`);
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
  });

  test("is deleted with a way back, for good when it is forgotten or the page opens next", async () => {
    const first = await openShelf([listed(host.address("a.bin", "good"))]);
    await first.shelf.download("small");
    await first.shelf.remove("small");
    expect(first.model()?.state).toEqual({ status: "absent" });
    await expect(first.shelf.stored.open("small", () => {})).rejects.toMatchObject({ name: "model-unknown" });
    const second = await openShelf([listed(host.address("a.bin", "good"))]);
    await first.shelf.restore("small");
    expect(first.model()?.state).toEqual({ status: "stored" });
    await first.shelf.remove("small");
    await first.shelf.forget("small");
    expect(await first.db.chunk("small", 0)).toBeUndefined();
    await until(() => second.model()?.state.status === "absent");

    await first.shelf.download("small");
    await first.shelf.remove("small");
    tabs = new FakeTabs();
    const later = await openShelf([listed(host.address("a.bin", "good"))]);
    await until(async () => (await later.db.get("small")) === undefined);
    expect(await later.db.chunk("small", 0)).toBeUndefined();
  });

  test("is found again by the next visit, and is nothing where the browser has cleared it", async () => {
    const { shelf } = await openShelf([listed(host.address("a.bin", "good"))]);
    await shelf.download("small");
    expect((await openShelf([listed("https://x.example/")])).model()?.state).toEqual({ status: "stored" });
    globalThis.indexedDB = new IDBFactory();
    const cleared = await openShelf([listed("https://x.example/")]);
    expect(cleared.model()?.state).toEqual({ status: "absent" });
    await expect(cleared.shelf.stored.open("small", () => {})).rejects.toMatchObject({ name: "model-unknown" });
  });

  test("is shown as absent once the engine finds that the browser has cleared it under the open page", async () => {
    const { shelf, db, model } = await openShelf([listed(host.address("a.bin", "good"))]);
    await shelf.download("small");
    await db.delete("small");
    expect(model()?.state).toEqual({ status: "stored" });
    await expect(shelf.stored.open("small", () => {})).rejects.toMatchObject({ name: "model-unknown" });
    expect(model()?.state).toEqual({ status: "absent" });
  });

  test("lives in memory where the browser refuses storage", async () => {
    const { shelf } = await openShelf([listed(host.address("a.bin", "good"))], { db: new MemoryModelDb() });
    await shelf.download("small");
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(await shelf.storage()).toMatchObject({ keeping: "memory", models: file.length });
  });
});

describe("a model of the page", () => {
  const page = (...conducts: Parameters<BadHost["address"]>[1][]) =>
    listed(host.address("a.bin", ...conducts), { origin: "page" });

  test("comes when it is read, is given away chunk by chunk as it lands, and is stored", async () => {
    const { shelf, model } = await openShelf([page("slow")]);
    const told: number[] = [];
    const [weights] = await shelf.stored.open("small", (loaded) => told.push(loaded));
    expect(weights).toEqual({ name: weightsFile, bytes: file.length, chunks });
    const first = await shelf.stored.read("small", 0, 0);
    expect(model()?.state.status).toBe("downloading");
    const rest = Array.from({ length: chunks - 1 }, (_, index) => shelf.stored.read("small", 0, index + 1));
    const read = Buffer.concat([first, ...(await Promise.all(rest))]);
    await shelf.stored.whole("small");
    expect(hex(read)).toBe(hex(file));
    expect(told.at(-1)).toBe(file.length);
    expect(model()).toMatchObject({ state: { status: "stored" }, host: undefined });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(host.requests).toHaveLength(1);
  });

  test("that is not what it should be is never whole, and is not stored", async () => {
    const { shelf, model } = await openShelf([page("wrong")]);
    await storedBytes(shelf);
    await expect(shelf.stored.whole("small")).rejects.toMatchObject({ name: "model-corrupt" });
    expect(model()?.state).toMatchObject({ status: "failed", failure: { code: "model-corrupt" } });
  });

  test("goes on from what an earlier visit has stored", async () => {
    const before = await openShelf([page("slow")]);
    void before.shelf.download("small");
    await until(() => loadedOf(before.model()) > chunkBytes);
    await before.shelf.pause("small");
    const { shelf } = await openShelf([page("good")]);
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    await shelf.stored.whole("small");
    expect(host.requests.at(-1)?.range).toMatch(/^bytes=\d{7,}-$/);
  });

  test("that became another file between two visits is not taken for either", async () => {
    const newer = Buffer.from(file);
    newer[newer.length - 1] = (newer.at(-1) ?? 0) ^ 1;
    const before = await openShelf([page("slow")]);
    void before.shelf.download("small");
    await until(() => loadedOf(before.model()) > chunkBytes);
    await before.shelf.pause("small");
    const hash = { kind: "sha256", value: hex(newer) } as const;
    const changed = { ...page("changed"), files: [{ ...page("changed").files[0], hash } as ModelFile] };
    const { shelf, model } = await openShelf([changed]);
    expect(hex(await storedBytes(shelf))).not.toBe(hex(file));
    await shelf.stored.whole("small").catch(() => {});
    expect(model()?.state).toEqual({ status: "stored" });
    expect(hex(await storedBytes(shelf))).toBe(hex(newer));
  });

  test("is read although the browser has no room for it, and says that it is not kept", async () => {
    const download = { ...ways, room: async () => 1000 };
    const { shelf, model } = await openShelf([page("good")], { download });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    await shelf.stored.whole("small");
    expect(model()?.state).toMatchObject({ status: "failed", failure: { code: "storage-full" } });
    const before = host.requests.length;
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(host.requests).toHaveLength(before);
  });

  test("whose stored copy cannot be mended is fetched again where it is not good", async () => {
    const { shelf, db, model } = await openShelf([page("good", "wrong", "good")]);
    await storedBytes(shelf);
    await shelf.stored.whole("small");
    const record = await db.get("small");
    if (!record) throw new Error("not stored");
    await db.putChunk(record, 1, new Uint8Array(9));
    await expect(storedBytes(shelf)).rejects.toMatchObject({ name: "model-corrupt" });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    await shelf.stored.whole("small");
    expect(model()?.state).toEqual({ status: "stored" });
    expect(host.requests.at(-1)?.range).toBe(`bytes=${chunkBytes}-`);
  });

  test("that nobody sends, and one that somebody stops, end who reads it with a code, and the next one who asks finds it", async () => {
    const { shelf } = await openShelf([page("busy", "busy", "slow", "good")]);
    await expect(storedBytes(shelf)).rejects.toMatchObject({ name: "download-failed" });
    expect(host.requests).toHaveLength(2);
    const reading = storedBytes(shelf);
    await until(() => host.requests.length === 3);
    await shelf.pause("small");
    await expect(reading).rejects.toMatchObject({ name: "download-failed" });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
  });

  test("that was deleted is there again when it is read, and stays", async () => {
    const { shelf, model } = await openShelf([page("good")]);
    await storedBytes(shelf);
    await shelf.stored.whole("small");
    await shelf.remove("small");
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    await shelf.stored.whole("small");
    await shelf.forget("small");
    expect(model()?.state).toEqual({ status: "stored" });
    expect(host.requests).toHaveLength(1);
  });

  test("lives in memory where the browser refuses storage", async () => {
    const { shelf } = await openShelf([page("good")], { db: new MemoryModelDb() });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    await shelf.stored.whole("small");
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(host.requests).toHaveLength(1);
  });
});

describe("a model of several files", () => {
  const names = ["config", weightsFile, "tokenizer"] as const;
  const bytesOf = { config: file.slice(0, 99), weights: file, tokenizer: file.slice(0, chunkBytes + 5) };

  /** Each file at a host of its own. */
  async function several() {
    const hosts = await Promise.all(names.map((name) => startBadHost(bytesOf[name])));
    const files = names.map((name, at): ModelFile => {
      const hash = { kind: "sha256", value: hex(bytesOf[name]) } as const;
      return { name, url: hosts[at]?.address(`${name}.bin`, "drop", "good"), bytes: bytesOf[name].length, hash };
    });
    const bytes = files.reduce((sum, one) => sum + (one.bytes ?? 0), 0);
    const model: Model = { name: "small", origin: "page", languages: ["en"], bytes, files };
    return { model, bytes, close: () => void hosts.map(({ close }) => close()) };
  }

  test("is stored whole or not at all, mended, counted and read by the names of its files", async () => {
    const { model: wanted, bytes, close } = await several();
    const { shelf, db, model } = await openShelf([wanted]);
    const readAll = async () => {
      const opened = await shelf.stored.open("small", () => {});
      const read = opened.map(async ({ name, chunks: length }, at) => {
        const parts = Array.from({ length }, (_, index) => shelf.stored.read("small", at, index));
        return [name, hex(Buffer.concat(await Promise.all(parts)))] as const;
      });
      return Object.fromEntries(await Promise.all(read));
    };
    const right = Object.fromEntries(names.map((name) => [name, hex(bytesOf[name])]));
    expect(await readAll()).toEqual(right);
    await shelf.stored.whole("small");
    expect(model()).toMatchObject({ state: { status: "stored" }, bytes });
    expect(await shelf.storage()).toMatchObject({ models: bytes });
    await db.deleteChunks("small", 2);
    expect(await readAll()).toEqual(right);
    await shelf.remove("small");
    await shelf.forget("small");
    expect(await db.chunk("small", 0)).toBeUndefined();
    close();
  });
});

describe("two tabs", () => {
  test("download one model once, and both see it come", async () => {
    const models = [listed(host.address("a.bin", "slow"))];
    const [one, two] = [await openShelf(models), await openShelf(models)];
    const done = [one.shelf.download("small")];
    await until(() => two.model()?.state.status === "downloading");
    expect(two.model()?.state).toMatchObject({ by: "elsewhere" });
    done.push(two.shelf.download("small"));
    await Promise.all(done);
    expect(host.requests).toHaveLength(1);
    expect([one.model()?.state, two.model()?.state]).toEqual([{ status: "stored" }, { status: "stored" }]);
  });

  test("go on with each other's download when one dies, and stop it for each other", async () => {
    const models = [listed(host.address("a.bin", "slow"))];
    const [one, two] = [await openShelf(models), await openShelf(models)];
    void one.shelf.download("small");
    await until(() => loadedOf(two.model()) > 0);
    one.die();
    await until(() => {
      const state = two.model()?.state;
      return state?.status === "downloading" && state.by === "here";
    });
    const three = await openShelf(models);
    await until(() => three.model()?.state.status === "downloading");
    await three.shelf.pause("small");
    await until(() => two.model()?.state.status === "paused" && three.model()?.state.status === "paused");
  });
});

describe("a model of the user's own", () => {
  test("is a file that holds one", async () => {
    const { shelf, model } = await openShelf([]);
    const name = await shelf.addFile(new Blob([file]), "C:\\models\\ggml-my model.bin");
    expect(name).toBe("my-model");
    expect(model(name)).toMatchObject({ origin: "own", host: undefined, state: { status: "stored" } });
    expect(model(name)?.languages).toHaveLength(99);
    expect(await shelf.addFile(new Blob([file]), "my model.bin")).toBe("my-model-2");
    expect(hex(await storedBytes(shelf, name))).toBe(hex(file));
  });

  test("of which the browser has lost a part is said to be damaged, and comes again with its file or goes", async () => {
    const { shelf, db, model } = await openShelf([]);
    const lose = async (name: string) => {
      const record = await db.get(name);
      await db.deleteChunks(name, 0);
      if (record) await db.putChunk(record, 0, file.slice(0, chunkBytes));
      await expect(storedBytes(shelf, name)).rejects.toMatchObject({ name: "model-corrupt" });
      expect(model(name)?.state).toMatchObject({ status: "failed", failure: { code: "model-corrupt" } });
    };
    const name = await shelf.addFile(new Blob([file]), "mine.bin");
    await lose(name);
    expect(await shelf.addFile(new Blob([file]), "mine.bin")).toBe(name);
    expect(hex(await storedBytes(shelf, name))).toBe(hex(file));
    await lose(name);
    await shelf.cancel(name);
    expect(model(name)).toBeUndefined();
    expect(await db.chunk(name, 0)).toBeUndefined();
  });

  test("is refused with a sentence when it is something else, or cut off", async () => {
    const { shelf } = await openShelf([]);
    const problem = async (bytes: Uint8Array<ArrayBuffer>) => {
      const error = await shelf.addFile(new Blob([bytes]), "x.bin").catch((thrown: Error) => thrown);
      expect(error).toMatchObject({ name: "model-unknown" });
      return ownProblem((error as Error).message);
    };
    expect(await problem(Buffer.from("GGUF, which is another format"))).toBeUndefined();
    expect(await problem(new Uint8Array())).toBeUndefined();
    for (const length of [file.length - 7, chunkBytes, 1000])
      expect(await problem(file.slice(0, length))).toBe("cut-off");
    expect(shelf.models()).toEqual([]);
  });

  test("is at an address, and is looked at when it has come", async () => {
    const { shelf, db, model } = await openShelf([]);
    const name = await shelf.addUrl(host.address("ggml-mine.bin", "drop", "good"));
    expect(model(name)).toMatchObject({ name: "mine", origin: "own", host: new URL(host.address("", "good")).host });
    await shelf.download(name);
    expect(model(name)?.state).toEqual({ status: "stored" });
    expect(model(name)?.languages).toHaveLength(99);
    const broken = await shelf.addUrl(host.address("other.bin", "shortened"));
    await shelf.download(broken);
    expect(model(broken)?.state).toMatchObject({ status: "failed", failure: { code: "model-unknown" } });
    const state = model(broken)?.state;
    expect(state?.status === "failed" && ownProblem(state.failure.message)).toBe("cut-off");
    expect(await db.chunk(broken, 0)).toBeUndefined();
    await expect(shelf.stored.open(broken, () => {})).rejects.toMatchObject({ name: "model-unknown" });
  });

  test("has an address that begins with https, or lies on this machine", async () => {
    const { shelf } = await openShelf([]);
    for (const [url, problem] of [
      ["", "none"],
      ["x", "none"],
      ["http://example.com/a.bin", "scheme"],
      ["javascript:1", "scheme"],
      ["file:///a", "scheme"],
      ["https://me:secret@example.com/a.bin", "password"],
    ] as const) {
      const error = await shelf.addUrl(url).catch((thrown: Error) => thrown);
      expect(error).toMatchObject({ name: "model-unknown" });
      expect(ownProblem((error as Error).message)).toBe(problem);
    }
    const first = await shelf.addUrl(" https://example.com/a.bin ");
    expect(await shelf.addUrl("https://example.com/a.bin")).toBe(first);
  });
});

function loadedOf(model: ShelfModel | undefined): number {
  return model && "loaded" in model.state ? model.state.loaded : 0;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await condition()); ) {
    if (Date.now() > end) throw new Error("It did not come to that.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

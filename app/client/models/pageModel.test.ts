import { describe, expect, test } from "vitest";
import type { BadHost } from "../../../e2e/badHost";
import { chunkBytes, weightsFile } from "../../../engine/index";
import {
  chunks,
  eachInItsWorld,
  file,
  hex,
  listed,
  loadedOf,
  openShelf,
  storedBytes,
  until,
  ways,
} from "../../testing/shelfWorld";
import { MemoryModelDb } from "./memoryDb";
import type { ModelFile } from "./model";

const world = eachInItsWorld();

describe("a model of the page", () => {
  const page = (...conducts: Parameters<BadHost["address"]>[1][]) =>
    listed(world.host.address("a.bin", ...conducts), { origin: "page" });

  test("comes when it is read, is given away chunk by chunk as it lands, and is stored", async () => {
    const { shelf, model } = await openShelf(world.tabs, [page("slow")]);
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
    expect(world.host.requests).toHaveLength(1);
  });

  test("that is not what it should be is never whole, and is not stored", async () => {
    const { shelf, model } = await openShelf(world.tabs, [page("wrong")]);
    await storedBytes(shelf);
    await expect(shelf.stored.whole("small")).rejects.toMatchObject({ name: "model-corrupt" });
    expect(model()?.state).toMatchObject({ status: "failed", failure: { code: "model-corrupt" } });
  });

  test("goes on from what an earlier visit has stored", async () => {
    const before = await openShelf(world.tabs, [page("slow")]);
    void before.shelf.download("small");
    await until(() => loadedOf(before.model()) > chunkBytes);
    await before.shelf.pause("small");
    const { shelf } = await openShelf(world.tabs, [page("good")]);
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    await shelf.stored.whole("small");
    expect(world.host.requests.at(-1)?.range).toMatch(/^bytes=\d{7,}-$/);
  });

  test("that became another file between two visits is not taken for either", async () => {
    const newer = Buffer.from(file);
    newer[newer.length - 1] = (newer.at(-1) ?? 0) ^ 1;
    const before = await openShelf(world.tabs, [page("slow")]);
    void before.shelf.download("small");
    await until(() => loadedOf(before.model()) > chunkBytes);
    await before.shelf.pause("small");
    const hash = { kind: "sha256", value: hex(newer) } as const;
    const changed = { ...page("changed"), files: [{ ...page("changed").files[0], hash } as ModelFile] };
    const { shelf, model } = await openShelf(world.tabs, [changed]);
    expect(hex(await storedBytes(shelf))).not.toBe(hex(file));
    await shelf.stored.whole("small").catch(() => {});
    expect(model()?.state).toEqual({ status: "stored" });
    expect(hex(await storedBytes(shelf))).toBe(hex(newer));
  });

  test("is read although the browser has no room for it, and says that it is not kept", async () => {
    const download = { ...ways, room: async () => 1000 };
    const { shelf, model } = await openShelf(world.tabs, [page("good")], { download });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    await shelf.stored.whole("small");
    expect(model()?.state).toMatchObject({ status: "failed", failure: { code: "storage-full" } });
    const before = world.host.requests.length;
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(world.host.requests).toHaveLength(before);
  });

  test("whose stored copy cannot be mended is fetched again where it is not good", async () => {
    const { shelf, db, model } = await openShelf(world.tabs, [page("good", "wrong", "good")]);
    await storedBytes(shelf);
    await shelf.stored.whole("small");
    const record = await db.get("small");
    if (!record) throw new Error("not stored");
    await db.putChunk(record, 1, new Uint8Array(9));
    await expect(storedBytes(shelf)).rejects.toMatchObject({ name: "model-corrupt" });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    await shelf.stored.whole("small");
    expect(model()?.state).toEqual({ status: "stored" });
    expect(world.host.requests.at(-1)?.range).toBe(`bytes=${chunkBytes}-`);
  });

  test("that nobody sends, and one that somebody stops, end who reads it with a code, and the next one who asks finds it", async () => {
    const { shelf } = await openShelf(world.tabs, [page("busy", "busy", "slow", "good")]);
    await expect(storedBytes(shelf)).rejects.toMatchObject({ name: "download-failed" });
    expect(world.host.requests).toHaveLength(2);
    const reading = storedBytes(shelf);
    await until(() => world.host.requests.length === 3);
    await shelf.pause("small");
    await expect(reading).rejects.toMatchObject({ name: "download-failed" });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
  });

  test("that was deleted is there again when it is read, and stays", async () => {
    const { shelf, model } = await openShelf(world.tabs, [page("good")]);
    await storedBytes(shelf);
    await shelf.stored.whole("small");
    await shelf.remove("small");
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    await shelf.stored.whole("small");
    await shelf.forget("small");
    expect(model()?.state).toEqual({ status: "stored" });
    expect(world.host.requests).toHaveLength(1);
  });

  test("lives in memory where the browser refuses storage", async () => {
    const { shelf } = await openShelf(world.tabs, [page("good")], { db: new MemoryModelDb() });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    await shelf.stored.whole("small");
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(world.host.requests).toHaveLength(1);
  });
});

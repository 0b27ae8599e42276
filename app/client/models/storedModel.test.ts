import { describe, expect, test } from "vitest";
import { chunkBytes } from "../../../engine/index";
import { FakeTabs } from "../../testing/fakeNeighbours";
import { chunks, eachInItsWorld, file, hex, listed, openShelf, storedBytes, until } from "../../testing/shelfWorld";
import { MemoryModelDb } from "./memoryDb";

const world = eachInItsWorld();

describe("what is stored", () => {
  test("is healed part by part where it was damaged or has gone", async () => {
    const { shelf, db, model } = await openShelf(world.tabs, [listed(world.host.address("a.bin", "good"))]);
    await shelf.download("small");
    const record = await db.get("small");
    if (!record) throw new Error("not stored");
    await db.putChunk(record, 1, new Uint8Array(9));
    const before = world.host.requests.length;
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(world.host.requests.slice(before).map(({ range }) => range)).toEqual([
      `bytes=${chunkBytes}-${file.length - 1}`,
    ]);
    await db.deleteChunks("small", 0);
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(world.host.requests).toHaveLength(before + 1 + chunks);
    expect(model()?.state).toEqual({ status: "stored" });
  });

  test("and cannot be healed is never read, and is put together anew when it is downloaded again", async () => {
    const { shelf, db, model } = await openShelf(world.tabs, [
      listed(world.host.address("a.bin", "good", "wrong", "good")),
    ]);
    await shelf.download("small");
    const record = await db.get("small");
    if (!record) throw new Error("not stored");
    await db.putChunk(record, 1, new Uint8Array(9));
    await expect(storedBytes(shelf)).rejects.toMatchObject({ name: "model-corrupt" });
    expect(model()?.state).toMatchObject({ status: "failed", failure: { code: "model-corrupt" } });
    await shelf.download("small");
    expect(world.host.requests.at(-1)?.range).toBe(`bytes=${chunkBytes}-`);
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
  });

  test("is deleted with a way back, for good when it is forgotten or the page opens next", async () => {
    const first = await openShelf(world.tabs, [listed(world.host.address("a.bin", "good"))]);
    await first.shelf.download("small");
    await first.shelf.remove("small");
    expect(first.model()?.state).toEqual({ status: "absent" });
    await expect(first.shelf.stored.open("small", () => {})).rejects.toMatchObject({ name: "model-unknown" });
    const second = await openShelf(world.tabs, [listed(world.host.address("a.bin", "good"))]);
    await first.shelf.restore("small");
    expect(first.model()?.state).toEqual({ status: "stored" });
    await first.shelf.remove("small");
    await first.shelf.forget("small");
    expect(await first.db.chunk("small", 0)).toBeUndefined();
    await until(() => second.model()?.state.status === "absent");

    await first.shelf.download("small");
    await first.shelf.remove("small");
    world.tabs = new FakeTabs();
    const later = await openShelf(world.tabs, [listed(world.host.address("a.bin", "good"))]);
    await until(async () => (await later.db.get("small")) === undefined);
    expect(await later.db.chunk("small", 0)).toBeUndefined();
  });

  test("is found again by the next visit, and is nothing where the browser has cleared it", async () => {
    const { shelf } = await openShelf(world.tabs, [listed(world.host.address("a.bin", "good"))]);
    await shelf.download("small");
    expect((await openShelf(world.tabs, [listed("https://x.example/")])).model()?.state).toEqual({ status: "stored" });
    globalThis.indexedDB = new IDBFactory();
    const cleared = await openShelf(world.tabs, [listed("https://x.example/")]);
    expect(cleared.model()?.state).toEqual({ status: "absent" });
    await expect(cleared.shelf.stored.open("small", () => {})).rejects.toMatchObject({ name: "model-unknown" });
  });

  test("is shown as absent once the engine finds that the browser has cleared it under the open page", async () => {
    const { shelf, db, model } = await openShelf(world.tabs, [listed(world.host.address("a.bin", "good"))]);
    await shelf.download("small");
    await db.delete("small");
    expect(model()?.state).toEqual({ status: "stored" });
    await expect(shelf.stored.open("small", () => {})).rejects.toMatchObject({ name: "model-unknown" });
    expect(model()?.state).toEqual({ status: "absent" });
  });

  test("lives in memory where the browser refuses storage", async () => {
    const { shelf } = await openShelf(world.tabs, [listed(world.host.address("a.bin", "good"))], {
      db: new MemoryModelDb(),
    });
    await shelf.download("small");
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
    expect(await shelf.storage()).toMatchObject({ keeping: "memory", models: file.length });
  });
});

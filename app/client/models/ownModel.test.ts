import { describe, expect, test } from "vitest";
import { chunkBytes } from "../../../engine/index";
import { eachInItsWorld, file, hex, openShelf, storedBytes } from "../../testing/shelfWorld";
import { ownProblem } from "./ownProblems";

const world = eachInItsWorld();

describe("a model of the user's own", () => {
  test("is a file that holds one", async () => {
    const { shelf, model } = await openShelf(world.tabs, []);
    const name = await shelf.addFile(new Blob([file]), "C:\\models\\ggml-my model.bin");
    expect(name).toBe("my-model");
    expect(model(name)).toMatchObject({ origin: "own", host: undefined, state: { status: "stored" } });
    expect(model(name)?.languages).toHaveLength(99);
    expect(await shelf.addFile(new Blob([file]), "my model.bin")).toBe("my-model-2");
    expect(hex(await storedBytes(shelf, name))).toBe(hex(file));
  });

  test("of which the browser has lost a part is said to be damaged, and comes again with its file or goes", async () => {
    const { shelf, db, model } = await openShelf(world.tabs, []);
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
    const { shelf } = await openShelf(world.tabs, []);
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
    const { shelf, db, model } = await openShelf(world.tabs, []);
    const name = await shelf.addUrl(world.host.address("ggml-mine.bin", "drop", "good"));
    expect(model(name)).toMatchObject({
      name: "mine",
      origin: "own",
      host: new URL(world.host.address("", "good")).host,
    });
    await shelf.download(name);
    expect(model(name)?.state).toEqual({ status: "stored" });
    expect(model(name)?.languages).toHaveLength(99);
    const broken = await shelf.addUrl(world.host.address("other.bin", "shortened"));
    await shelf.download(broken);
    expect(model(broken)?.state).toMatchObject({ status: "failed", failure: { code: "model-unknown" } });
    const state = model(broken)?.state;
    expect(state?.status === "failed" && ownProblem(state.failure.message)).toBe("cut-off");
    expect(await db.chunk(broken, 0)).toBeUndefined();
    await expect(shelf.stored.open(broken, () => {})).rejects.toMatchObject({ name: "model-unknown" });
  });

  test("has an address that begins with https, or lies on this machine", async () => {
    const { shelf } = await openShelf(world.tabs, []);
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

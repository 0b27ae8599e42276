import { describe, expect, test } from "vitest";
import { startBadHost } from "../../../e2e/badHost";
import { chunkBytes, weightsFile } from "../../../engine/index";
import { eachInItsWorld, file, hex, openShelf } from "../../testing/shelfWorld";
import type { Model, ModelFile } from "./model";
import { parseRecord } from "./parseRecord";

const world = eachInItsWorld();

describe("a model of several files", () => {
  const names = ["config", weightsFile, "tokenizer"] as const;
  const bytesOf = { config: file.slice(0, 99), weights: file, tokenizer: file.slice(0, chunkBytes + 5) };

  const traits = { alignmentHeads: [[1, 0] as const, [2, 5] as const], lacksTimestamps: true } as const;

  /** Each file at a host of its own. */
  async function several() {
    const hosts = await Promise.all(names.map((name) => startBadHost(bytesOf[name])));
    const files = names.map((name, at): ModelFile => {
      const hash = { kind: "sha256", value: hex(bytesOf[name]) } as const;
      return { name, url: hosts[at]?.address(`${name}.bin`, "drop", "good"), bytes: bytesOf[name].length, hash };
    });
    const bytes = files.reduce((sum, one) => sum + (one.bytes ?? 0), 0);
    const model: Model = { name: "small", origin: "page", languages: ["en"], bytes, files, ...traits };
    return { model, bytes, close: () => void hosts.map(({ close }) => close()) };
  }

  test("is stored whole or not at all, mended, counted and read by the names of its files", async () => {
    const { model: wanted, bytes, close } = await several();
    const { shelf, db, model } = await openShelf(world.tabs, [wanted]);
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
    expect(model()).toMatchObject({ state: { status: "stored" }, bytes, ...traits });
    expect(parseRecord(await db.get("small"))).toMatchObject(traits);
    expect(await shelf.storage()).toMatchObject({ models: bytes });
    await db.deleteChunks("small", 2);
    expect(await readAll()).toEqual(right);
    await shelf.remove("small");
    await shelf.forget("small");
    expect(await db.chunk("small", 0)).toBeUndefined();
    close();
  });
});

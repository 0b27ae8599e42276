import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RepositoryHost, startRepositoryHost } from "../../../../e2e/repositoryHost";
import { chunkBytes } from "../../../../engine/index";
import { goldenUrl } from "../../../../engine/testing/goldens";
import { huggingFaceFolder } from "../../../testing/foreignModel";
import { GatedBlob } from "../../../testing/gatedBlob";
import { eachInItsWorld, hex, loadedOf, openShelf, storedBytes, until } from "../../../testing/shelfWorld";
import type { ModelDb } from "../modelDb";
import type { ImportSource } from "../types";

const world = eachInItsWorld();
const golden = readFileSync(goldenUrl("micro-v3/ggml-micro-v3.bin"));
const folder = huggingFaceFolder(golden, readFileSync(goldenUrl("micro-v3/config.json")));
const weights = folder.get("model.safetensors") ?? new Uint8Array();
const name = "whisper-tune-f16";

function given(file: Blob = new Blob([weights])): ImportSource {
  const others = [...folder].filter(([one]) => one !== "model.safetensors" && one !== "README.md");
  const files = [...others.map(([one, bytes]) => ({ name: one, file: new Blob([bytes]) }))];
  return { from: "files", files: [...files, { name: "model.safetensors", file }], folder: "whisper-tune" };
}

/** Damages a stored chunk. */
async function damage(db: ModelDb, index: number): Promise<void> {
  const [record, bytes] = [await db.get(name), await db.chunk(name, index)];
  if (record && bytes)
    await db.putChunk(
      record,
      index,
      bytes.map((byte) => byte ^ 255),
    );
}

/** The shelf of a tab that died when the first chunks of a model had been made. */
async function diedHalfway() {
  const tab = await openShelf(world.tabs, []);
  const gated = new GatedBlob([weights]);
  await tab.shelf.look(given(gated));
  gated.shutFrom = Math.floor(weights.length * 0.7);
  void tab.shelf.convert("f16").catch(() => {});
  await until(async () => ((await tab.db.get(name))?.files[0]?.part.loaded ?? 0) >= 2 * chunkBytes);
  tab.die();
}

describe("a model made of files", () => {
  test("of which a tab that died has made a part is made to the end when its files are given again", async () => {
    await diedHalfway();
    const { shelf, model } = await openShelf(world.tabs, []);
    expect(model(name)?.state).toMatchObject({ status: "paused" });
    expect(loadedOf(model(name))).toBeGreaterThanOrEqual(2 * chunkBytes);
    await expect(shelf.resume(name)).rejects.toMatchObject({ name: "file-gone" });
    expect(await shelf.resume(name, given())).toBe(name);
    expect(model(name)?.state.status).toBe("stored");
    expect(hex(await storedBytes(shelf, name))).toBe(hex(golden));
  });

  test("is made anew where other files are given, and joined by choosing the same format of the same model", async () => {
    await diedHalfway();
    const { shelf, model } = await openShelf(world.tabs, []);
    const other = weights.slice();
    other[other.length - golden.length / 2] = (other[other.length - golden.length / 2] ?? 0) ^ 1;
    // A number of the first chunk.
    const early = new DataView(other.buffer).getUint32(0, true) + 8 + 4096;
    other[early] = (other[early] ?? 0) ^ 1;
    await shelf.look(given(new Blob([other])));
    expect(await shelf.convert("f16")).toBe(name);
    const bytes = await storedBytes(shelf, name);
    expect(bytes).toHaveLength(golden.length);
    expect(hex(bytes)).not.toBe(hex(golden));
    expect(model(name)?.state.status).toBe("stored");
    const anew = await openShelf(world.tabs, []);
    await anew.shelf.look(given(new Blob([other])));
    const again = await anew.shelf.convert("f16");
    expect(again).toBe(`${name}-2`);
    expect(hex(await storedBytes(anew.shelf, again))).toBe(hex(bytes));
  });

  test("is read by the hashes of its chunks, and a damaged copy is made good from the files", async () => {
    const { shelf, model, db } = await openShelf(world.tabs, []);
    await shelf.look(given());
    await shelf.convert("f16");
    await damage(db, 2);
    await expect(storedBytes(shelf, name)).rejects.toMatchObject({ name: "model-corrupt" });
    expect(model(name)?.state).toMatchObject({ status: "failed", failure: { code: "model-corrupt" } });
    await shelf.resume(name, given());
    expect(model(name)?.state.status).toBe("stored");
    expect(hex(await storedBytes(shelf, name))).toBe(hex(golden));
  });

  test("is seen by another tab while it is made, read there once it is whole, and paused by a tab that dies", async () => {
    const [one, two] = [await openShelf(world.tabs, []), await openShelf(world.tabs, [])];
    const gated = new GatedBlob([weights]);
    await one.shelf.look(given(gated));
    gated.shutFrom = Math.floor(weights.length * 0.7);
    void one.shelf.convert("f16").catch(() => {});
    await until(() => {
      const state = two.model(name)?.state;
      return state?.status === "converting" && state.by === "elsewhere" && state.loaded > 0;
    });
    one.die();
    await until(() => two.model(name)?.state.status === "paused");
    const three = await openShelf(world.tabs, []);
    await two.shelf.resume(name, given());
    await until(() => three.model(name)?.state.status === "stored");
    expect(hex(await storedBytes(three.shelf, name))).toBe(hex(golden));
    expect(three.model(name)?.shape).toMatchObject({ type: "f16", dims: { nMels: 128 } });
  });

  test("is paused with what was made, and cancelled without", async () => {
    const { shelf, model, db } = await openShelf(world.tabs, []);
    const gated = new GatedBlob([weights]);
    await shelf.look(given(gated));
    gated.shutFrom = Math.floor(weights.length * 0.7);
    const done = shelf.convert("f16").catch((error: Error) => error.name);
    await until(async () => ((await db.get(name))?.files[0]?.part.loaded ?? 0) >= chunkBytes);
    await shelf.pause(name);
    expect(await done).toBe("cancelled");
    expect(model(name)?.state.status).toBe("paused");
    await shelf.cancel(name);
    expect(model(name)).toBeUndefined();
    expect(await db.chunk(name, 0)).toBeUndefined();
  });
});

describe("a model made of a repository", () => {
  let host: RepositoryHost;
  beforeAll(async () => {
    host = await startRepositoryHost(folder);
  });
  afterAll(() => host.close());

  test("whose host goes away is resumed from there, also at the next visit, and damage is mended from it", async () => {
    const { shelf, model } = await openShelf(world.tabs, []);
    await shelf.look({ from: "host", repository: "lab/tune", address: host.address });
    host.conduct = "half";
    const made = await shelf.convert("f16");
    expect(made).toBe("tune-f16");
    expect(model(made)?.state).toMatchObject({ status: "failed", failure: { code: "download-failed" } });
    expect(loadedOf(model(made))).toBeGreaterThanOrEqual(chunkBytes);
    await shelf.download(made);
    expect(model(made)?.state.status).toBe("failed");
    const next = await openShelf(world.tabs, []);
    expect(next.model(made)).toMatchObject({ host: host.host, state: { status: "paused" } });
    host.conduct = "good";
    await next.shelf.download(made);
    expect(hex(await storedBytes(next.shelf, made))).toBe(hex(golden));

    const record = await next.db.get(made);
    if (record) await next.db.putChunk(record, 1, new Uint8Array(chunkBytes));
    await expect(storedBytes(next.shelf, made)).rejects.toMatchObject({ name: "model-corrupt" });
    await next.shelf.download(made);
    expect(hex(await storedBytes(next.shelf, made))).toBe(hex(golden));
  });
});

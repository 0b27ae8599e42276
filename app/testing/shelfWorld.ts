import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach } from "vitest";
import { type BadHost, startBadHost } from "../../e2e/badHost";
import { chunkBytes, weightsFile } from "../../engine/index";
import { smallestDims, writeGgml } from "../../engine/testing/writeGgml";
import type { FetchWays } from "../client/models/fetchModel";
import type { Model, ModelFile } from "../client/models/model";
import { type ModelDb, StoredModelDb } from "../client/models/modelDb";
import { Shelf, type ShelfServices } from "../client/models/shelf";
import { sleep } from "../client/models/sleep";
import type { ShelfModel } from "../client/models/types";
import { openDatabase } from "../client/storage/database";
import { FakeTabs } from "./fakeNeighbours";

const dims = { ...smallestDims, nVocab: 51865, nAudioState: 128, nTextState: 128, nAudioHead: 2, nTextHead: 2 };
export const file = writeGgml({ dims, type: "q8_0", seed: 7 });
export const chunks = Math.ceil(file.length / chunkBytes);
export const hex = (bytes: Uint8Array, kind = "sha256") => createHash(kind).update(bytes).digest("hex");

/** What a test of the shelf visits: a host with one file, and the tabs of a browser with a database of its own. */
export interface ShelfWorld {
  readonly host: BadHost;
  tabs: FakeTabs;
}

/** A world for each test of a file. */
export function eachInItsWorld(): ShelfWorld {
  const world = {} as { host: BadHost; tabs: FakeTabs };
  beforeEach(async () => {
    world.host = await startBadHost(file);
    world.tabs = new FakeTabs();
    globalThis.indexedDB = new IDBFactory();
  });
  afterEach(() => world.host.close());
  return world;
}

/** Real requests and real hashes; nobody waits between two attempts. */
export const ways: FetchWays = {
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

export function listed(url: string, about: About = {}): Model {
  const sha256: ModelFile["hash"] = { kind: "sha256", value: hex(file) };
  const { name = "small", origin = "host", bytes = file.length, hash = sha256, exact = bytes } = about;
  return { name, origin, languages: ["en"], bytes, files: [{ name: weightsFile, url, bytes: exact, hash }] };
}

export async function openShelf(tabs: FakeTabs, catalogue: readonly Model[], more: Partial<ShelfServices> = {}) {
  const neighbours = tabs.open();
  const db: ModelDb = more.db ?? (await StoredModelDb.open(openDatabase, async () => 5));
  const shelf = await Shelf.open({
    db,
    neighbours,
    download: ways,
    catalogue,
    estimate: async () => ({ usage: 1, quota: 2, memory: undefined, isPersistent: false }),
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

export async function storedBytes(shelf: Shelf, name = "small"): Promise<Uint8Array> {
  const [weights] = await shelf.stored.open(name, () => {});
  const read = Array.from({ length: weights?.chunks ?? 0 }, (_, index) => shelf.stored.read(name, 0, index));
  return Buffer.concat(await Promise.all(read));
}

/** Bytes of a model that have come. */
export function loadedOf(model: ShelfModel | undefined): number {
  return model && "loaded" in model.state ? model.state.loaded : 0;
}

/** Waits for what becomes of others. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await condition()); ) {
    if (Date.now() > end) throw new Error("It did not come to that.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

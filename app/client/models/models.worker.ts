import { expose } from "comlink";
import { createSHA1, createSHA256 } from "hash-wasm";
import type { StoredType } from "../../../engine/index";
import { keepToModelHosts } from "../ownOrigin";
import { reportRequests } from "../requests";
import { openDatabase } from "../storage/database";
import { sha256 } from "../worker/sha256";
import { catalogueOf } from "./catalogue";
import { MemoryModelDb } from "./memoryDb";
import type { Model } from "./model";
import { type ModelDb, StoredModelDb } from "./modelDb";
import { modelPortOf } from "./modelPort";
import { createNeighbours } from "./neighbours";
import { Shelf } from "./shelf";
import { sleep } from "./sleep";
import type { ImportSource, ShelfModel, StorageState } from "./types";

keepToModelHosts();
reportRequests();

/** A database that does not open in this many milliseconds is taken to be refused. */
const patience = 5000;
// The page has not said yet what comes with it.
const db = openDb();
let opened = (_: Shelf): void => {};
const shelf = new Promise<Shelf>((resolve) => {
  opened = resolve;
});

/** The shelf, but for what only a page can ask of its browser. */
const remote = {
  /** Begins, with the models that come with the page. */
  async open(pageModels: readonly Model[]): Promise<void> {
    opened(
      await Shelf.open({
        db: await db,
        neighbours: createNeighbours(navigator.locks, new BroadcastChannel("sotto.models")),
        download: {
          fetch: (url, request) => fetch(url, request),
          sha256,
          startHash: (kind) => (kind === "sha256" ? createSHA256() : createSHA1()),
          room,
          isOnline: () => navigator.onLine,
          sleep,
          random: Math.random,
        },
        catalogue: catalogueOf(pageModels),
        estimate,
        now: () => performance.now(),
      }),
    );
    addEventListener("online", async () => (await shelf).retryOffline());
  },
  watch: async (listener: (models: readonly ShelfModel[]) => void) => (await shelf).watch(listener),
  download: async (name: string) => (await shelf).download(name),
  pause: async (name: string) => (await shelf).pause(name),
  cancel: async (name: string) => (await shelf).cancel(name),
  remove: async (name: string) => (await shelf).remove(name),
  restore: async (name: string) => (await shelf).restore(name),
  forget: async (name: string) => (await shelf).forget(name),
  addFile: async (file: Blob, fileName: string) => (await shelf).addFile(file, fileName),
  addUrl: async (url: string) => (await shelf).addUrl(url),
  look: async (source: ImportSource) => (await shelf).look(source),
  convert: async (type: StoredType) => (await shelf).convert(type),
  resume: async (name: string, source?: ImportSource) => (await shelf).resume(name, source),
  setMirror: async (base: string | undefined) => (await shelf).setMirror(base),
  storage: async () => (await shelf).storage(),
  /** Lets the engine's worker read at the other end of a port. */
  serve: (port: MessagePort) => expose(modelPortOf(shelf), port),
};
export type RemoteShelf = typeof remote;
expose(remote);

async function openDb(): Promise<ModelDb> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  const stored = StoredModelDb.open(openDatabase, room).catch(() => undefined);
  return (await Promise.race([stored, late])) ?? new MemoryModelDb();
}

async function estimate(): Promise<Omit<StorageState, "models" | "keeping">> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return { usage, quota, memory: deviceMemory(), isPersistent: (await navigator.storage?.persisted?.()) ?? false };
}

/** Chromium alone says it, and nowhere but where pages are secure. */
function deviceMemory(): number | undefined {
  const { deviceMemory: gigabytes } = navigator as { readonly deviceMemory?: number };
  return gigabytes === undefined ? undefined : gigabytes * 1024 ** 3;
}

async function room(): Promise<number | undefined> {
  const { usage, quota } = await estimate();
  return usage === undefined || quota === undefined ? undefined : Math.max(0, quota - usage);
}

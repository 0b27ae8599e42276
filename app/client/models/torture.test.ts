import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { chunkBytes, StorageFull, weightsFile } from "../../../engine/index";
import { smallestDims, writeGgml } from "../../../engine/testing/writeGgml";
import { FakeTabs } from "../../testing/fakeNeighbours";
import { MemoryModelDb } from "./memoryDb";
import type { Model } from "./model";
import type { ModelDb } from "./modelDb";
import { Shelf } from "./shelf";
import { sleep } from "./sleep";

const dims = { ...smallestDims, nVocab: 51865, nAudioState: 128, nTextState: 128, nAudioHead: 2, nTextHead: 2 };
const file = writeGgml({ dims, type: "q8_0", seed: 7 });
const hex = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const wanted: Model = {
  name: "small",
  origin: "host",
  languages: ["en"],
  bytes: file.length,
  files: [
    { name: weightsFile, url: "https://x.example/a", bytes: file.length, hash: { kind: "sha256", value: hex(file) } },
  ],
};

/** A host that gives what is asked for. */
async function give(_: string, { headers }: RequestInit): Promise<Response> {
  const from = Number(/bytes=(\d+)-/.exec(new Headers(headers).get("range") ?? "")?.[1] ?? 0);
  const range = `bytes ${from}-${file.length - 1}/${file.length}`;
  const body = new Uint8Array(file.subarray(from));
  return new Response(body, { status: from > 0 ? 206 : 200, headers: { "content-range": range, etag: '"1"' } });
}

interface Counted {
  readonly db: ModelDb;
  calls: number;
}

/** The same database, but that its n-th call fails. */
function failing(real: ModelDb, n: number, error: Error): Counted {
  const counted: Counted = {
    calls: 0,
    db: new Proxy(real, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return async (...all: readonly unknown[]) => {
          if (++counted.calls === n) throw error;
          return value.apply(target, all);
        };
      },
    }),
  };
  return counted;
}

async function openShelf(db: ModelDb): Promise<Shelf> {
  return Shelf.open({
    db,
    neighbours: new FakeTabs().open(),
    download: {
      fetch: give,
      sha256: async (bytes) => hex(bytes),
      startHash: async (kind) => {
        const hash = createHash(kind);
        return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
      },
      room: async () => undefined,
      isOnline: () => true,
      // Nobody waits between two attempts; the one long time is a watch for silence.
      sleep: (milliseconds, signal) => sleep(milliseconds === 30_000 ? 5000 : 1, signal),
      random: () => 0,
    },
    catalogue: [wanted],
    estimate: async () => ({ usage: 1, quota: 2, isPersistent: false }),
    now: () => performance.now(),
  });
}

async function readAll(shelf: Shelf): Promise<Uint8Array> {
  const chunks = Array.from({ length: Math.ceil(file.length / chunkBytes) }, (_, index) =>
    shelf.stored.read("small", 0, index),
  );
  return Buffer.concat(await Promise.all(chunks));
}

test.each([
  ["no room", new StorageFull("small", 5, 3)],
  ["a broken disk", new DOMException("I/O", "UnknownError")],
])(
  "a download of which one call of the database meets %s, whichever, is whole or says that it is not, and can be had again",
  async (_, error) => {
    let n = 0;
    // Until there is no n-th call that could fail.
    for (let calls = 0; calls >= n; ) {
      n++;
      const kept = new MemoryModelDb();
      const shelf = await openShelf(kept);
      const counted = failing(kept, n, error);
      const broken = await openShelf(counted.db).catch(() => shelf);
      await broken.download("small").catch(() => {});
      calls = counted.calls;
      const state = broken.models().find(({ name }) => name === "small")?.state;
      if (state?.status === "stored") expect(hex(await readAll(await openShelf(kept))), `call ${n}`).toBe(hex(file));
      // Nothing was begun where the shelf did not open: the page says that.
      else if (broken !== shelf) expect(state, `call ${n}`).toMatchObject({ status: "failed" });
      const later = await openShelf(kept);
      await later.download("small");
      expect(later.models().find(({ name }) => name === "small")?.state, `call ${n}`).toEqual({ status: "stored" });
      expect(hex(await readAll(later)), `call ${n}`).toBe(hex(file));
    }
    expect(n).toBeGreaterThan(5);
  },
);

import { expect, test } from "vitest";
import { chunkBytes, StorageFull } from "../../../engine/index";
import { FakeTabs } from "../../testing/fakeNeighbours";
import { file, hex, listed, ways } from "../../testing/shelfWorld";
import { MemoryModelDb } from "./memoryDb";
import type { ModelDb } from "./modelDb";
import { Shelf } from "./shelf";
import { sleep } from "./sleep";

const wanted = listed("https://x.example/a");

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
    // Nobody waits between two attempts; the one long time is a watch for silence.
    download: {
      ...ways,
      fetch: give,
      sleep: (milliseconds, signal) => sleep(milliseconds === 30_000 ? 5000 : 1, signal),
    },
    catalogue: [wanted],
    estimate: async () => ({ usage: 1, quota: 2, memory: undefined, isPersistent: false }),
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

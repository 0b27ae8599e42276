import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SottoError } from "../errors";
import { type Conduct, fakeHost } from "../testing/fakeHost";
import { FakePartStore } from "../testing/fakePartStore";
import { download } from "./download";
import type { DownloadProgress, DownloadServices, FileHash, WantedFile } from "./types";

const bytes = Uint8Array.from({ length: 53 }, (_, i) => (i * 37 + 11) & 255);
const hex = (kind: FileHash["kind"], data: Uint8Array) => createHash(kind).update(data).digest("hex");
const whole = (kind: FileHash["kind"] = "sha256"): FileHash => ({ kind, value: hex(kind, bytes) });
const wanted: WantedFile = { name: "tiny", bytes: bytes.length, hash: whole() };
/** The one time that only the watch for silence waits. */
const silence = 30_000;

/** A download with a clock that stands still but for hosts that say nothing, when it runs. */
function setUp(conducts: readonly Conduct[], { store = new FakePartStore(), file = bytes, online = true } = {}) {
  const watching = new Set<() => void>();
  const wakeAll = () => [...watching].forEach((wake) => void wake());
  // Bytes that came meanwhile count, so silence is noticed the second time.
  const pass = () =>
    setImmediate(() => {
      wakeAll();
      setImmediate(wakeAll);
    });
  const host = fakeHost(file, conducts, pass);
  const waits: number[] = [];
  const services: DownloadServices = {
    store,
    fetch: host.fetch,
    sha256: async (data) => hex("sha256", data),
    startHash: async (kind) => {
      const hash = createHash(kind);
      return { update: (data) => void hash.update(data), digest: () => hash.digest("hex") };
    },
    room: async () => (store.room === Number.POSITIVE_INFINITY ? undefined : store.room - store.bytes().length),
    isOnline: () => online,
    sleep: (milliseconds, signal) => {
      if (milliseconds !== silence) {
        waits.push(milliseconds);
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const wake = () => {
          watching.delete(wake);
          resolve();
        };
        watching.add(wake);
        signal.addEventListener("abort", wake);
      });
    },
    random: () => 0.5,
    chunkBytes: 8,
  };
  const progress: DownloadProgress[] = [];
  const abort = new AbortController();
  const run = (file: WantedFile = wanted, onProgress = (_: DownloadProgress) => {}) =>
    download(file, services, {
      signal: abort.signal,
      onProgress: (one) => {
        progress.push(one);
        onProgress(one);
      },
    });
  return { run, store, host, waits, progress, abort };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error) => (error instanceof SottoError ? error.name : `not a SottoError: ${String(error)}`),
  );
}

describe("a download", () => {
  test("stores chunks with their hashes and says how far it is", async () => {
    const { run, store, progress } = setUp([]);
    const { chunks, hash, bytes: length } = await run();
    expect([length, hash]).toEqual([bytes.length, whole()]);
    expect(chunks).toEqual(Array.from({ length: 7 }, (_, i) => hex("sha256", bytes.slice(8 * i, 8 * i + 8))));
    expect(store.bytes()).toEqual(bytes);
    expect(progress.at(-1)).toEqual({ phase: "loading", loaded: 53, total: 53 });
  });

  test("takes a sha1, and where nobody has a hash says the sha256 that came", async () => {
    expect((await setUp([]).run({ ...wanted, hash: whole("sha1") })).hash).toEqual(whole("sha1"));
    expect((await setUp([]).run({ ...wanted, hash: undefined, bytes: undefined })).hash).toEqual(whole());
  });

  test("goes on where the connection dropped, and only if it is still the same file", async () => {
    const { run, store, host, waits } = setUp([{ is: "dropping", after: 21 }]);
    await run();
    expect(store.bytes()).toEqual(bytes);
    expect(host.requests.map((asked) => asked.get("Range"))).toEqual([null, "bytes=21-"]);
    expect(host.requests[1]?.has("If-Range")).toBe(false);
    expect(waits).toEqual([750]);
  });

  test("names the file that it means with If-Range in every other attempt", async () => {
    const { run, host } = setUp([
      { is: "dropping", after: 21 },
      { is: "refusing", status: 503 },
    ]);
    await run();
    expect(host.requests.map((asked) => asked.get("If-Range"))).toEqual([null, null, '"1"']);
  });

  test("of a later visit asks for what is missing alone", async () => {
    const { store } = await begun(25);
    const { run, host } = setUp([], { store });
    await run();
    expect(host.requests.map((asked) => asked.get("Range"))).toEqual(["bytes=25-"]);
    expect(host.requests[0]?.get("If-Range")).toBe('"1"');
    expect(store.bytes()).toEqual(bytes);
  });

  test("that was complete but not yet checked is checked without a request", async () => {
    const { store } = await begun(53);
    const { run, host } = setUp([], { store });
    await run();
    expect(host.requests).toEqual([]);
  });

  test("drops stored chunks from the first damaged one on", async () => {
    const { store } = await begun(25);
    store.chunks.get(1)?.fill(0);
    const { run, host } = setUp([], { store });
    await run();
    expect(host.requests[0]?.get("Range")).toBe("bytes=8-");
    expect(store.bytes()).toEqual(bytes);
  });

  test("begins anew when the host has another file", async () => {
    const { store } = await begun(25);
    const newer = bytes.map((byte) => (byte + 2) & 255);
    const { run } = setUp([{ is: "changed" }], { store });
    await run({ ...wanted, hash: { kind: "sha256", value: hex("sha256", newer) } });
    expect(store.bytes()).toEqual(newer);
  });

  test("never keeps more than expected of a body without end, and gives up on it at once", async () => {
    const { run, store, host } = setUp([{ is: "endless" }]);
    expect(await codeOf(run())).toBe("model-corrupt");
    expect([host.requests.length, store.most <= bytes.length, store.part]).toEqual([1, true, undefined]);
    const unknown = setUp([{ is: "endless" }]);
    expect(await codeOf(unknown.run({ ...wanted, bytes: undefined, most: 100 }))).toBe("model-corrupt");
    expect(unknown.store.most).toBeLessThanOrEqual(100);
  });

  test("looks at the first bytes: an endless body of something else stops there, and one that is right where it must end", async () => {
    const refuse = (): number => {
      throw new SottoError("model-unknown", "This is a web page.");
    };
    const other = setUp([{ is: "endless" }]);
    expect(await codeOf(other.run({ ...wanted, bytes: undefined, check: refuse }))).toBe("model-unknown");
    expect([other.host.requests.length, other.store.part]).toEqual([1, undefined]);
    expect(other.store.most).toBeLessThan(bytes.length);
    const right = setUp([{ is: "endless" }]);
    expect(await codeOf(right.run({ ...wanted, bytes: undefined, check: () => 40 }))).toBe("model-corrupt");
    expect(right.store.most).toBeLessThanOrEqual(40);
    const announced = setUp([]);
    expect(await codeOf(announced.run({ ...wanted, bytes: undefined, hash: undefined, check: () => 40 }))).toBe(
      "model-unknown",
    );
    const fits = setUp([]);
    await fits.run({ ...wanted, check: () => bytes.length });
    expect(fits.store.bytes()).toHaveLength(bytes.length);
  });

  test("lets bytes come while a chunk is stored, and hears of it when that fails", async () => {
    const { run, store, progress } = setUp([]);
    const put = store.put.bind(store);
    store.put = async (index, chunk, part) => {
      // More than this chunk has come before it is stored.
      while (index === 0 && (progress.at(-1)?.loaded ?? 0) <= 8) await new Promise((resolve) => setTimeout(resolve, 1));
      await put(index, chunk, part);
    };
    expect(await codeOf(run())).toBe("done");
    expect(Buffer.compare(store.bytes(), bytes)).toBe(0);
    const full = setUp([]);
    const putSome = full.store.put.bind(full.store);
    full.store.put = async (index, chunk, part) => {
      if (index === 2) throw new SottoError("storage-full", "no room for the third");
      await putSome(index, chunk, part);
    };
    expect(await codeOf(full.run())).toBe("storage-full");
    expect(full.store.part?.chunks).toHaveLength(2);
    expect(full.store.bytes()).toHaveLength(16);
  });

  test("refuses a file of another length before its body", async () => {
    const { run, store } = setUp([]);
    expect(await codeOf(run({ ...wanted, bytes: 40 }))).toBe("model-corrupt");
    expect(store.most).toBe(0);
    expect(await codeOf(setUp([]).run({ ...wanted, bytes: 60 }))).toBe("model-corrupt");
    expect(await codeOf(setUp([]).run({ ...wanted, bytes: undefined, hash: undefined }))).toBe("done");
  });

  test("gives up on wrong bytes from one answer, and tries those from several once more", async () => {
    const single = setUp([{ is: "lying", at: 5 }]);
    expect(await codeOf(single.run())).toBe("model-corrupt");
    expect(single.host.requests).toHaveLength(1);
    const pieced = setUp([
      { is: "dropping", after: 20 },
      { is: "lying", at: 5 },
    ]);
    expect(await codeOf(pieced.run())).toBe("done");
    expect(pieced.store.bytes()).toEqual(bytes);
  });

  test("says what is missing when the storage is too small, and goes on when there is more", async () => {
    const store = new FakePartStore();
    store.room = 30;
    const error = await setUp([], { store })
      .run()
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "storage-full", needs: 53, has: 30 });
    store.room = 60;
    await setUp([], { store }).run();
    expect(store.bytes()).toEqual(bytes);
  });

  test("of unknown length ends where the room does", async () => {
    const store = new FakePartStore();
    store.room = 30;
    const { run } = setUp([{ is: "lengthless" }], { store });
    const error = await run({ ...wanted, bytes: undefined, most: 100 }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "storage-full", has: 0 });
    expect(store.most).toBeLessThanOrEqual(30);
  });

  test("gives up after six failures without a byte more, and waits longer each time", async () => {
    const { run, waits, host } = setUp(Array.from({ length: 20 }, () => ({ is: "unreachable" }) as const));
    expect(await codeOf(run())).toBe("download-failed");
    expect(host.requests).toHaveLength(7);
    expect(waits).toEqual([750, 1500, 3000, 6000, 12000, 22500]);
    const offline = setUp(
      Array.from({ length: 20 }, () => ({ is: "unreachable" }) as const),
      { online: false },
    );
    expect(await codeOf(offline.run())).toBe("offline");
  });

  test("does not ask again for what is not there", async () => {
    const { run, host } = setUp([{ is: "refusing", status: 404 }]);
    expect(await codeOf(run())).toBe("download-failed");
    expect(host.requests).toHaveLength(1);
  });

  test("asks anew after half a minute of silence", async () => {
    const { run, host } = setUp([{ is: "silent", after: 20 }]);
    await run();
    expect(host.requests.map((asked) => asked.get("Range"))).toEqual([null, "bytes=20-"]);
  });

  test("that is stopped keeps what has come", async () => {
    const { run, store, abort } = setUp([]);
    const stopped = run(wanted, ({ loaded }) => loaded >= 30 && abort.abort());
    expect(await codeOf(stopped)).toBe("cancelled");
    expect(store.part?.loaded).toBe(30);
    expect(store.bytes()).toEqual(bytes.slice(0, 30));
  });
});

/** A store that an earlier visit left, with the first bytes. */
async function begun(length: number) {
  const first = setUp([]);
  const stopped = first.run({ ...wanted, hash: whole() }, ({ loaded }) => {
    if (loaded >= length) first.abort.abort();
  });
  expect(await codeOf(stopped)).toBe("cancelled");
  return first;
}

const small = fc.nat({ max: 60 });
const conduct: fc.Arbitrary<Conduct> = fc.oneof(
  fc.constantFrom<Conduct>(
    { is: "good" },
    { is: "whole" },
    { is: "lengthless" },
    { is: "compressed" },
    { is: "hidden" },
    { is: "changed" },
    { is: "unsatisfied" },
    { is: "unreachable" },
    { is: "endless" },
  ),
  small.map((after) => ({ is: "dropping", after }) as const),
  small.map((after) => ({ is: "silent", after }) as const),
  small.map((by) => ({ is: "short", by }) as const),
  small.map((by) => ({ is: "long", by: by + 1 }) as const),
  small.map((at) => ({ is: "lying", at }) as const),
  small.map((by) => ({ is: "misplaced", by: by + 1 }) as const),
  fc.constantFrom(404, 429, 500, 503, 204, 206, 304).map((status) => ({ is: "refusing", status }) as const),
);
/** What happens to the storage between two visits. */
const accident = fc.oneof(
  fc.constant({ is: "nothing" } as const),
  small.map((at) => ({ is: "damaged", at }) as const),
  small.map((at) => ({ is: "lost", at }) as const),
  fc.constant({ is: "cleared" } as const),
);
const visit = fc.record({
  conducts: fc.array(conduct, { maxLength: 9 }),
  room: fc.option(fc.nat({ max: 70 }), { nil: Number.POSITIVE_INFINITY }),
  stopAt: fc.option(fc.nat({ max: 60 }), { nil: undefined }),
  accident,
});
const knowledge = fc.constantFrom<Partial<WantedFile>>(
  {},
  { bytes: undefined, most: 64 },
  { hash: whole("sha1"), bytes: undefined, most: 64 },
);
const stated = ["done", "download-failed", "offline", "model-corrupt", "storage-full", "cancelled"];

describe("whatever hosts, network, storage and users do", () => {
  test("a download ends with the file that was wanted or says why not, and a good host completes it in the end", async () => {
    const property = fc.asyncProperty(fc.array(visit, { maxLength: 4 }), knowledge, async (visits, known) => {
      const file: WantedFile = { ...wanted, ...known };
      const store = new FakePartStore();
      for (const { conducts, room, stopAt, accident } of visits) {
        store.room = room;
        const { run, abort } = setUp(conducts, { store });
        const end = await codeOf(
          run(file, ({ loaded }) => {
            if (stopAt !== undefined && loaded >= stopAt) abort.abort();
          }),
        );
        expect(stated).toContain(end);
        if (end === "done") expect(store.bytes()).toEqual(bytes);
        expect(store.most).toBeLessThanOrEqual(file.most ?? 70);
        spoil(store, accident);
      }
      store.room = Number.POSITIVE_INFINITY;
      // Bytes that a host lied about in an earlier visit are found out at the end, and fetched once more.
      expect(await codeOf(setUp([], { store }).run(file))).toBe("done");
      expect(store.bytes()).toEqual(bytes);
    });
    await fc.assert(property, { numRuns: 1500 });
  });
});

function spoil({ chunks, ...store }: FakePartStore, accident: { readonly is: string; readonly at?: number }): void {
  const at = (accident.at ?? 0) % Math.max(1, chunks.size);
  if (accident.is === "damaged") chunks.get(at)?.fill(0);
  if (accident.is === "lost") chunks.delete(at);
  if (accident.is === "cleared") {
    chunks.clear();
    store.part = undefined;
  }
}

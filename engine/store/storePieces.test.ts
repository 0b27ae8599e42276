import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { FakePartStore } from "../testing/fakePartStore";
import { type MadeFile, storePieces } from "./storePieces";

const hex = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const chunkBytes = 100;
const file = Uint8Array.from({ length: 950 }, (_, index) => (index * 7) & 255);

/** A file that is made in pieces of 30 bytes, and where making it began. */
function madeOf(bytes: Uint8Array, begun: number[]): MadeFile {
  async function* pieces(from = 0) {
    begun.push(from);
    for (let at = from; at < bytes.length; at += 30) yield bytes.subarray(at, at + 30);
  }
  return { bytes: bytes.length, pieces };
}

function store(made: MadeFile, where: FakePartStore, signal = new AbortController().signal) {
  const services = {
    store: where,
    chunkBytes,
    sha256: async (bytes: Uint8Array) => hex(bytes),
    startHash: async () => {
      const hash = createHash("sha256");
      return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
    },
    room: async () => undefined,
    isOnline: () => true,
    sleep: async () => {},
    random: () => 0,
  };
  return storePieces({ name: "made", bytes: made.bytes, hash: undefined }, made, services, { signal, onProgress() {} });
}

/** A store in which the making was stopped after some bytes. */
async function stoppedAt(bytes: number): Promise<FakePartStore> {
  const where = new FakePartStore();
  const stop = new AbortController();
  async function* pieces(from = 0) {
    for await (const piece of madeOf(file, []).pieces(from)) {
      if (where.part && where.part.loaded >= bytes) stop.abort();
      yield piece;
    }
  }
  await expect(store({ bytes: file.length, pieces }, where, stop.signal)).rejects.toMatchObject({ name: "cancelled" });
  return where;
}

test("what was made before it was stopped is not made again, but for the chunks that it is known by", async () => {
  const where = await stoppedAt(500);
  const begun: number[] = [];
  await store(madeOf(file, begun), where);
  expect(hex(where.bytes())).toBe(hex(file));
  const rest = begun.at(-1) ?? 0;
  expect(rest).toBeGreaterThanOrEqual(400);
  expect(begun).toEqual([0, rest - chunkBytes, rest]);
});

test("another file is made from its beginning, and damage from where it is", async () => {
  for (const change of ["first chunk", "length"] as const) {
    const where = await stoppedAt(500);
    const other = change === "length" ? file.subarray(0, 900) : file.with(3, 0);
    const begun: number[] = [];
    await store(madeOf(other, begun), where);
    expect(hex(where.bytes())).toBe(hex(other));
    expect(begun.at(-1)).toBe(0);
  }
  const where = await stoppedAt(500);
  where.chunks.get(2)?.fill(0);
  const begun: number[] = [];
  await store(madeOf(file, begun), where);
  expect(hex(where.bytes())).toBe(hex(file));
  expect(begun.at(-1)).toBe(200);
});

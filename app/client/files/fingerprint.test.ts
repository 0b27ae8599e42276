import { expect, test } from "vitest";
import { fingerprintOf } from "./fingerprint";

const long = (last: string) => new File([new Uint8Array(65_536), last], "talk.wav");

test("a file is known by its first 64 KiB, whatever its name, its date and the rest of it", async () => {
  const known = await fingerprintOf(long("end"));
  expect(known).toMatch(/^[\da-f]{32}$/);
  expect(await fingerprintOf(long("another"))).toBe(known);
  expect(await fingerprintOf(new File(["sound"], "talk.wav"))).not.toBe(known);
});

test("one that cannot be read is known by nothing", async () => {
  const gone = { slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException("gone", "NotFoundError")) }) };
  expect(await fingerprintOf(gone as unknown as Blob)).toBeUndefined();
});

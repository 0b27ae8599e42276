import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sourceFile } from "../testing/sourceFiles";
import { openGguf } from "./gguf";
import { openSafetensors } from "./safetensors";
import { readable, readRaw, type SourceFile } from "./sourceFile";
import { ggufHead, type WrittenValue } from "./writeGguf";

const metadata = new Map<string, WrittenValue>([
  ["general.architecture", "whisper"],
  ["a.number", 7],
  ["a.flag", true],
  ["a.list", [1, 2, 3]],
  ["a.texts", ["ä", ""]],
]);
const tensors = [
  { name: "a", shape: [2, 32], type: "q8_0", bytes: 68 },
  { name: "b", shape: [3], type: "f32", bytes: 12 },
] as const;
const head = ggufHead(metadata, tensors);
const good = new Uint8Array(head.length + 96 + 12);
good.set(head);

const open = (bytes: Uint8Array) => openGguf(sourceFile("a.gguf", bytes));

test("metadata and tensors are read, each tensor at a multiple of 32", async () => {
  const gguf = await open(good);
  expect([...gguf.metadata]).toEqual([...metadata]);
  expect(gguf.tensors.map(({ name, shape, type, at }) => [name, shape, type, at])).toEqual([
    ["a", [2, 32], "q8_0", head.length],
    ["b", [3], "f32", head.length + 96],
  ]);
});

/** The good file with 32 bits changed where `text` ends. */
function withInt32(at: number, ...values: readonly number[]): Uint8Array {
  const changed = good.slice();
  for (const [i, value] of values.entries()) new DataView(changed.buffer).setUint32(at + 4 * i, value, true);
  return changed;
}
const behind = (text: string) => Buffer.from(good).indexOf(text) + text.length;

describe("lies are refused with one sentence", () => {
  test.each([
    ["version 1", withInt32(4, 1), "gives 1 for the GGUF version; 2 to 3"],
    ["a big-endian file", withInt32(4, 0x03000000), "is a big-endian GGUF; a little-endian one was expected"],
    ["tensors without number", withInt32(8, 0xffffffff, 0xffffffff), "for the number of tensors; 0 to 8,192"],
    ["keys without number", withInt32(16, 0xffffffff, 0), "for the number of keys; 0 to 4,096"],
    ["a key longer than the file", withInt32(24, 1 << 19, 0), "more bytes were expected"],
    ["a type of no value", withInt32(behind("a.number"), 13), "gives 13 for the type of a value"],
    ["a list longer than the file", withInt32(behind("a.list") + 8, 400_000, 0), "more bytes were expected"],
    ["a list longer than any", withInt32(behind("a.list") + 8, 0, 1), "for the length of a list"],
  ] as const)("%s", async (_, bytes, message) => {
    await expect(open(bytes)).rejects.toMatchObject({
      name: "model-corrupt",
      message: expect.stringContaining(message),
    });
  });

  test("a tensor of a type that nobody reads, one beyond the file, and rows of broken blocks", async () => {
    const [a, b] = (await open(good)).tensors;
    expect(() => readable({ ...a!, type: { unknown: "of ggml type 16" } })).toThrow(
      '"a" of the model file is of ggml type 16',
    );
    expect(() => readable({ ...b!, at: good.length - 11 })).toThrow(/lies in bytes .* the file has/);
    expect(() => readable({ ...a!, shape: [64, 1] })).toThrow("no whole blocks of q8_0");
    expect(() => readable({ ...b!, shape: [2 ** 40, 2 ** 40] })).toThrow("lies in bytes");
  });

  test("tensors that share bytes", async () => {
    const second = good.subarray(0, head.length).lastIndexOf(96);
    await expect(open(withInt32(second, 64))).rejects.toThrow('"b" of the model file lies over the tensor before it.');
  });

  test("lists in lists in lists", async () => {
    const list = (...items: readonly number[]) => [...u32(9), 1, 0, 0, 0, 0, 0, 0, 0, ...items];
    const u32 = (value: number) => [value, 0, 0, 0];
    const key = [1, 0, 0, 0, 0, 0, 0, 0, 97];
    const bytes = [...Buffer.from("GGUF"), ...u32(3), ...u32(0), ...u32(0), ...u32(1), ...u32(0), ...key];
    const nested = [...u32(9), ...list(...list(...list(...list()))), ...new Uint8Array(64)];
    await expect(open(Uint8Array.from([...bytes, ...nested]))).rejects.toThrow("lists of lists of lists");
  });
});

/** Reads all that a file says it has; lets nothing but numbers or one sentence out. */
async function readAll(
  tensorsOf: (file: SourceFile) => Promise<readonly Parameters<typeof readable>[0][]>,
  bytes: Uint8Array,
) {
  try {
    for (const found of await tensorsOf(sourceFile("a", bytes))) {
      if (typeof found.type !== "string") continue;
      for await (const piece of readRaw(readable(found))) expect(piece.length).toBeLessThanOrEqual(bytes.length);
    }
  } catch (error) {
    expect(error).toMatchObject({ name: "model-corrupt" });
  }
}

const numbers = fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 127, 128, 255));
const changes = fc.array(fc.tuple(fc.nat(), numbers), { minLength: 1, maxLength: 8 });

test("a GGUF with changed bytes, or cut anywhere, gives tensors within it or one sentence", async () => {
  const tensorsOf = async (file: SourceFile) => (await openGguf(file)).tensors;
  for (let length = 0; length < good.length; length++) await readAll(tensorsOf, good.subarray(0, length));
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const changed = good.slice();
      for (const [at, byte] of list) changed[at % head.length] = byte;
      await readAll(tensorsOf, changed);
    }),
    { numRuns: 3000 },
  );
});

test("a safetensors header of lies gives tensors within the file or one sentence", async () => {
  const size = fc.oneof(fc.nat(64), fc.constantFrom(-1, 0.5, 2 ** 31, 2 ** 53, 1e300));
  const entry = fc.record({
    dtype: fc.constantFrom("F32", "F16", "BF16", "I64", "Q4"),
    shape: fc.array(size, { maxLength: 3 }),
    data_offsets: fc.tuple(size, size),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string({ maxLength: 8 }), entry, { maxKeys: 4 }),
      fc.nat(128),
      async (header, length) => {
        const text = new TextEncoder().encode(JSON.stringify(header));
        const bytes = new Uint8Array(8 + text.length + length);
        bytes[0] = text.length & 255;
        bytes[1] = text.length >> 8;
        bytes.set(text, 8);
        await readAll(openSafetensors, bytes);
      },
    ),
    { numRuns: 2000 },
  );
});

test("of a file that claims gigabytes no more than its headers is read", async () => {
  const asked: number[] = [];
  const file = (first: Uint8Array): SourceFile => ({
    name: "large",
    size: 5e9,
    async read(from, to) {
      asked.push(to - from);
      const bytes = new Uint8Array(to - from);
      if (from === 0) bytes.set(first.subarray(0, bytes.length));
      return bytes;
    },
  });
  await expect(openGguf(file(withInt32(8, 8192, 0)))).rejects.toMatchObject({ name: "model-corrupt" });
  const claim = new Uint8Array(new BigUint64Array([4_000_000_000n]).buffer);
  await expect(openSafetensors(file(claim))).rejects.toThrow("4,000,000,000 bytes for its header; 2 to 1,048,576");
  expect(Math.max(...asked)).toBeLessThanOrEqual(8 << 20);
});

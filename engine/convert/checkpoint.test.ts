import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goldenJson, goldenUrl } from "../testing/goldens";
import type { WrittenTensor } from "../testing/sourceFiles";
import { sourceFile } from "../testing/sourceFiles";
import { pickle, pickledTensor, writeCheckpoint, writeZip } from "../testing/writeCheckpoint";
import { openCheckpoint } from "./checkpoint";
import { expandNumbers } from "./numbers";
import { readable, readRaw } from "./sourceFile";

const saved = readFileSync(goldenUrl("foreign/checkpoint.pt"));
const numbers = new Float32Array(
  new Uint8Array(Buffer.from(goldenJson<{ numbers: string }>("foreign/quantised.json").numbers, "base64")).buffer,
);
const open = (bytes: Uint8Array) => openCheckpoint(sourceFile("model.pt", bytes));

test("what PyTorch saved is read: halves, floats, bfloats and a part of a storage", async () => {
  const found = await open(saved);
  expect(found.map(({ name, type, shape }) => [name, type, shape])).toEqual([
    ["half", "f16", [2, 16]],
    ["float", "f32", [4, 8]],
    ["brain", "bf16", [32]],
    ["part", "f32", [12]],
  ]);
  for (const [name, from] of [
    ["float", 32],
    ["part", 12],
  ] as const) {
    const tensor = readable(found.find((one) => one.name === name)!);
    const { value: bytes } = await readRaw(tensor).next();
    expect(expandNumbers(tensor.type, bytes)).toEqual(numbers.slice(from, from + bytes.length / 4));
  }
});

const tensor: WrittenTensor = { dtype: "F32", shape: [2, 2], data: new Uint8Array(16) };
const text = (value: string) => new TextEncoder().encode(value);

/** A checkpoint with this pickle and one storage of 16 bytes. */
const withPickle = (value: Uint8Array) =>
  writeZip([
    { name: "m/data.pkl", data: pickle.whole(value) },
    { name: "m/data/0", data: new Uint8Array(16) },
  ]);
const strided = (...strides: readonly number[]) => {
  const bytes = Buffer.from(pickledTensor(tensor, "0"));
  const old = Buffer.from(pickle.tuple(pickle.number(2), pickle.number(1)));
  const at = bytes.lastIndexOf(old);
  return new Uint8Array(
    Buffer.concat([
      bytes.subarray(0, at),
      pickle.tuple(...strides.map(pickle.number)),
      bytes.subarray(at + old.length),
    ]),
  );
};

describe("one sentence, and nothing is run", () => {
  test.each([
    [
      "os.system",
      pickle.call(pickle.name("os", "system"), pickle.text("touch /tmp/x")),
      'wants "os.system", which no model needs; it was not run',
    ],
    [
      "builtins.eval by its protocol 4 name",
      new Uint8Array(Buffer.concat([pickle.text("builtins"), pickle.text("eval"), text("\x93").slice(1)])),
      "builtins.eval",
    ],
    [
      "a storage that is called",
      pickle.call(pickle.name("torch", "FloatStorage")),
      'calls "torch.FloatStorage"; it was not run',
    ],
    ["an object that is made", text("c__main__\nX\n)\x81"), 'wants "__main__.X"'],
    ["an old class", text("(i__main__\nX\n"), "does what no model needs"],
    ["a call of a number", pickle.call(pickle.number(1)), "calls no function"],
    ["a list", text("]"), "holds no dict of tensors"],
    ["an empty stack", text("0"), "its stack is empty"],
    ["items without a mark", text("}u"), "no mark"],
    ["what was never remembered", text("h\x05"), "recalls what it never had"],
    ["a number of 255 bytes", new Uint8Array([0x8a, 255]), "more than 64 bits"],
    ["a text that is longer than the file", new Uint8Array([0x58, 255, 255, 255, 127]), "more bytes were expected"],
    [
      "a tensor that is a dict",
      pickle.dict([["a", pickle.call(pickle.name("torch._utils", "_rebuild_tensor_v2"), pickle.dict([]))]]),
      '"a" of the checkpoint is no tensor',
    ],
    [
      "a name that would be written out a thousand million times",
      new Uint8Array([41, ...Array.from({ length: 30 }, () => [0x71, 0, 0x68, 0, 0x86]).flat(), 0x4e, 0x93]),
      "a name is no text",
    ],
    ["a storage that is not there", pickle.dict([["a", pickledTensor(tensor, "../0")]]), 'lacks the file "data/../0"'],
    [
      "a tensor beyond its storage",
      pickle.dict([["a", pickledTensor({ dtype: "F32", shape: [3, 2] }, "0")]]),
      "ends at byte 24 of 16",
    ],
    [
      "a tensor of more than all memory",
      pickle.dict([["a", pickledTensor({ dtype: "F32", shape: [1 << 30, 1 << 30] }, "0")]]),
      "ends at byte 4,611,686,018,427,388,000 of 16",
    ],
    ["a transposed tensor", pickle.dict([["a", strided(1, 2)]]), "does not lie row by row"],
  ])("%s", async (_, value, message) => {
    await expect(open(withPickle(value))).rejects.toMatchObject({
      name: "model-corrupt",
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ["a ZIP without a checkpoint", writeZip([{ name: "a.txt", data: text("a") }]), "no data.pkl"],
    ["a ZIP that was cut", writeCheckpoint(new Map([["a", tensor]])).subarray(0, -30), "its end is missing"],
    [
      "numbers of another order",
      writeZip([
        { name: "m/data.pkl", data: pickle.whole(pickle.dict([])) },
        { name: "m/byteorder", data: text("big") },
      ]),
      "big-endian",
    ],
    [
      "a pickle of megabytes",
      writeZip([{ name: "m/data.pkl", data: new Uint8Array(2 << 20).fill(41) }]),
      "a model's has fewer",
    ],
  ])("%s", async (_, bytes, message) => {
    await expect(open(bytes)).rejects.toMatchObject({
      name: "model-corrupt",
      message: expect.stringContaining(message),
    });
  });
});

test("changed bytes give tensors within the file, or one sentence", async () => {
  const files = [
    saved,
    writeCheckpoint(
      new Map([
        ["a", tensor],
        ["b", { ...tensor, dtype: "BF16", shape: [8] }],
      ]),
    ),
  ];
  const change = fc.tuple(
    fc.constantFrom(...files),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
  );
  await fc.assert(
    fc.asyncProperty(change, async ([file, changes]) => {
      const changed = new Uint8Array(file);
      for (const [at, byte] of changes) changed[at % changed.length] = byte;
      try {
        for (const found of await open(changed)) {
          if (typeof found.type === "string")
            for await (const piece of readRaw(readable(found))) expect(piece).toBeDefined();
        }
      } catch (error) {
        expect(error).toMatchObject({ name: "model-corrupt" });
      }
    }),
    { numRuns: 3000 },
  );
});

test("random pickles are refused", async () => {
  const opcodes = fc.constantFrom(...text("\x80()]}NKMJGXUtqrhj0cRQsuaeb.\x88"));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(opcodes, fc.nat(255)), { maxLength: 300 }), async (bytes) => {
      const file = writeZip([{ name: "m/data.pkl", data: Uint8Array.from(bytes) }]);
      await open(file).then(
        (found) => expect(found).toEqual([]),
        (error) => expect(error).toMatchObject({ name: "model-corrupt" }),
      );
    }),
    { numRuns: 1000 },
  );
});

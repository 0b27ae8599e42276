import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { f32Tensor, parseSafetensors } from "./safetensors";

/** A file with this header, written as it is, and `dataLength` bytes of data: 0, 1, 2 … */
function fileWith(header: unknown, dataLength: number): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + dataLength);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  for (let i = 0; i < dataLength; i++) file[8 + text.length + i] = i;
  return file;
}

function entry(shape: unknown, from: number, to: number, dtype: unknown = "F32"): object {
  return { dtype, shape, data_offsets: [from, to] };
}

function expectCorrupt(action: () => unknown, message: string): void {
  expect(action).toThrow(expect.objectContaining({ name: "model-corrupt", message: expect.stringContaining(message) }));
}

const good = fileWith({ __metadata__: { by: "a test" }, a: entry([2, 1], 0, 8), b: entry([3], 8, 11, "U8") }, 11);

test("reads names, types, shapes and data, and skips the metadata", () => {
  const tensors = parseSafetensors(good);
  expect([...tensors.keys()]).toEqual(["a", "b"]);
  expect(tensors.get("b")).toEqual({ dtype: "U8", shape: [3], data: Uint8Array.of(8, 9, 10) });
  expect([...f32Tensor(tensors, "a", [2, 1])]).toEqual([
    ...new Float32Array(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7).buffer),
  ]);
});

test("f32 tensors are copied, from any offset and from a Buffer of Node's", () => {
  const shifted = new Uint8Array(good.length + 1);
  shifted.set(good, 1);
  const want = f32Tensor(parseSafetensors(good), "a", [2, 1]);
  expect(f32Tensor(parseSafetensors(shifted.subarray(1)), "a", [2, 1])).toEqual(want);
  expect(f32Tensor(parseSafetensors(Buffer.from(good)), "a", [2, 1])).toEqual(want);
});

test("the voice detector's file has 15 tensors, all f32", () => {
  const file = readFileSync(new URL("../../public/models/silero_vad_16k.safetensors", import.meta.url));
  const tensors = parseSafetensors(file);
  expect(tensors.size).toBe(15);
  expect(new Set([...tensors.values()].map(({ dtype }) => dtype))).toEqual(new Set(["F32"]));
});

describe("refuses with what was found and what was expected", () => {
  test.each([
    ["a file without a length", new Uint8Array(7), "has 7 bytes"],
    ["a header beyond the file", fileWith({}, 0).subarray(0, 9), "gives 2 bytes for its header; 2 to 1"],
    ["a header of 2^63 bytes", Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 128, 123, 125), "9,223,372,036,854,776,000 bytes"],
    ["a header that is not JSON", fileWith("{]", 0), "is not JSON"],
    ["a header that is not UTF-8", Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff), "is not JSON"],
    ["a header that is a list", fileWith([], 0), "is no JSON object"],
    ["an entry that is no object", fileWith({ a: 1 }, 0), "gives 1 for the entry of a"],
    ["an unknown type", fileWith({ a: entry([1], 0, 4, "Q4") }, 4), 'gives "Q4" for the dtype of a'],
    ["a type from Object's prototype", fileWith({ a: entry([1], 0, 4, "toString") }, 4), "for the dtype of a"],
    ["no shape", fileWith({ a: { dtype: "F32", data_offsets: [0, 4] } }, 4), "gives nothing for the shape of a"],
    ["a negative size", fileWith({ a: entry([-1], 0, 4) }, 4), "gives [-1] for the shape of a"],
    ["a size that is no whole number", fileWith({ a: entry([0.5], 0, 2) }, 2), "gives [0.5] for the shape of a"],
    ["too many sizes", fileWith({ a: entry([1, 1, 1, 1, 1, 1, 1, 1, 1], 0, 4) }, 4), "up to 8 sizes was expected"],
    ["a shape of more than all memory", fileWith({ a: entry([2 ** 52, 2 ** 52], 0, 4) }, 4), "bytes for [4503599627"],
    ["one offset", fileWith({ a: { dtype: "F32", shape: [1], data_offsets: [0] } }, 4), "two offsets was expected"],
    ["offsets out of order", fileWith({ a: entry([1], 4, 0) }, 4), "offsets in order up to 4"],
    ["offsets beyond the data", fileWith({ a: entry([2], 0, 8) }, 4), "offsets in order up to 4"],
    ["offsets that do not fit the shape", fileWith({ a: entry([2], 0, 4) }, 4), "8 bytes for [2] was expected"],
    ["a gap", fileWith({ a: entry([1], 0, 4), b: entry([1], 8, 12) }, 12), "begins b at byte 8; byte 4"],
    ["an overlap", fileWith({ a: entry([2], 0, 8), b: entry([1], 4, 8) }, 8), "begins b at byte 4; byte 8"],
    ["data after the last tensor", fileWith({ a: entry([1], 0, 4) }, 5), "has 5 bytes of data; 4 were expected"],
  ])("%s", (_, file, message) => {
    expectCorrupt(() => parseSafetensors(file), message);
  });

  test("a tensor that is missing, of another type or shape", () => {
    const tensors = parseSafetensors(good);
    expectCorrupt(() => f32Tensor(tensors, "c", [1]), "no tensor c; F32 [1] was expected");
    expectCorrupt(() => f32Tensor(tensors, "b", [3]), "gives U8 [3] for b; F32 [3] was expected");
    expectCorrupt(() => f32Tensor(tensors, "a", [1, 2]), "gives F32 [2, 1] for a; F32 [1, 2] was expected");
  });
});

test("a value too deep to be written out is refused as others are", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const header = `{"a":{"dtype":"F32","shape":${deep},"data_offsets":[0,4]}}`;
  expectCorrupt(() => parseSafetensors(fileWith(header, 4)), "lists within lists for the shape of a");
});

test("every truncation and most changed bytes are corrupt; nothing else is ever thrown", () => {
  for (let length = 0; length < good.length; length++) {
    expectCorrupt(() => parseSafetensors(good.subarray(0, length)), "model file");
  }
  fc.assert(
    fc.property(fc.nat(good.length - 12), fc.nat(255), (at, value) => {
      const changed = good.slice();
      changed[at] = value;
      try {
        parseSafetensors(changed);
      } catch (error) {
        expect(error).toMatchObject({ name: "model-corrupt" });
      }
    }),
    { numRuns: 2000 },
  );
});

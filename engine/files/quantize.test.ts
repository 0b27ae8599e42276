import { expect, test } from "vitest";
import { toHalf } from "../../kernels/shared/half";
import { dequantize } from "./quantize";
import { type StoredType, storedBytes } from "./storedTensor";

/** One block of 32 weights: little-endian halves, then bytes. */
function block(halves: readonly number[], bytes: readonly number[]): Uint8Array {
  const data = new Uint8Array(halves.length * 2 + bytes.length);
  const view = new DataView(data.buffer);
  for (const [i, half] of halves.entries()) view.setUint16(i * 2, toHalf(half), true);
  data.set(bytes, halves.length * 2);
  return data;
}

const count = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);
// low nibbles count up, high ones count down
const nibbles = count(0, 16).map((i) => i | ((15 - i) << 4));
// the fifth bit of every odd weight
const fifths = [0xaa, 0xaa, 0xaa, 0xaa];

/** The quants that `nibbles` stand for, with a fifth bit at odd places where there is one. */
const quants = (fifth: number): readonly number[] =>
  [...count(0, 16), ...count(0, 16).map((i) => 15 - i)].map((quant, i) => quant + (i % 2) * fifth);

test.each<{ type: StoredType; data: Uint8Array; wanted: readonly number[] }>([
  { type: "q4_0", data: block([0.5], nibbles), wanted: quants(0).map((q) => 0.5 * (q - 8)) },
  { type: "q4_1", data: block([0.5, -3], nibbles), wanted: quants(0).map((q) => 0.5 * q - 3) },
  { type: "q5_0", data: block([-0.25], [...fifths, ...nibbles]), wanted: quants(16).map((q) => -0.25 * (q - 16)) },
  { type: "q5_1", data: block([0.25, 1.5], [...fifths, ...nibbles]), wanted: quants(16).map((q) => 0.25 * q + 1.5) },
  { type: "q8_0", data: block([2], count(240, 272)), wanted: count(-16, 16).map((q) => 2 * q) },
  { type: "f16", data: block(count(-16, 16), []), wanted: count(-16, 16) },
])("$type is expanded as ggml defines it", ({ type, data, wanted }) => {
  expect(data.length).toBe(storedBytes(type, 32));
  // a view that begins at an odd byte, as in a file
  const file = new Uint8Array(data.length + 1);
  file.set(data, 1);
  expect([...dequantize({ name: "w", type, shape: [1, 32], data: file.subarray(1) })]).toEqual(
    wanted.map((w) => w || 0),
  );
});

import { beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { toHalf } from "../../../kernels/shared/half";
import { openTestBackend } from "../../../kernels/testing/backends";
import { expectSame } from "../../../kernels/testing/compare";
import { seededRandom } from "../../../kernels/testing/data";
import { dequantize } from "../../files/quantize";
import { type StoredTensor, type StoredType, storedBlocks, storedBytes, storedTypes } from "../../files/storedTensor";
import { packConvolution, packRows, uploadWeight } from "./weights";

const cols = 96;

/** Random bytes, but scales and minima within ± 2. */
function randomTensor(type: StoredType, rows: number, seed: number): StoredTensor {
  const random = seededRandom(seed);
  const file = new Uint8Array(storedBytes(type, rows * cols) + 1);
  const data = file.subarray(1);
  const view = new DataView(file.buffer, 1);
  const half = (): number => toHalf(4 * random() - 2);
  for (let i = 0; i < data.length; i++) data[i] = Math.floor(random() * 256);
  const { blockBytes } = storedBlocks[type];
  for (let at = 0; at < data.length; at += blockBytes) {
    if (type === "f32") view.setFloat32(at, 4 * random() - 2, true);
    else view.setUint16(at, half(), true);
    if (type === "q4_1" || type === "q5_1") view.setUint16(at + 2, half(), true);
  }
  return { name: "test", type, shape: [rows, cols], data };
}

/** The rows of packed matrices as the device sees them: embedded tokens without position. */
async function expandOnDevice(backend: Backend, tensors: readonly StoredTensor[]): Promise<Float32Array> {
  const weight = uploadWeight(backend, "weight", packRows(tensors));
  const newTokens = weight.rows;
  const on = {
    weight,
    positions: backend.tensor("positions", [newTokens, cols], "f32"),
    state: backend.tensor("state", [1, 32], "u32"),
    tokens: backend.tensor("tokens", [1, newTokens], "u32"),
    x: backend.tensor("x", [newTokens, cols], "f32"),
  };
  backend.write(
    on.tokens,
    Uint32Array.from({ length: newTokens }, (_, i) => i),
  );
  backend.submit([await backend.record("test", (verbs) => verbs.embed({ ...on, sequences: 1, newTokens }))]);
  return backend.readFloats(on.x);
}

describe.each(Object.keys(openTestBackend))("matrices on the device, %s", (name) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await (openTestBackend[name] as () => Promise<Backend>)();
    return () => backend.dispose();
  });

  test.each(storedTypes)("%s is expanded to exactly what the file means", async (type) => {
    const tensors = [randomTensor(type, 5, 1), randomTensor(type, 3, 2)];
    const wanted = tensors.flatMap((tensor) => [...dequantize(tensor)]);
    expectSame(await expandOnDevice(backend, tensors), wanted, type);
  });

  test("matrices of different types lie one below the other as f32", async () => {
    const tensors = [randomTensor("q5_1", 2, 1), randomTensor("f16", 2, 2), randomTensor("q8_0", 1, 3)];
    expect(packRows(tensors).format).toBe("f32");
    expectSame(
      await expandOnDevice(backend, tensors),
      tensors.flatMap((tensor) => [...dequantize(tensor)]),
      "mixed",
    );
  });
});

test("a scale whose minimum no half can hold is a corrupt model", () => {
  for (const [type, centre] of [
    ["q4_0", 8],
    ["q5_0", 16],
  ] as const) {
    const tensor = randomTensor(type, 1, 1);
    new DataView(tensor.data.buffer, 1).setUint16(0, toHalf(60000), true);
    expect(() => packRows([tensor])).toThrow(`at most ${65504 / centre} was expected`);
    expect(() => packRows([tensor])).toThrow(expect.objectContaining({ name: "model-corrupt" }));
  }
});

test.each(["f32", "f16"] as const)("a convolution in %s becomes a matrix over consecutive frames", (type) => {
  const [rows, channels, width] = [4, 6, 3];
  const values = Array.from({ length: rows * channels * width }, (_, i) => i - 30);
  const data = new Uint8Array(storedBytes(type, values.length));
  const view = new DataView(data.buffer);
  for (const [i, value] of values.entries()) {
    if (type === "f32") view.setFloat32(i * 4, value, true);
    else view.setUint16(i * 2, toHalf(value), true);
  }
  const { words, format, ...size } = packConvolution({ name: "conv", type, shape: [rows, channels, width], data });
  expect({ format, ...size }).toEqual({ format: type, rows, cols: width * channels });
  const packed = dequantize({ name: "packed", type, shape: [values.length], data: new Uint8Array(words.buffer) });
  for (let row = 0; row < rows; row++) {
    for (let channel = 0; channel < channels; channel++) {
      for (let tap = 0; tap < width; tap++) {
        const wanted = values[(row * channels + channel) * width + tap];
        expect(packed[(row * width + tap) * channels + channel]).toBe(wanted);
      }
    }
  }
});

test("a quantised convolution is a corrupt model", () => {
  const tensor = { ...randomTensor("q8_0", 1, 1), shape: [1, 32, 3] };
  expect(() => packConvolution(tensor)).toThrow("f32 or f16 was expected");
});

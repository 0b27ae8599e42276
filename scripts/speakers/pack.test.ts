import { expect, test } from "vitest";
import type { SafetensorsTensor } from "../../engine/files/safetensors";
import { blockSize, lowOf, readNumbers } from "../../engine/speakers/packedNumbers";
import { seededNumbers } from "../../kernels/testing/data";
import { partsOf } from "./pack";

const data = seededNumbers(1, 51_200, { scale: 0.3 });
const shape = [2, 100, 256];

/** The parts of a tensor as the file has them. */
function stored(name: string): ReadonlyMap<string, SafetensorsTensor> {
  return new Map(
    partsOf({ name, shape, data }).map(({ name, dtype, shape, bytes }) => [name, { dtype, shape, data: bytes }]),
  );
}

/** By how much numbers are off at most, as a part of the largest of their block. */
function off(found: Float32Array): number {
  let most = 0;
  for (let block = 0; block < data.length; block += blockSize) {
    const largest = data.subarray(block, block + blockSize).reduce((m, x) => Math.max(m, Math.abs(x)), 0);
    for (let i = block; i < block + blockSize; i++) most = Math.max(most, Math.abs(found[i]! - data[i]!) / largest);
  }
  return most;
}

test("a voice's weights come back from eight bits, the segmentation's from twelve, its first filters as they are", () => {
  const eight = off(readNumbers(stored("voice.last"), "voice.last", shape));
  expect(eight).toBeGreaterThan(0.5 / 2047);
  expect(eight).toBeLessThan(0.52 / 127);
  expect(off(readNumbers(stored("segmentation.lstm.0.input"), "segmentation.lstm.0.input", shape))).toBeLessThan(
    0.55 / 2047 + 2 ** -12,
  );
  expect(off(readNumbers(stored("segmentation.sinc"), "segmentation.sinc", shape))).toBe(0);
});

test("lower bits that do not fit are said", () => {
  const name = "segmentation.lstm.0.input";
  const parts = new Map(stored(name)).set(lowOf(name), { dtype: "U8", shape: [3], data: new Uint8Array(3) });
  expect(() => readNumbers(parts, name, shape)).toThrow(
    "The speaker models' file has 3 bytes of U8 for segmentation.lstm.0.input.low; 25600 of U8 were expected.",
  );
});

import { expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import type { TensorType, WeightFormat } from "../../../kernels/runtime/tensor";
import { tuningFor } from "../../../kernels/runtime/variants";
import { openTestBackend } from "../../../kernels/testing/backends";
import { countingBackend } from "../../testing/countingBackend";
import { randomDims, randomModel } from "../../testing/randomModel";
import type { ModelDimensions } from "../model/dimensions";
import { createWhisper } from "../model/whisper";
import { footprintOf, mostProcessorBytes } from "./footprint";

/** A back end without a device that adds up what it is asked for. */
function weighingBackend() {
  const pieces: number[] = [];
  const counting = countingBackend(
    tuningFor({ software: false, subgroups: false, subgroupMinSize: 4, workgroupMemory: 16_384 }),
  );
  const backend: Backend = {
    ...counting,
    scope: () => backend,
    tensor(label: string, shape: readonly number[], type?: TensorType) {
      pieces.push(4 * shape.reduce((product, size) => product * size, 1));
      return counting.tensor(label, shape, type);
    },
    weight(label: string, format: WeightFormat, shape: readonly [number, number], words: Uint32Array<ArrayBuffer>) {
      pieces.push(words.byteLength);
      return counting.weight(label, format, shape, words);
    },
  };
  return { backend, pieces };
}

test("on a graphics card it is what the model allocates, to the byte", async () => {
  const { backend, pieces } = weighingBackend();
  await createWhisper(backend, randomModel());
  const { total, largest } = footprintOf(randomDims, "f32", "webgpu");
  expect(total).toBe(pieces.reduce((sum, bytes) => sum + bytes, 0));
  expect(largest).toBe(Math.max(...pieces));
});

test("on the processor it is what the model allocates, but for a little that the back end needs besides", async () => {
  const backend = await (openTestBackend["wasm in i16 without relaxed SIMD"] as () => Promise<Backend>)();
  await createWhisper(backend, randomModel());
  const { total } = footprintOf(randomDims, "f32", "cpu");
  expect(backend.memory).toBeGreaterThanOrEqual(total);
  expect(backend.memory).toBeLessThan(1.2 * total);
});

const large: ModelDimensions = {
  nMels: 128,
  nAudioCtx: 1500,
  nAudioState: 1280,
  nAudioHead: 20,
  nAudioLayer: 32,
  nVocab: 51866,
  nTextCtx: 448,
  nTextState: 1280,
  nTextHead: 20,
  nTextLayer: 32,
};

test("the longest piece of a large model is its token embedding, and every graphics card takes it in 16 bits", () => {
  expect(footprintOf(large, "f16", "webgpu").largest).toBe(51866 * 1280 * 2);
  expect(footprintOf(large, "f16", "webgpu").largest).toBeLessThan(128 * 1024 ** 2);
  expect(footprintOf(large, "f32", "webgpu").largest).toBeGreaterThan(128 * 1024 ** 2);
});

test("the processor, which multiplies 16-bit weights in 32, takes a large model in five bits and not in sixteen", () => {
  expect(footprintOf(large, "f16", "cpu").total).toBeGreaterThan(mostProcessorBytes);
  expect(footprintOf(large, "q5_0", "cpu").total).toBeLessThan(mostProcessorBytes / 1.5);
  expect(footprintOf({ ...large, nTextLayer: 4 }, "f16", "cpu").total).toBeLessThan(mostProcessorBytes);
});

import { describe, expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import type { TensorType, WeightFormat } from "../../../kernels/runtime/tensor";
import { tuningFor } from "../../../kernels/runtime/variants";
import { openTestBackend } from "../../../kernels/testing/backends";
import { countingBackend } from "../../testing/countingBackend";
import { randomDims, randomModel, randomRules } from "../../testing/randomModel";
import type { ModelDimensions } from "../model/dimensions";
import { openSlots } from "../model/openSlots";
import { slotShape } from "../model/slots";
import { createWhisper } from "../model/whisper";
import { footprintOf, mostProcessorBytes, slotFootprint, slotsThatFit } from "./footprint";

/** A back end without a device that adds up what it is asked for. */
function weighingBackend() {
  const pieces: number[] = [];
  const counting = countingBackend(
    tuningFor({ software: false, subgroups: false, subgroupMinSize: 4, workgroupMemory: 16_384, matrices: false }),
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

test.each([2, 7, 16])("what %i slots for a batch take is known to the byte", async (count) => {
  const { backend, pieces } = weighingBackend();
  const whisper = await createWhisper(backend, randomModel());
  const before = pieces.length;
  await whisper.openBatch({ slots: count, rules: randomRules, maxTokens: 8 }, openSlots);
  const taken = pieces.slice(before);
  const { total, largest } = slotFootprint(slotShape(count, backend.info), randomDims, "f32");
  expect(total).toBe(taken.reduce((sum, bytes) => sum + bytes, 0));
  expect(largest).toBe(Math.max(...taken));
});

describe("the slots of a batch", () => {
  const gpu = { kind: "webgpu", element: "f32", submitsAhead: true } as const;
  const cpu = { ...gpu, kind: "wasm", submitsAhead: false } as const;
  const slots = (asked: number, info: Partial<Backend["info"]>, memory = 0) =>
    slotsThatFit(asked, large, { info: info as Backend["info"], memory });

  test("are as many as were asked for where there is room", () => {
    expect(slots(16, gpu)).toBe(16);
    expect(slots(16, { ...gpu, largestBuffer: 4 * 1024 ** 3 })).toBe(16);
  });

  test.each([128, 256, 1024, 2047])(
    "are the most that a card has room for that gives %i MB in one piece",
    (megabytes) => {
      for (const element of ["f32", "f16"] as const) {
        const info = { ...gpu, element, largestBuffer: megabytes * 1024 ** 2 };
        const count = slots(64, info);
        const fits = (shape: number) => {
          const { total, largest } = slotFootprint(slotShape(shape, gpu), large, element);
          return largest <= info.largestBuffer && total <= 4 * info.largestBuffer;
        };
        expect(count === 1 || fits(count)).toBe(true);
        expect(fits(count + 1)).toBe(false);
      }
    },
  );

  test("on the processor are the most beside what it holds in all that 32 bits address", () => {
    const fewer = slots(16, cpu, 2 * 1024 ** 3);
    expect(fewer).toBeGreaterThan(1);
    expect(slots(16, cpu)).toBeGreaterThan(fewer);
    expect(slots(16, cpu, mostProcessorBytes)).toBe(1);
  });

  test("are one where a card cannot hold two, and windows are decoded one by one then", async () => {
    const { backend } = weighingBackend();
    const tight: Backend = { ...backend, info: { ...backend.info, largestBuffer: 4096 }, scope: () => tight };
    const whisper = await createWhisper(tight, randomModel());
    expect(await whisper.openBatch({ slots: 16, rules: randomRules, maxTokens: 8 }, openSlots)).toBeUndefined();
  });

  test("are halved where a device does not give what it should", async () => {
    const { backend } = weighingBackend();
    const tensor: Backend["tensor"] = (label, shape, type) => {
      if (label.startsWith("kv cache") && (shape[0] as number) > 5) throw new RangeError("too large");
      return backend.tensor(label, shape, type);
    };
    const scarce: Backend = { ...backend, tensor, scope: () => scarce };
    const whisper = await createWhisper(scarce, randomModel());
    expect((await whisper.openBatch({ slots: 16, rules: randomRules, maxTokens: 8 }, openSlots))?.slots).toBe(4);
  });
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

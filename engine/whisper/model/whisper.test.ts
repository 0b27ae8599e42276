import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { createGpuBackend } from "../../../kernels/runtime/gpuBackend";
import type { Tensor } from "../../../kernels/runtime/tensor";
import { tuningFor } from "../../../kernels/runtime/variants";
import { baselineDevice, describeBackends, openTestBackend, openTestCard } from "../../../kernels/testing/backends";
import { countingBackend } from "../../testing/countingBackend";
import { f32, goldenTensors, goldenUrl, i32 } from "../../testing/goldens";
import { parseGgml } from "../files/ggml";
import { runSmallModel } from "../selfTest/selfTest";
import type { AudioFeatures, TokenRules, Whisper } from "./types";
import { createWhisper } from "./whisper";

const files = {
  "tiny.en-q5_1": new URL("../../../public/models/ggml-tiny.en-q5_1.bin", import.meta.url),
  "micro-v3": goldenUrl("micro-v3/ggml-micro-v3.bin"),
  "micro-distil": goldenUrl("micro-distil/ggml-micro-distil.bin"),
} as const;
type Name = keyof typeof files;

/** Largest error of the encoder's output and of logits, relative to the largest wanted number. */
const tolerance = {
  f32: { features: 2e-3, logits: 1e-4 },
  i16: { features: 2e-3, logits: 1e-3 },
  f16: { features: 1e-2, logits: 1e-2 },
} as const;

/** A model that has encoded the window of its golden. */
interface Encoded {
  readonly whisper: Whisper;
  readonly features: AudioFeatures;
  /** What the encoder made, [nAudioCtx × nAudioState]. */
  readonly encoderOut: Float32Array;
  readonly golden: ReturnType<typeof goldenTensors>;
}

async function encode(backend: Backend, name: Name): Promise<Encoded> {
  const golden = goldenTensors(`${name}/tensors.safetensors`);
  const taken = vi.spyOn(Object.getPrototypeOf(backend) as Backend, "tensor");
  const whisper = await createWhisper(backend, parseGgml(readFileSync(files[name])));
  const features = whisper.encode([transposed(f32(golden, "mel").data, whisper.dims.nMels)]);
  const tensors = taken.mock.results.map(({ value }) => value as Tensor);
  taken.mockRestore();
  const encoderOut = await backend.readFloats(tensors.find(({ label }) => label === "features")!);
  return { whisper, features, encoderOut, golden };
}

function expectGoldenFeatures({ encoderOut, golden }: Encoded, within: number): void {
  expect(relativeError(encoderOut, f32(golden, "encoder.out").data)).toBeLessThan(within);
}

/** Arg-maxima of every position, and the stored rows of logits. */
async function expectGoldenLogits({ whisper, features, golden }: Encoded, within: number): Promise<void> {
  const { nVocab } = whisper.dims;
  const logits = await whisper.startDecoding(features, 1).step([[...i32(golden, "tokens").data]]);
  expect(argMaxima(logits, nVocab)).toEqual([...i32(golden, "logits_argmax").data]);
  const stored = f32(golden, "logits").data;
  for (const [i, row] of i32(golden, "logits_rows").data.entries()) {
    const got = logits.subarray(row * nVocab, (row + 1) * nVocab);
    expect(relativeError(got, stored.subarray(i * nVocab, (i + 1) * nVocab)), `row ${row}`).toBeLessThan(within);
  }
}

const cases = (Object.keys(files) as Name[]).flatMap((model) =>
  Object.keys(openTestBackend).map((device) => ({
    model,
    device,
    open: openTestBackend[device] as typeof openTestCard,
  })),
);
const onCard = { model: "micro-v3", device: "webgpu as on a card", open: openTestCard } as const;

describe.each([...cases, onCard])("$model on $device against openai/whisper", ({ model, open }) => {
  let encoded: Encoded;
  let within: (typeof tolerance)["f32" | "f16" | "i16"];
  beforeAll(async () => {
    const backend = await open();
    within = tolerance[backend.info.arithmetic];
    encoded = await encode(backend, model);
    return () => encoded.whisper.dispose();
  });

  test("the encoder's output is as near as the number type allows", () =>
    expectGoldenFeatures(encoded, within.features));

  test("tokens fed at once: the same one is preferred everywhere, and logits are near", () =>
    expectGoldenLogits(encoded, within.logits));

  test("tokens fed one by one: the same one is preferred everywhere", async () => {
    const { whisper, features, golden } = encoded;
    const inference = whisper.startDecoding(features, 1);
    const preferred: number[] = [];
    for (const token of i32(golden, "tokens").data) {
      preferred.push(...argMaxima(await inference.step([[token]]), whisper.dims.nVocab));
    }
    expect(preferred).toEqual([...i32(golden, "logits_argmax").data]);
  });
});

describeBackends({ f16: { element: "f16" } }, (run) => {
  test("micro-v3 in f16: features and logits within 1e-2, and the same tokens preferred", async () => {
    const encoded = await encode(run().backend, "micro-v3");
    expectGoldenFeatures(encoded, tolerance.f16.features);
    await expectGoldenLogits(encoded, tolerance.f16.logits);
  });
});

const rules: TokenRules = {
  eot: 50257,
  suppress: [],
  suppressAtBegin: [],
  timestamps: undefined,
  noSpeech: 50362,
  sotIndex: 0,
};

test.each([
  { subgroups: false, subgroupMinSize: 4, workgroupMemory: 16_384, matrices: false },
  { subgroups: true, subgroupMinSize: 32, workgroupMemory: 32_768, matrices: false },
])("a step on a GPU takes 8 dispatches per layer and 3 besides, subgroups: $subgroups", async (facts) => {
  const backend = countingBackend(tuningFor({ software: false, ...facts }));
  const whisper = await createWhisper(backend, parseGgml(readFileSync(files["tiny.en-q5_1"])));
  await whisper.startDecoding({ windows: 1 }, 1).generate([[50257]], rules, { maxTokens: 5 });
  const steps = backend.submitted.filter(({ label }) => label === "step");
  expect(backend.submitted.map(({ label }) => label)).toEqual(["prompt of 1", "step", "step", "step", "step"]);
  for (const { kernels } of steps) {
    expect(kernels).toEqual(expect.arrayContaining(["self_attention", "cross_attention", "choose_token"]));
    expect(kernels.length).toBeLessThanOrEqual(8 * whisper.dims.nTextLayer + 3);
  }
});

const pipelines = {
  "software adapter": {
    software: true,
    subgroups: false,
    subgroupMinSize: 4,
    workgroupMemory: 32_768,
    matrices: false,
  },
  baseline: { software: false, subgroups: false, subgroupMinSize: 4, workgroupMemory: 16_384, matrices: false },
  "with subgroups": { software: false, subgroups: true, subgroupMinSize: 32, workgroupMemory: 32_768, matrices: false },
} as const;

test.each(Object.entries(pipelines))(
  "%s: at most 40 pipelines, all compiled before the first window, and the self-test needs no others",
  async (_, facts) => {
    const tested = countingBackend(tuningFor(facts));
    await runSmallModel(tested);
    const backend = countingBackend(tuningFor(facts));
    const whisper = await createWhisper(backend, parseGgml(readFileSync(files["tiny.en-q5_1"])));
    const before = backend.pipelines.size;
    await whisper.startDecoding(whisper.encode([new Float32Array()]), 1).generate([[50257]], rules, { maxTokens: 5 });
    expect(backend.pipelines.size).toBe(before);
    expect([...tested.pipelines].filter((pipeline) => !backend.pipelines.has(pipeline))).toEqual([]);
    expect(tested.pipelines.size).toBeGreaterThan(8);
    expect(before).toBeGreaterThan(8);
    expect(before).toBeLessThanOrEqual(40);
  },
);

test("windows after the first allocate and bind nothing", async () => {
  const device = await baselineDevice();
  const backend = createGpuBackend(device, { element: "f32" });
  const { whisper, golden } = await encode(backend, "micro-distil");
  const mel = transposed(f32(golden, "mel").data, whisper.dims.nMels);
  const prompt = [50258, 50259, 50360];
  await whisper.prepare({ windows: 1, sequences: 3 });
  const decode = async (features: AudioFeatures, maxTokens: number): Promise<void> => {
    const [generated] = await whisper.startDecoding(features, 1).generate([prompt], rules, { maxTokens });
    expect(generated?.tokens.length).toBeGreaterThan(0);
    const drawing = { ...rules, draw: { temperature: 0.5, key: 1 } };
    await whisper.startDecoding(features, 3).generate([prompt, prompt, prompt], drawing, { maxTokens });
    const { living } = await whisper.startDecoding(features, 3).search(prompt, rules, { maxTokens, enough: 3 });
    expect(living).toHaveLength(3);
  };
  // What is read back of a search grows with its steps. Encoding takes seconds on a software adapter: one window is enough.
  const first = whisper.encode([mel]);
  for (let i = 0; i < 5; i++) await decode(first, 3 + i);
  const { memory } = backend;
  const made = countCalls(device, ["createBuffer", "createBindGroup", "createComputePipelineAsync"]);
  const second = whisper.encode([mel]);
  for (let i = 0; i < 5; i++) await decode(second, 3 + i);
  expect(backend.memory).toBe(memory);
  expect(made).toEqual({ createBuffer: 0, createBindGroup: 0, createComputePipelineAsync: 0 });
  whisper.dispose();
  expect(backend.memory).toBe(0);
});

test("windows after the first take no memory on the processor either", async () => {
  const backend = await (openTestBackend["wasm in i16"] as () => Promise<Backend>)();
  const { whisper, golden } = await encode(backend, "micro-distil");
  const mel = transposed(f32(golden, "mel").data, whisper.dims.nMels);
  const window = (maxTokens: number) =>
    whisper.startDecoding(whisper.encode([mel]), 1).generate([[50258, 50259, 50360]], rules, { maxTokens });
  await window(4);
  const { memory } = backend;
  for (let i = 0; i < 5; i++) await window(3 + i);
  expect(backend.memory).toBe(memory);
  whisper.dispose();
  expect(backend.memory).toBe(0);
});

test.each(["webgpu", "wasm in i16"])(
  "%s: prompts of all lengths take a tenth more memory at most, and once",
  async (name) => {
    const backend = await (openTestBackend[name] as () => Promise<Backend>)();
    const { whisper, features } = await encode(backend, "micro-distil");
    const decode = (length: number) => {
      const prompt = Array.from({ length }, (_, i) => 300 + i);
      return whisper.startDecoding(features, 1).generate([prompt], rules, { maxTokens: 2 });
    };
    await decode(3);
    const { memory } = backend;
    const lengths = [4, 5, 17, 40, 100, 190, 224];
    for (const length of lengths) await decode(length);
    const { memory: then } = backend;
    expect(then).toBeLessThan(1.1 * memory);
    for (const length of lengths) await decode(length);
    expect(backend.memory).toBe(then);
    whisper.dispose();
  },
);

type DeviceCall = "createBuffer" | "createBindGroup" | "createComputePipelineAsync";

/** Counts calls of the device's methods from now on. */
function countCalls(device: GPUDevice, names: readonly DeviceCall[]): Record<string, number> {
  const calls: Record<string, number> = {};
  const methods = device as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of names) {
    const original = methods[name]?.bind(device);
    if (!original) throw new Error(`a device has no ${name}`);
    calls[name] = 0;
    methods[name] = (...args) => {
      calls[name] = (calls[name] ?? 0) + 1;
      return original(...args);
    };
  }
  return calls;
}

/** [nMels, frames] → [frames, nMels]. */
function transposed(mel: Float32Array, nMels: number): Float32Array<ArrayBuffer> {
  const frames = mel.length / nMels;
  return Float32Array.from(mel, (_, i) => mel[(i % nMels) * frames + Math.floor(i / nMels)] as number);
}

function argMaxima(logits: Float32Array, nVocab: number): number[] {
  return Array.from({ length: logits.length / nVocab }, (_, row) => {
    let best = row * nVocab;
    for (let i = best; i < (row + 1) * nVocab; i++) if ((logits[i] as number) > (logits[best] as number)) best = i;
    return best - row * nVocab;
  });
}

/** Largest difference relative to the largest wanted number; infinite where lengths differ or something is no number. */
function relativeError(got: Float32Array, wanted: Float32Array): number {
  if (got.length !== wanted.length || got.some(Number.isNaN)) return Number.POSITIVE_INFINITY;
  const scale = wanted.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  return got.reduce((max, value, i) => Math.max(max, Math.abs(value - (wanted[i] as number))), 0) / scale;
}

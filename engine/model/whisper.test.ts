import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { createGpuBackend } from "../../kernels/runtime/gpuBackend";
import { requestTestDevice } from "../../kernels/testing/device";
import { f32, goldenTensors, i32 } from "../testing/goldens";
import { parseGgml } from "./ggml";
import type { Whisper } from "./types";
import { createWhisper } from "./whisper";

const models = [
  { name: "tiny.en-q5_1", file: "public/models/ggml-tiny.en-q5_1.bin" },
  { name: "micro-v3", file: "engine/testing/goldens/micro-v3/ggml-micro-v3.bin" },
  { name: "micro-distil", file: "engine/testing/goldens/micro-distil/ggml-micro-distil.bin" },
];

describe.each(models)("$name against openai/whisper", ({ name, file }) => {
  const golden = goldenTensors(`${name}/tensors.safetensors`);
  const tensor = (key: string): Float32Array<ArrayBuffer> => f32(golden, key).data;
  let whisper: Whisper & { readFeatures(): Promise<Float32Array> };

  beforeAll(async () => {
    const backend = createGpuBackend(await requestTestDevice());
    whisper = (await createWhisper(backend, parseGgml(readFileSync(file)))) as typeof whisper;
    return () => whisper.dispose();
  });

  test("the encoder's output is within 2e-3 of its largest value", async () => {
    whisper.encode([transposed(tensor("mel"), whisper.dims.nMels)]);
    const got = await whisper.readFeatures();
    const want = tensor("encoder.out");
    expect(largestDifference(got, want) / largest(want)).toBeLessThan(2e-3);
  });

  test("the decoder prefers the same token at every position, fed at once or one by one", async () => {
    const tokens = Array.from(i32(golden, "tokens").data);
    const features = whisper.encode([transposed(tensor("mel"), whisper.dims.nMels)]);
    const want = Array.from(i32(golden, "logits_argmax").data);
    const atOnce = await whisper.startDecoding(features, 1).step([tokens]);
    expect(argMaxima(atOnce, whisper.dims.nVocab)).toEqual(want);
    const inference = whisper.startDecoding(features, 1);
    const oneByOne: number[] = [];
    for (const token of tokens) oneByOne.push(...argMaxima(await inference.step([[token]]), whisper.dims.nVocab));
    expect(oneByOne).toEqual(want);
  });
});

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

function largest(values: Float32Array): number {
  return values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((max, value, i) => Math.max(max, Math.abs(value - (b[i] as number))), 0);
}

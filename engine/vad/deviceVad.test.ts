import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "../../kernels/runtime/backend";
import { openTestBackend } from "../../kernels/testing/backends";
import { goldenJson } from "../testing/goldens";
import { wavSamples } from "../testing/wav";
import { BatchedVad, type HearOnDevice } from "./batchedVad";
import { batchSteps, shortSteps, togetherSteps } from "./deviceSteps";
import { createDeviceVad, type DeviceVad } from "./deviceVad";
import { SileroVad, stepSamples } from "./sileroVad";
import { stepByStep } from "./speechDetector";
import { getSpeechTimestamps } from "./speechRegions.reference";

const file = readFileSync(new URL("../../public/models/silero_vad_16k.safetensors", import.meta.url));
const { weights } = SileroVad.fromFile(file);
const jfk = wavSamples("jfk-16k.wav");

interface Golden {
  readonly probabilities: readonly number[];
  readonly speech: readonly (readonly [number, number])[];
}

/** The probabilities of a file, in batches. */
async function probabilities(
  onDevice: HearOnDevice,
  samples: Float32Array,
  batch = batchSteps,
): Promise<readonly number[]> {
  const padded = new Float32Array(Math.ceil(samples.length / stepSamples) * stepSamples);
  padded.set(samples);
  const vad = new BatchedVad(new SileroVad(weights), onDevice, batch);
  const found: number[] = [];
  for (let at = 0; at < padded.length; at += batch * stepSamples) {
    found.push(...(await vad.probabilities(padded.subarray(at, at + batch * stepSamples))));
  }
  return found;
}

async function plainProbabilities(samples: Float32Array): Promise<readonly number[]> {
  const whole = samples.subarray(0, samples.length - (samples.length % stepSamples));
  return Array.from(await stepByStep(new SileroVad(weights)).probabilities(whole));
}

function farthest(a: readonly number[], b: readonly number[]): number {
  expect(a.length).toBe(b.length);
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
}

/** 45 seconds, of which three recordings of 11 seconds each, one of them quiet and one loud; in three batches. */
function longAudio(): Float32Array {
  const samples = new Float32Array(Math.floor((45 * 16000) / stepSamples) * stepSamples);
  for (const [second, factor] of [
    [1.3, 1],
    [15.1, 0.02],
    [33, 3],
  ] as const) {
    samples.set(
      jfk.map((sample) => sample * factor),
      Math.round(second * 16000),
    );
  }
  return samples;
}

describe.each(Object.keys(openTestBackend))("on %s", (name) => {
  let backend: Backend;
  let vad: DeviceVad;
  beforeAll(async () => {
    backend = await openTestBackend[name]!();
    vad = await createDeviceVad(backend, weights);
  });
  afterAll(() => backend.dispose());
  const onDevice: HearOnDevice = (_, batch) => vad.hear(batch);

  test.each([
    ["jfk-16k.wav", jfk],
    ["silence-zero-5s.flac", new Float32Array(5 * 16000)],
  ])("%s: silero-vad's probabilities within 1e-4, and its regions", async (audio, samples) => {
    const want = goldenJson<Record<string, Golden>>("vad.json")[audio]!;
    const got = await probabilities(onDevice, samples);
    expect(farthest(got, want.probabilities)).toBeLessThan(1e-4);
    const regions = getSpeechTimestamps(got, {}, samples.length);
    expect(regions.map(({ start, end }) => [start, end])).toEqual(want.speech);
  });

  test("over many batches it remembers as the plain model does, in memory that stays the same", async () => {
    const audio = longAudio();
    const want = await plainProbabilities(audio);
    const first = await probabilities(onDevice, audio);
    expect(farthest(first, want)).toBeLessThan(1e-4);
    expect(getSpeechTimestamps(first)).toEqual(getSpeechTimestamps(want));
    const short = await probabilities(onDevice, audio, shortSteps);
    expect(farthest(short, want)).toBeLessThan(1e-4);
    // Several batches at once go on with what the device itself remembers, here the same three.
    expect(await probabilities(onDevice, audio, togetherSteps)).toEqual(first);
    const before = backend.memory;
    for (let files = 0; files < 3; files++) expect(await probabilities(onDevice, audio)).toEqual(first);
    expect(backend.memory).toBe(before);
  });

  test("two files at once do not disturb each other", async () => {
    const audio = longAudio();
    const alone = [await probabilities(onDevice, audio), await probabilities(onDevice, jfk)];
    expect(await Promise.all([probabilities(onDevice, audio), probabilities(onDevice, jfk)])).toEqual(alone);
  });

  test("samples that are no numbers count as silence, and the loudest there are give a probability", async () => {
    const broken = jfk.slice(0, 30720);
    broken.set([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 700);
    const mended = jfk.slice(0, 30720).fill(0, 700, 703);
    expect(await probabilities(onDevice, broken)).toEqual(await probabilities(onDevice, mended));
    for (const p of await probabilities(onDevice, new Float32Array(5120).fill(3e38)))
      expect(p >= 0 && p <= 1).toBe(true);
  });
});

describe("a device that fails", () => {
  test("between two batches, or for some of them, changes nothing that matters", async () => {
    const open = openTestBackend["wasm in f32"]!;
    const audio = longAudio();
    const want = await plainProbabilities(audio);
    for (const failing of [[0], [1], [2], [0, 1, 2]]) {
      let batches = 0;
      const got = await probabilities(async (given, batch) => {
        if (failing.includes(batches++)) return undefined;
        // Every batch on a device that has heard nothing before.
        const backend = await open();
        const heard = await (await createDeviceVad(backend, given)).hear(batch);
        backend.dispose();
        return heard;
      }, audio);
      expect(batches).toBe(3);
      expect(farthest(got, want)).toBeLessThan(1e-4);
    }
  });

  test("with an error that is not the device's is an error", async () => {
    const vad = new BatchedVad(new SileroVad(weights), () => Promise.reject(new Error("a bug")));
    await expect(vad.probabilities(new Float32Array(512))).rejects.toThrow("a bug");
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { goldenJson } from "../testing/goldens";
import { wavSamples } from "../testing/wav";
import { SileroVad, stepSamples } from "./sileroVad";
import { getSpeechTimestamps } from "./speechRegions.reference";

const file = readFileSync(new URL("../../public/models/silero_vad_16k.safetensors", import.meta.url));
const jfk = wavSamples("jfk-16k.wav");

interface Golden {
  /** Rounded to five digits. */
  readonly probabilities: readonly number[];
  readonly speech: readonly (readonly [number, number])[];
}

function probabilities(vad: SileroVad, samples: Float32Array): readonly number[] {
  const padded = new Float32Array(Math.ceil(samples.length / stepSamples) * stepSamples);
  padded.set(samples);
  return Array.from({ length: padded.length / stepSamples }, (_, step) => vad.push(padded, step * stepSamples));
}

describe("what silero-vad computes", () => {
  const goldens = goldenJson<Record<string, Golden>>("vad.json");

  test.each([
    ["jfk-16k.wav", jfk],
    ["silence-zero-5s.flac", new Float32Array(5 * 16000)],
  ])("%s: probabilities within 1e-4, the same regions", (name, samples) => {
    const want = goldens[name]!;
    const got = probabilities(SileroVad.fromFile(file), samples);
    expect(got.length).toBe(want.probabilities.length);
    expect(Math.max(...got.map((p, i) => Math.abs(p - want.probabilities[i]!)))).toBeLessThan(1e-4);
    const regions = getSpeechTimestamps(got, {}, samples.length);
    expect(regions.map(({ start, end }) => [start, end])).toEqual(want.speech);
  });
});

test("reset forgets everything", () => {
  const vad = SileroVad.fromFile(file);
  const first = probabilities(vad, jfk.subarray(0, 30000));
  expect(probabilities(vad, jfk.subarray(0, 30000))).not.toEqual(first);
  vad.reset();
  expect(probabilities(vad, jfk.subarray(0, 30000))).toEqual(first);
});

test("samples that are no numbers count as silence and do no harm later", () => {
  const broken = jfk.slice(0, 30000);
  broken.set([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 700);
  const mended = jfk.slice(0, 30000).fill(0, 700, 703);
  const vad = SileroVad.fromFile(file);
  const want = probabilities(vad, mended);
  vad.reset();
  expect(probabilities(vad, broken)).toEqual(want);
});

test("the loudest samples there are give a probability", () => {
  const vad = SileroVad.fromFile(file);
  for (const p of probabilities(vad, new Float32Array(5120).fill(3e38))) expect(p >= 0 && p <= 1).toBe(true);
});

test("fewer than 512 samples are an error", () => {
  const vad = SileroVad.fromFile(file);
  expect(() => vad.push(new Float32Array(511))).toThrow(RangeError);
  expect(() => vad.push(new Float32Array(1024), 513)).toThrow("samples 513 to 1025 of 1024");
  expect(() => vad.push(new Float32Array(1024), -1)).toThrow(RangeError);
});

test("a file that transforms frames in another way is refused", () => {
  const changed = new Uint8Array(file);
  const header = new DataView(changed.buffer).getUint32(0, true);
  const floats = new DataView(changed.buffer, 8 + header);
  floats.setFloat32(4 * (130 * 256 + 9), 0.5, true);
  expect(() => SileroVad.fromFile(changed)).toThrow(
    expect.objectContaining({
      name: "model-corrupt",
      message: expect.stringContaining("gives 0.5 for stft_conv.weight[130, 9]"),
    }),
  );
  floats.setFloat32(4 * (130 * 256 + 9), Number.NaN, true);
  expect(() => SileroVad.fromFile(changed)).toThrow("gives NaN for stft_conv.weight[130, 9]");
});

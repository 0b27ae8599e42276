import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { goldenJson } from "../testing/goldens";
import { wavSamples } from "../testing/wav";
import { SileroVad, stepSamples } from "./sileroVad";
import { type SpeechDetector, stepByStep } from "./speechDetector";
import { getSpeechTimestamps } from "./speechRegions.reference";
import type { SpeechRegion } from "./speechTracker";
import { StepBatches } from "./stepBatches";
import { VadBatches } from "./vadBatches";

/** Takes the mean of a step for its probability of speech, and tells the lengths of what it was given, in steps. */
function meanDetector(batch: number): SpeechDetector & { readonly given: readonly number[] } {
  const given: number[] = [];
  return {
    batch,
    given,
    probabilities: async (samples) => {
      given.push(samples.length / stepSamples);
      return meansOf(samples);
    },
  };
}

function meansOf(samples: Float32Array): readonly number[] {
  return Array.from({ length: Math.ceil(samples.length / stepSamples) }, (_, step) => {
    const sum = samples.subarray(step * stepSamples, (step + 1) * stepSamples).reduce((all, sample) => all + sample, 0);
    return sum / stepSamples;
  });
}

const probabilities = fc
  .array(fc.tuple(fc.constantFrom(0.1, 0.4, 0.9), fc.integer({ min: 1, max: 40 })), { maxLength: 12 })
  .map((runs) => runs.flatMap(([probability, count]) => Array.from({ length: count }, () => probability)));
const options = fc.record({
  speechPadMs: fc.nat(400),
  minSilenceDurationMs: fc.nat(600),
  minSpeechDurationMs: fc.nat(400),
  maxSpeechDurationS: fc.constantFrom(0.5, 1, 3, Number.POSITIVE_INFINITY),
  useMaxPossSilAtMaxSpeech: fc.boolean(),
});
const pieces = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 30_000 })), {
    minLength: 1,
    maxLength: 20,
  })
  .filter((sizes) => Math.max(...sizes) > 99);

test("equals the regions of the whole audio, whatever the batch and the pieces, and settles only what is certain", async () => {
  await fc.assert(
    fc.asyncProperty(
      probabilities,
      options,
      fc.integer({ min: 1, max: 70 }),
      fc.nat(511),
      pieces,
      async (steps, changes, batch, missing, sizes) => {
        const samples = Float32Array.from({ length: steps.length * stepSamples }, (_, i) => steps[i >> 9]!);
        const audio = samples.subarray(0, Math.max(0, samples.length - missing));
        const detector = meanDetector(batch);
        const stream = new VadBatches(detector, changes);
        const regions: SpeechRegion[] = [];
        const settled: (readonly [atRegion: number, sample: number])[] = [];
        for (let at = 0, piece = 0; at < audio.length; piece++) {
          const end = at + sizes[piece % sizes.length]!;
          regions.push(...(await stream.push(audio.subarray(at, end))));
          settled.push([regions.length, stream.settled]);
          at = end;
        }
        regions.push(...(await stream.end()));
        expect(stream.samples).toBe(audio.length);
        expect(regions).toEqual(getSpeechTimestamps(meansOf(audio), changes, audio.length));
        for (const [atRegion, sample] of settled) {
          expect(regions[atRegion]?.start ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(sample);
        }
        expect(detector.given.slice(0, -1).every((count) => count === batch)).toBe(true);
        expect(detector.given.reduce((sum, count) => sum + count, 0)).toBe(Math.ceil(audio.length / stepSamples));
      },
    ),
    { numRuns: 150 },
  );
});

test("what is settled follows the silence closely", async () => {
  const stream = new VadBatches(meanDetector(1));
  await stream.push(new Float32Array(100 * stepSamples));
  expect(stream.settled).toBe(100 * stepSamples - 480);
});

test("finds the regions of a recording in pieces of a second", async () => {
  const file = readFileSync(new URL("../../public/models/silero_vad_16k.safetensors", import.meta.url));
  const jfk = wavSamples("jfk-16k.wav");
  const vad = SileroVad.fromFile(file);
  // What came before is forgotten.
  vad.push(jfk, 9000);
  const stream = new VadBatches(stepByStep(vad));
  const regions: SpeechRegion[] = [];
  for (let at = 0; at < jfk.length; at += 16000) regions.push(...(await stream.push(jfk.subarray(at, at + 16000))));
  // The last one, too, ends before the recording does.
  expect(regions.length).toBe(4);
  regions.push(...(await stream.end()));
  const want = goldenJson<Record<string, { speech: readonly (readonly [number, number])[] }>>("vad.json");
  expect(regions.map(({ start, end }) => [start, end])).toEqual(want["jfk-16k.wav"]!.speech);
});

test("a detector that hears beside is given the next samples meanwhile, one batch after the other", async () => {
  const answers: (() => void)[] = [];
  const detector: SpeechDetector = {
    batch: 2,
    hearsBeside: true,
    probabilities: (samples) => {
      const means = meansOf(samples);
      return new Promise((resolve) => answers.push(() => resolve(means)));
    },
  };
  const heard: number[] = [];
  const steps = new StepBatches(detector, (probability) => heard.push(probability));
  const audio = (...means: number[]) =>
    Float32Array.from({ length: means.length * stepSamples }, (_, i) => means[i >> 9]!);
  await steps.push(audio(1, 2, 3));
  expect(answers.length).toBe(1);
  const second = steps.push(audio(4));
  await new Promise((resolve) => setTimeout(resolve));
  expect(answers.length).toBe(1);
  answers[0]!();
  await second;
  expect(heard).toEqual([1, 2]);
  const end = steps.end();
  answers[1]!();
  await end;
  expect(heard).toEqual([1, 2, 3, 4]);
});

test("what such a detector fails at is told with the next batch, and at the end", async () => {
  const failing: SpeechDetector = {
    batch: 1,
    hearsBeside: true,
    probabilities: () => Promise.reject(new Error("gone")),
  };
  const step = new Float32Array(stepSamples);
  const steps = new StepBatches(failing, () => {});
  await steps.push(step);
  await expect(steps.push(step)).rejects.toThrow("gone");
  const ending = new StepBatches(failing, () => {});
  await ending.push(step);
  await expect(ending.end()).rejects.toThrow("gone");
});

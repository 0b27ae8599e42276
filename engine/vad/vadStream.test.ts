import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { goldenJson } from "../testing/goldens";
import { wavSamples } from "../testing/wav";
import { SileroVad, type SpeechModel, stepSamples } from "./sileroVad";
import { getSpeechTimestamps } from "./speechRegions";
import type { SpeechRegion } from "./speechTracker";
import { VadStream } from "./vadStream";

/** A model that takes the mean of a step for its probability of speech, so that samples say what comes out. */
function meanModel(): SpeechModel {
  return {
    push: (samples, at = 0) =>
      samples.subarray(at, at + stepSamples).reduce((sum, sample) => sum + sample, 0) / stepSamples,
    reset: () => {},
  };
}

/** Runs of speech and silence, so that there is something to find. */
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

test("equals the regions of the whole audio, whatever the pieces, and settles only what is certain", () => {
  fc.assert(
    fc.property(
      probabilities,
      options,
      fc.nat(511),
      fc
        .array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 20 })
        .filter((sizes) => Math.max(...sizes) > 99),
      (steps, changes, missing, sizes) => {
        const samples = Float32Array.from({ length: steps.length * stepSamples }, (_, i) => steps[i >> 9]!);
        const audio = samples.subarray(0, Math.max(0, samples.length - missing));
        const stream = new VadStream(meanModel(), changes);
        const regions: SpeechRegion[] = [];
        const settled: (readonly [atRegion: number, sample: number])[] = [];
        for (let at = 0, piece = 0; at < audio.length; at += sizes[piece++ % sizes.length]!) {
          regions.push(...stream.push(audio.subarray(at, at + sizes[piece % sizes.length]!)));
          settled.push([regions.length, stream.settled]);
        }
        regions.push(...stream.end());
        expect(stream.samples).toBe(audio.length);

        const means = Array.from({ length: Math.ceil(audio.length / stepSamples) }, (_, step) => {
          const last = new Float32Array(stepSamples);
          last.set(audio.subarray(step * stepSamples, (step + 1) * stepSamples));
          return meanModel().push(last);
        });
        expect(regions).toEqual(getSpeechTimestamps(means, changes, audio.length));
        for (const [atRegion, sample] of settled) {
          expect(regions[atRegion]?.start ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(sample);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("what is settled follows the silence closely", () => {
  const stream = new VadStream(meanModel());
  stream.push(new Float32Array(100 * stepSamples));
  expect(stream.settled).toBe(100 * stepSamples - 480);
});

test("finds the regions of a recording in pieces of a second", () => {
  const file = readFileSync(new URL("../../public/models/silero_vad_16k.safetensors", import.meta.url));
  const jfk = wavSamples("jfk-16k.wav");
  const vad = SileroVad.fromFile(file);
  // The stream resets what came before.
  vad.push(jfk, 9000);
  const stream = new VadStream(vad);
  const regions: SpeechRegion[] = [];
  for (let at = 0; at < jfk.length; at += 16000) regions.push(...stream.push(jfk.subarray(at, at + 16000)));
  // The last one, too, ends before the recording does.
  expect(regions.length).toBe(4);
  regions.push(...stream.end());
  const want = goldenJson<Record<string, { speech: readonly (readonly [number, number])[] }>>("vad.json");
  expect(regions.map(({ start, end }) => [start, end])).toEqual(want["jfk-16k.wav"]!.speech);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { stepSamples } from "./sileroVad";
import type { SpeechDetector } from "./speechDetector";
import { getSpeechTimestamps } from "./speechRegions";
import type { SpeechRegion } from "./speechTracker";
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
const options = fc.record({ speechPadMs: fc.nat(400), minSilenceDurationMs: fc.nat(600) });
const pieces = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 10 });

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
    { numRuns: 100 },
  );
});

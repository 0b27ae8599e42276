import fc from "fast-check";
import { expect, test } from "vitest";
import type { AudioSource } from "../audio/source";
import { scriptedVad } from "../testing/scriptedVad";
import { stepSamples } from "./sileroVad";
import { stepByStep } from "./speechDetector";
import { SpeechReader, type SpeechReaderOptions, type SpokenRegion } from "./speechReader";
import { getSpeechTimestamps } from "./speechRegions.reference";

/** Samples that say where they are, in pieces of these sizes in turn. */
function countingSource(length: number, sizes: readonly number[]): AudioSource {
  let at = 0;
  let piece = 0;
  return {
    start: 0,
    seconds: undefined,
    read: async () => {
      if (at >= length) return null;
      const size = Math.min(sizes[piece++ % sizes.length]!, length - at);
      const first = at;
      at += size;
      return Float32Array.from({ length: size }, (_, i) => first + i);
    },
  };
}

async function readAll(reader: SpeechReader): Promise<readonly SpokenRegion[]> {
  const regions: SpokenRegion[] = [];
  for (let region = await reader.next(); region; region = await reader.next()) regions.push(region);
  return regions;
}

const plain: SpeechReaderOptions = { parameters: {}, longestRegion: 600 };
const probabilities = fc
  .array(fc.tuple(fc.constantFrom(0.1, 0.4, 0.9), fc.integer({ min: 1, max: 60 })), { maxLength: 12 })
  .map((runs) => runs.flatMap(([probability, count]) => Array.from({ length: count }, () => probability)));
const sizes = fc.array(fc.integer({ min: 100, max: 20_000 }), { minLength: 1, maxLength: 10 });
const parameters = fc.record({ speechPadMs: fc.nat(400), minSilenceDurationMs: fc.nat(600) });

test("gives the regions of the whole audio with their samples", async () => {
  await fc.assert(
    fc.asyncProperty(probabilities, sizes, parameters, fc.nat(511), async (steps, pieces, changes, missing) => {
      const length = Math.max(0, steps.length * stepSamples - missing);
      const reader = new SpeechReader(countingSource(length, pieces), stepByStep(scriptedVad(steps)), {
        ...plain,
        parameters: changes,
      });
      const regions = await readAll(reader);
      expect(regions.map(({ start, end }) => ({ start, end }))).toEqual(getSpeechTimestamps(steps, changes, length));
      for (const { start, end, samples } of regions) {
        expect([samples.length, samples[0], samples.at(-1)]).toEqual([end - start, start, end - 1]);
      }
      expect(reader.seconds).toBe(length / 16000);
    }),
    { numRuns: 60 },
  );
});

test("gives only what lies in the clips, and nothing twice", async () => {
  const clip = fc.tuple(fc.nat(300_000), fc.nat(100_000)).map(([start, length]) => ({ start, end: start + length }));
  await fc.assert(
    fc.asyncProperty(probabilities, fc.array(clip, { maxLength: 4 }), async (steps, unsorted) => {
      const clips = [...unsorted].sort((a, b) => a.start - b.start);
      const length = steps.length * stepSamples;
      const reader = new SpeechReader(countingSource(length, [16000]), stepByStep(scriptedVad(steps)), {
        ...plain,
        clips,
      });
      const given = new Uint8Array(length);
      let last = 0;
      for (const { start, end, samples } of await readAll(reader)) {
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
        for (const sample of samples) given[sample]!++;
      }
      const speech = getSpeechTimestamps(steps, {}, length);
      const isIn = (at: number) => (region: { readonly start: number; readonly end: number }) =>
        at >= region.start && at < region.end;
      for (let at = 0; at < length; at += 61) {
        expect(given[at]).toBe(speech.some(isIn(at)) && clips.some(isIn(at)) ? 1 : 0);
      }
    }),
    { numRuns: 40 },
  );
});

test("cuts speech that goes on for hours, and holds no more than a region", async () => {
  const minutes = 60;
  let read = 0;
  const source: AudioSource = {
    start: 0,
    seconds: 60 * minutes,
    read: async () => (read++ < 60 * minutes ? new Float32Array(16000) : null),
  };
  const detector = stepByStep({ push: () => 0.9, reset: () => {} });
  const reader = new SpeechReader(source, detector, { parameters: { maxSpeechDurationS: 1000 }, longestRegion: 60 });
  let samples = 0;
  for (let region = await reader.next(); region; region = await reader.next()) {
    expect(region.samples.length).toBeLessThanOrEqual(60 * 16000);
    samples += region.samples.length;
    expect(reader.capacity).toBeLessThan(4 * 61 * 16000);
  }
  expect(samples).toBe(60 * minutes * 16000);
});

test("stops between two chunks of an endless silence when the signal aborts", async () => {
  const abort = new AbortController();
  let read = 0;
  const source: AudioSource = {
    start: 0,
    seconds: undefined,
    read: async () => {
      if (++read === 10) abort.abort();
      return new Float32Array(16000);
    },
  };
  const reader = new SpeechReader(source, stepByStep(scriptedVad([])), { ...plain, signal: abort.signal });
  await expect(reader.next()).rejects.toMatchObject({ name: "cancelled" });
  expect(read).toBe(10);
  expect(reader.capacity).toBeLessThan(4 * 16000);
});

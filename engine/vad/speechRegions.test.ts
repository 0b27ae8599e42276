import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goldenJson } from "../testing/goldens";
import type { VadOptions } from "./options";
import { getSpeechTimestamps } from "./speechRegions.reference";

interface RulesCase {
  readonly probabilities: readonly number[];
  readonly options: Partial<VadOptions>;
  readonly audioLength: number;
  readonly regions: readonly (readonly [number, number])[];
}

/** As many steps of each probability as it says. */
function steps(...runs: readonly (readonly [probability: number, count: number])[]): readonly number[] {
  return runs.flatMap(([probability, count]) => Array.from({ length: count }, () => probability));
}

test("the regions that silero-vad finds, for random probabilities and options", () => {
  const cases = goldenJson<readonly RulesCase[]>("vadRules.json");
  expect(cases.length).toBeGreaterThan(100);
  for (const { probabilities, options, audioLength, regions } of cases) {
    const got = getSpeechTimestamps(probabilities, options, audioLength).map(({ start, end }) => [start, end]);
    expect(got, JSON.stringify(options)).toEqual(regions);
  }
});

describe("rules", () => {
  test("no audio and silence have no speech", () => {
    expect(getSpeechTimestamps([])).toEqual([]);
    expect(getSpeechTimestamps(steps([0.1, 50]))).toEqual([]);
  });

  test("speech is padded, and short silence does not end it", () => {
    expect(getSpeechTimestamps(steps([0, 10], [1, 10], [0, 3], [1, 10], [0, 10]))).toEqual([
      { start: 5120 - 480, end: 33 * 512 + 480 },
    ]);
  });

  test("speech up to the end is not padded beyond the samples", () => {
    expect(getSpeechTimestamps(steps([0, 2], [1, 20]), {}, 22 * 512 - 100)).toEqual([
      { start: 1024 - 480, end: 22 * 512 - 100 },
    ]);
  });

  test("two regions share a silence that is shorter than their padding", () => {
    const regions = getSpeechTimestamps(steps([1, 10], [0, 5], [1, 10]), { speechPadMs: 200 });
    expect(regions).toEqual([
      { start: 0, end: 12.5 * 512 },
      { start: 12.5 * 512, end: 25 * 512 },
    ]);
  });

  test("speech that is too long is cut at its longest or at its last silence", () => {
    const probabilities = steps([1, 20], [0, 6], [1, 10], [0, 4], [1, 40]);
    const options = { maxSpeechDurationS: 1.6, minSilenceDurationMs: 500, speechPadMs: 0 };
    const firstEnd = (changes: Partial<VadOptions>) =>
      getSpeechTimestamps(probabilities, { ...options, ...changes })[0]!.end / 512;
    expect(firstEnd({})).toBe(20);
    expect(firstEnd({ useMaxPossSilAtMaxSpeech: false, minSilenceAtMaxSpeech: 90 })).toBe(36);
    // No silence is long enough.
    expect(firstEnd({ minSilenceAtMaxSpeech: 1000 })).toBe(50);
  });
});

test("regions are in order, inside the audio and without overlap", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 100 }),
      fc.record({ speechPadMs: fc.nat(300), maxSpeechDurationS: fc.double({ min: 0.5, max: 9, noNaN: true }) }),
      fc.nat(511),
      (probabilities, options, missing) => {
        const length = Math.max(0, probabilities.length * 512 - missing);
        let last = 0;
        for (const { start, end } of getSpeechTimestamps(probabilities, options, length)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(length);
      },
    ),
  );
});

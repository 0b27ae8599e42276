import { describe, expect, test } from "vitest";
import { decodeWithFallback, type FallbackScores, needsFallback } from "./fallback";
import { mostProbable } from "./mostProbable";

const thresholds = { compressionRatioThreshold: 2.4, logprobThreshold: -1, noSpeechThreshold: 0.6 };
const good: FallbackScores = { avgLogprob: -0.3, compressionRatio: 1.5, noSpeechProb: 0.1 };

describe("a result is decoded again", () => {
  test.each<[Partial<FallbackScores>, boolean]>([
    [{}, false],
    [{ compressionRatio: 2.4 }, false],
    [{ compressionRatio: 2.5 }, true],
    [{ avgLogprob: -1 }, false],
    [{ avgLogprob: -1.1 }, true],
    [{ avgLogprob: -1.1, noSpeechProb: 0.6 }, true],
    [{ avgLogprob: -1.1, noSpeechProb: 0.7 }, false],
    // Silence speaks only for improbable text.
    [{ compressionRatio: 2.5, noSpeechProb: 0.7 }, true],
    [{ compressionRatio: 2.5, avgLogprob: -1.1, noSpeechProb: 0.7 }, false],
    [{ noSpeechProb: 0.9 }, false],
  ])("with %o: %s", (scores, wanted) => {
    expect(needsFallback({ ...good, ...scores }, thresholds)).toBe(wanted);
  });

  test("not by a threshold that is off", () => {
    const bad = { compressionRatio: 9, avgLogprob: -9, noSpeechProb: 0.1 };
    const off = { compressionRatioThreshold: undefined, logprobThreshold: undefined, noSpeechThreshold: undefined };
    expect(needsFallback(bad, off)).toBe(false);
    expect(needsFallback(bad, { ...off, compressionRatioThreshold: 2.4 })).toBe(true);
    expect(needsFallback(bad, { ...off, logprobThreshold: -1 })).toBe(true);
    const silent = { ...bad, noSpeechProb: 0.9 };
    expect(needsFallback(silent, { ...thresholds, noSpeechThreshold: undefined })).toBe(true);
    expect(needsFallback(silent, { ...thresholds, logprobThreshold: undefined })).toBe(true);
  });
});

describe("temperatures", () => {
  /** Improbable below the temperature. */
  const goodFrom = (from: number) => {
    const tried: number[] = [];
    const decodeAt = async (temperature: number) => {
      tried.push(temperature);
      return { ...good, temperature, avgLogprob: temperature < from ? -2 : -0.5 };
    };
    return { tried, decodeAt };
  };

  test.each([
    [0, [0]],
    [0.4, [0, 0.2, 0.4]],
    [2, [0, 0.2, 0.4, 0.6]],
  ])("are tried until a result is good, here at %s", async (from, wanted) => {
    const { tried, decodeAt } = goodFrom(from);
    const { temperature } = await decodeWithFallback([0, 0.2, 0.4, 0.6], decodeAt, thresholds);
    expect(tried).toEqual(wanted);
    expect(temperature).toBe(wanted.at(-1));
  });

  test("have to be given", async () => {
    await expect(decodeWithFallback([], goodFrom(0).decodeAt, thresholds)).rejects.toThrow(RangeError);
  });

  test("that all fail leave the last attempt, or the one that is chosen among all of them", async () => {
    const { decodeAt } = goodFrom(2);
    expect(await decodeWithFallback([0, 0.5], decodeAt, thresholds)).toMatchObject({ temperature: 0.5 });
    const first = await decodeWithFallback([0, 0.5], decodeAt, thresholds, ([attempt]) => attempt);
    expect(first).toMatchObject({ temperature: 0 });
    const only = await decodeWithFallback([0], goodFrom(0).decodeAt, thresholds, () => {
      throw new Error("nothing failed");
    });
    expect(only).toMatchObject({ temperature: 0 });
  });
});

test("the most probable attempt is one that does not repeat itself, of equals the first", () => {
  const attempt = (avgLogprob: number, compressionRatio: number, id: number) => ({
    ...good,
    avgLogprob,
    compressionRatio,
    id,
  });
  const looping = attempt(-0.1, 5, 1);
  const attempts = [looping, attempt(-1.4, 1.2, 2), attempt(-1.2, 2.4, 3), attempt(-1.2, 1, 4), attempt(-2, 1, 5)];
  expect(mostProbable(attempts, thresholds)?.id).toBe(3);
  expect(mostProbable([looping], thresholds)).toBeUndefined();
  expect(mostProbable([looping], { compressionRatioThreshold: undefined })).toBe(looping);
});

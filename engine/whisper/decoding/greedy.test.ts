import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../kernels/testing/data";
import { fakeTokenizer, fakeVocab } from "../../testing/fakeTokenizer";
import { defaultOptions } from "../../transcribeOptions";
import { chooseToken, generateGreedily, probability } from "./greedy.reference";
import { buildTokenRules } from "./tokenRules";

const rules = buildTokenRules(defaultOptions, fakeTokenizer, { nAudioCtx: 1500 });
const { eot, timestampBegin } = fakeTokenizer;

/** Logits that make the tokens of the list win one after the other, by one logit. */
function saying(tokens: readonly number[]) {
  let step = 0;
  return (fed: readonly number[]) => {
    const row = new Float32Array(fakeVocab).fill(-20);
    row[tokens[step++] ?? eot] = 5;
    return fed.map(() => row);
  };
}

describe("choosing a token", () => {
  test("takes the best that is allowed and its log-probability among the allowed", () => {
    const logits = new Float32Array(fakeVocab).fill(-Infinity);
    logits[7] = 9; // suppressed
    logits[20] = 2;
    logits[21] = 1;
    const { token, logprob } = chooseToken(logits, [timestampBegin, 9], rules);
    expect(token).toBe(20);
    expect(logprob).toBeCloseTo(-Math.log(1 + Math.exp(-1)), 12);
  });

  test("takes the lowest id of equals", () => {
    const logits = new Float32Array(fakeVocab).fill(-Infinity);
    logits[30] = 1;
    logits[20] = 1;
    expect(chooseToken(logits, [timestampBegin, 9], rules).token).toBe(20);
  });
});

describe("the greedy loop", () => {
  const spoken = [timestampBegin, 10, 11, timestampBegin + 100];

  test("stops at end-of-text, which counts in the sum but is not a token", () => {
    const { tokens, sumLogprob } = generateGreedily([51], rules, 100, saying([...spoken, eot]));
    expect(tokens).toEqual(spoken);
    expect(sumLogprob).toBeLessThan(0);
  });

  test("stops after maxTokens", () => {
    expect(generateGreedily([51], rules, 3, saying([...spoken, eot])).tokens).toEqual(spoken.slice(0, 3));
  });

  test("reads the no-speech probability at start-of-transcript, before any filter", () => {
    const rows = [0, 1, 2].map((position) => {
      const row = new Float32Array(fakeVocab).fill(-Infinity);
      row[fakeTokenizer.noSpeech] = position === 1 ? 2 : -50;
      row[eot] = 0;
      row[timestampBegin] = 0;
      return row;
    });
    const { noSpeechProb } = generateGreedily([55, 51, 53], { ...rules, sotIndex: 1 }, 1, () => rows);
    expect(noSpeechProb).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 2), 12);
  });

  test("over random logits keeps every rule", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seededRandom(seed);
        const logits = (fed: readonly number[]) =>
          fed.map(() => Float32Array.from({ length: fakeVocab }, () => 12 * random()));
        const { tokens, sumLogprob, noSpeechProb } = generateGreedily([51, 53], rules, 12, logits);
        const times = tokens.filter((token) => token >= timestampBegin);
        expect(tokens[0]).toBeGreaterThanOrEqual(timestampBegin);
        expect(tokens[0]).toBeLessThanOrEqual(timestampBegin + 50);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        for (const token of tokens) expect(rules.suppress).not.toContain(token);
        expect(tokens).not.toContain(eot);
        expect(sumLogprob).toBeLessThanOrEqual(0);
        expect(noSpeechProb).toBeGreaterThan(0);
        expect(noSpeechProb).toBeLessThan(1);
      }),
      { numRuns: 50 },
    );
  });
});

test("probabilities of a row add up to one", () => {
  const row = Float32Array.from({ length: 9 }, (_, i) => i);
  const sum = [...row.keys()].reduce((total, token) => total + probability(row, token), 0);
  expect(sum).toBeCloseTo(1, 12);
});

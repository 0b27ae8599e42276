import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fakeTokenizer, fakeVocab } from "../../testing/fakeTokenizer";
import { hashedLogits, scriptedDecoder } from "../../testing/scriptedDecoder";
import { defaultOptions } from "../../transcribeOptions";
import type { ScoredSequence } from "../model/types";
import { type BeamSearchOptions, beamSearch } from "./beamSearch.reference";
import { maxCandidates } from "./candidates";
import { generateGreedily, probability } from "./greedy.reference";
import { mostLikely } from "./ranker";
import { buildTokenRules } from "./tokenRules";

const rules = buildTokenRules(defaultOptions, fakeTokenizer, { nAudioCtx: 1500 });
/** No filters: every token may follow every other. */
const noRules = { eot: 3, suppress: [], suppressAtBegin: [], timestamps: undefined, noSpeech: 1, sotIndex: 0 };
const control = { nTextCtx: 448, maxTokens: 12 };
const prompt = [55, 10, 51];
const logitsOf = (seed: number) => hashedLogits({ seed, nVocab: fakeVocab, textBelow: 58, end: 50, ties: false });

test("one beam is greedy decoding", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 12 }), async (seed, maxTokens) => {
      const logits = logitsOf(seed);
      let fed: readonly number[] = [];
      const wanted = generateGreedily([51], rules, maxTokens, (tokens) =>
        tokens.map((token) => {
          fed = [...fed, token];
          return logits(fed);
        }),
      );
      const got = await beamSearch(scriptedDecoder(1, logits), [51], rules, { ...control, maxTokens, beamSize: 1 });
      expect(got.tokens).toEqual(wanted.tokens);
      expect(got.sumLogprob).toBeCloseTo(wanted.sumLogprob, 4);
      expect(got.noSpeechProb).toBe(wanted.noSpeechProb);
    }),
    { numRuns: 30 },
  );
});

describe("a beam that is wide enough", () => {
  /** Three words and an end; the other tokens are there because a row must have more tokens than beams. */
  const nVocab = 40;
  const longest = 3;
  const row = (seed: number, tokens: readonly number[]) => {
    const random = hashedLogits({ seed, nVocab, textBelow: 0, ties: false })(tokens);
    return random.map((logit, token) => (token < (tokens.length > longest ? 0 : 3) || token === 3 ? logit : -60));
  };

  /** Every sequence of at most three words with its probability. */
  function everySequence(seed: number, tokens: readonly number[] = [], sum = 0): readonly ScoredSequence[] {
    const logits = row(seed, [51, ...tokens]);
    const logprob = (token: number) => sum + Math.log(probability(logits, token));
    const longer = tokens.length < longest ? [0, 1, 2] : [];
    return [
      { tokens, sumLogprob: logprob(3) },
      ...longer.flatMap((word) => everySequence(seed, [...tokens, word], logprob(word))),
    ];
  }

  test("finds the best of all sequences", async () => {
    const lengthPenalties = fc.constantFrom(undefined, 0, 0.5, 1);
    await fc.assert(
      fc.asyncProperty(fc.nat(), lengthPenalties, async (seed, lengthPenalty) => {
        const decoder = scriptedDecoder(30, (tokens) => row(seed, tokens));
        const options = { ...control, maxTokens: longest + 1, beamSize: 30, patience: 40, lengthPenalty };
        const got = await beamSearch(decoder, [51], noRules, options);
        const wanted = mostLikely(everySequence(seed), lengthPenalty);
        expect(got.tokens).toEqual(wanted.tokens);
        expect(got.sumLogprob).toBeCloseTo(wanted.sumLogprob, 4);
      }),
      { numRuns: 40 },
    );
  });
});

describe("order", () => {
  const flat = () => new Float32Array(6);
  /** Four steps at most, with the order of the beams after each. */
  async function trace(row: (tokens: readonly number[]) => Float32Array, options: Partial<BeamSearchOptions> = {}) {
    const beams: (readonly (readonly number[])[])[] = [];
    const decoder = scriptedDecoder(2, row);
    const onTokens = (tokens: readonly (readonly number[])[]) => beams.push(tokens);
    const all = { ...control, maxTokens: 2, beamSize: 2, onTokens, ...options };
    const result = await beamSearch(decoder, [5], noRules, all);
    return { beams, result, decoder };
  }

  test("of equals: lower tokens, earlier beams; the same sequence counts once and comes from the last beam", async () => {
    const { beams, decoder } = await trace(flat);
    expect(beams).toEqual([
      [[0], [1]],
      [
        [0, 0],
        [0, 1],
      ],
    ]);
    expect(decoder.sources).toEqual([[1, 1]]);
  });

  test("of equals that have not ended the later one is returned", async () => {
    expect((await trace(flat)).result.tokens).toEqual([0, 1]);
  });

  test("what ends behind the last living beam is forgotten", async () => {
    const behind = () => Float32Array.of(4, 3, 0, 2, 0, 0);
    expect((await trace(behind)).result.tokens).toEqual([0, 0]);
    // Before it, it is kept, and the second of two that end completes the search.
    const between = (tokens: readonly number[]) => (tokens.length === 1 ? flat() : Float32Array.of(4, 0, 0, 5, 0, 0));
    const { result, decoder } = await trace(between, { maxTokens: 9 });
    expect(result.tokens).toEqual([0]);
    expect(decoder.feeds).toBe(2);
  });

  test("unfinished sequences count as if their end were certain", async () => {
    const never = () => Float32Array.of(2, 1, 0, -50, 0, 0);
    const { result } = await trace(never);
    const [best, total] = [2, Math.log(Math.exp(2) + Math.exp(1) + 3)];
    expect(result.tokens).toEqual([0, 0]);
    expect(result.sumLogprob).toBeCloseTo(2 * (best - total), 5);
  });
});

describe("the end", () => {
  const never = (tokens: readonly number[]) => logitsOf(7)(tokens).fill(-90, 50, 51);

  test.each([
    [2, undefined, 2],
    [5, 0, 5],
    [5, 0.5, 2],
    [3, 0.5, 2],
    [5, 1.5, 8],
    [5, 2.1, 10],
    [1, 0.5, 0],
  ])("%i beams with patience %s wait for %i sequences", (beamSize, patience, wanted) => {
    expect(maxCandidates(beamSize, patience)).toBe(wanted);
  });

  test.each([
    [4, 448, 4],
    [20, 10, 8],
    [20, 3, 1],
    [1, 448, 1],
  ])("at most %i tokens in a context of %i are %i after a prompt of three", async (maxTokens, nTextCtx, wanted) => {
    const decoder = scriptedDecoder(2, never);
    const { tokens } = await beamSearch(decoder, prompt, rules, { beamSize: 2, maxTokens, nTextCtx });
    expect(tokens).toHaveLength(wanted);
    expect(decoder.feeds).toBe(wanted);
    expect(decoder.sources).toHaveLength(wanted - 1);
  });

  test("nothing is sampled where nothing may be", async () => {
    const { tokens, noSpeechProb } = await beamSearch(scriptedDecoder(2, never), prompt, rules, {
      ...control,
      beamSize: 2,
      maxTokens: 0,
    });
    expect(tokens).toEqual([]);
    expect(noSpeechProb).toBeNaN();
  });

  test("a cancelled search rejects", async () => {
    const abort = new AbortController();
    const decoder = scriptedDecoder(2, never);
    const options = { ...control, beamSize: 2, signal: abort.signal, onTokens: () => abort.abort() };
    await expect(beamSearch(decoder, prompt, rules, options)).rejects.toMatchObject({ name: "cancelled" });
    expect(decoder.feeds).toBe(1);
  });

  test("a vocabulary smaller than the beam is refused", async () => {
    const decoder = scriptedDecoder(6, () => new Float32Array(6));
    const search = beamSearch(decoder, [5], noRules, { ...control, beamSize: 6 });
    await expect(search).rejects.toThrow("5 sequences can be continued; beamSize is 6");
  });
});

test("keeps every rule over random logits, and feeds the decoder the very sequences that it continues", async () => {
  const { timestampBegin } = fakeTokenizer;
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 2, max: 5 }), async (seed, beamSize) => {
      const decoder = scriptedDecoder(beamSize, logitsOf(seed));
      let shown: readonly (readonly number[])[] = [];
      const onTokens = (tokens: readonly (readonly number[])[]) => {
        expect(decoder.sequences.map((sequence) => sequence.slice(prompt.length))).toEqual(
          shown.length === 0 ? tokens.map(() => []) : shown,
        );
        shown = tokens;
      };
      const options = { ...control, beamSize, onTokens };
      const { tokens, sumLogprob, noSpeechProb } = await beamSearch(decoder, prompt, rules, options);
      const times = tokens.filter((token) => token >= timestampBegin);
      expect(tokens[0]).toBeGreaterThanOrEqual(timestampBegin);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      for (const token of tokens) expect([...rules.suppress, rules.eot]).not.toContain(token);
      expect(sumLogprob).toBeLessThanOrEqual(0);
      expect(noSpeechProb).toBe(probability(logitsOf(seed)(prompt.slice(0, 1)), rules.noSpeech));
    }),
    { numRuns: 20 },
  );
});

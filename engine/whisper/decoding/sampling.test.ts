import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fakeTokenizer, fakeVocab } from "../../testing/fakeTokenizer";
import { f32, goldenTensors } from "../../testing/goldens";
import { hashedLogits, type LogitsAfter, scriptedDecoder } from "../../testing/scriptedDecoder";
import { defaultOptions } from "../../transcribeOptions";
import { filterLogits } from "./filters.reference";
import { generateGreedily } from "./greedy.reference";
import { logprobOf } from "./logprobs.reference";
import { logSumExp } from "./logSumExp";
import { noiseKey } from "./noiseKey";
import { drawToken, sampleSequences } from "./sampling.reference";
import { buildTokenRules } from "./tokenRules";

const rules = buildTokenRules(defaultOptions, fakeTokenizer, { nAudioCtx: 1500 });
const logitsOf = (seed: number) => hashedLogits({ seed, nVocab: fakeVocab, textBelow: 58, end: 50, ties: false });
const control = { nTextCtx: 448, maxTokens: 12, window: 0 };

describe("drawing a token", () => {
  const { shape, data } = f32(goldenTensors("tiny.en-q5_1/tensors.safetensors"), "logits");
  const nVocab = shape[1] ?? 0;
  const rows = Array.from({ length: shape[0] ?? 0 }, (_, i) => data.slice(i * nVocab, (i + 1) * nVocab));

  /** The row with only its best tokens left. */
  function best(row: Float32Array, count: number): Float32Array {
    const least = row.toSorted().at(-count) ?? 0;
    return row.map((logit) => (logit < least ? -Infinity : logit));
  }

  /** Pearson's statistic in standard deviations above what chance gives (Wilson and Hilferty); rare tokens are one cell. */
  function surprise(row: Float32Array, temperature: number, draws: number): number {
    const counts = new Float64Array(row.length);
    for (let step = 0; step < draws; step++) {
      const token = drawToken(row, { temperature, key: noiseKey([5, step]) });
      counts[token] = (counts[token] ?? 0) + 1;
    }
    const scaled = row.map((logit) => logit / temperature);
    const total = logSumExp(scaled);
    let [chiSquare, cells] = [0, 0];
    const rest = { expected: 0, counted: 0 };
    for (const [token, logit] of scaled.entries()) {
      const expected = draws * Math.exp(logit - total);
      const counted = counts[token] ?? 0;
      if (expected >= 5) {
        chiSquare += (counted - expected) ** 2 / expected;
        cells++;
      } else {
        rest.expected += expected;
        rest.counted += counted;
      }
    }
    if (rest.expected >= 5) {
      chiSquare += (rest.counted - rest.expected) ** 2 / rest.expected;
      cells++;
    }
    const freedom = cells - 1;
    expect(freedom).toBeGreaterThan(1);
    return (Math.cbrt(chiSquare / freedom) - 1 + 2 / (9 * freedom)) / Math.sqrt(2 / (9 * freedom));
  }

  test.each([
    [1, 1],
    [1, 2.5],
    [2, 1],
    [3, 2],
  ])("gives every token of golden row %i its probability at temperature %f", (index, temperature) => {
    const row = best(rows[index]!, 200);
    expect(Math.abs(surprise(row, temperature, 8000))).toBeLessThan(3.3);
  });

  test("does so over the whole vocabulary", () => {
    expect(Math.abs(surprise(rows[1]!, 1.5, 500))).toBeLessThan(3.3);
  });

  test("never draws what is masked", () => {
    const row = best(rows[0]!, 3);
    for (let key = 0; key < 500; key++) expect(row[drawToken(row, { temperature: 50, key })]).not.toBe(-Infinity);
  });
});

/** The logits after a sequence are asked of greedy.reference.ts one position at a time. */
function greedy(logits: LogitsAfter) {
  let fed: readonly number[] = [];
  return generateGreedily([51], rules, control.maxTokens, (tokens) =>
    tokens.map((token) => {
      fed = [...fed, token];
      return logits(fed);
    }),
  );
}

describe("sampling sequences", () => {
  test("close to temperature 0 is greedy decoding", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const options = { ...control, temperature: 1e-6, bestOf: 2, seed };
        const got = await sampleSequences(scriptedDecoder(2, logitsOf(seed)), [51], rules, options);
        const wanted = greedy(logitsOf(seed));
        expect(got.tokens).toEqual(wanted.tokens);
        expect(got.sumLogprob).toBeCloseTo(wanted.sumLogprob, 4);
        expect(got.noSpeechProb).toBe(wanted.noSpeechProb);
      }),
      { numRuns: 20 },
    );
  });

  test("adds log-probabilities of temperature 1, end-of-text included once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const options = { ...control, temperature: 0.7, bestOf: 1, seed };
        const { tokens, sumLogprob } = await sampleSequences(scriptedDecoder(1, logitsOf(seed)), [51], rules, options);
        const said = tokens.length < control.maxTokens ? [...tokens, rules.eot] : tokens;
        const wanted = said.reduce((sum, token, i) => {
          const row = logitsOf(seed)([51, ...said.slice(0, i)]);
          filterLogits(row, said.slice(0, i), rules);
          return sum + logprobOf(row, token);
        }, 0);
        expect(sumLogprob).toBeCloseTo(wanted, 4);
      }),
      { numRuns: 20 },
    );
  });

  test("returns the best of what is drawn, and waits for the last to end", async () => {
    const shown: (readonly (readonly number[])[])[] = [];
    const decoder = scriptedDecoder(4, logitsOf(3));
    const onTokens = (tokens: readonly (readonly number[])[]) => shown.push(tokens);
    const options = { ...control, maxTokens: 200, temperature: 1, bestOf: 4, seed: 1, onTokens };
    const { tokens } = await sampleSequences(decoder, [51], rules, options);
    const last = shown.at(-1) ?? [];
    expect(last).toContainEqual(tokens);
    const lengths = last.map(({ length }) => length);
    expect(new Set(lengths).size).toBeGreaterThan(1);
    expect(decoder.feeds).toBe(Math.max(...lengths) + 1);
    for (const [i, sequence] of decoder.sequences.entries()) {
      const ended = new Array<number>(decoder.feeds - 1 - (last[i]?.length ?? 0)).fill(rules.eot);
      expect(sequence).toEqual([51, ...(last[i] ?? []), ...ended]);
    }
  });

  test("repeats itself for a seed; another seed, window or temperature draws anew", async () => {
    const drawn = async (some: { seed?: number; window?: number; temperature?: number }) => {
      const options = { ...control, maxTokens: 8, temperature: 1, bestOf: 1, seed: 1, ...some };
      return (await sampleSequences(scriptedDecoder(1, logitsOf(1)), [51], rules, options)).tokens.join();
    };
    const all = await Promise.all([drawn({}), drawn({ seed: 2 }), drawn({ window: 2 }), drawn({ temperature: 1.001 })]);
    expect(await drawn({})).toBe(all[0]);
    expect(new Set(all).size).toBe(4);
  });

  test("is refused at temperature 0", async () => {
    const options = { ...control, temperature: 0, bestOf: 1, seed: 1 };
    await expect(sampleSequences(scriptedDecoder(1, logitsOf(1)), [51], rules, options)).rejects.toThrow(RangeError);
  });

  test("a cancelled one rejects", async () => {
    const options = { ...control, temperature: 1, bestOf: 1, seed: 1, signal: AbortSignal.abort() };
    const cancelled = sampleSequences(scriptedDecoder(1, logitsOf(1)), [51], rules, options);
    await expect(cancelled).rejects.toMatchObject({ name: "cancelled" });
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { openTestBackend } from "../../../kernels/testing/backends";
import { expectClose } from "../../../kernels/testing/compare";
import { seededNumbers } from "../../../kernels/testing/data";
import { randomDims, randomModel } from "../../testing/randomModel";
import { steppingDecoder } from "../../testing/steppingDecoder";
import { beamSearch } from "../decoding/beamSearch.reference";
import { maxCandidates, mostLikelyFound } from "../decoding/candidates";
import { drawRule } from "../decoding/drawRule";
import { filterLogits } from "../decoding/filters.reference";
import { probability } from "../decoding/greedy.reference";
import { logprobOf } from "../decoding/logprobs.reference";
import { noiseKey } from "../decoding/noiseKey";
import { drawToken } from "../decoding/sampling.reference";
import { attentionMatrixReference } from "../words/attentionMatrix.reference";
import type { AudioFeatures, Generated, ScoredSequence, TokenRules, Whisper } from "./types";
import { createWhisper } from "./whisper";

const { nVocab, nAudioCtx, nTextCtx } = randomDims;
const frames = 2 * nAudioCtx * randomDims.nMels;

const prompt = [7, 8, 9];
const randomRules: TokenRules = {
  eot: 1900,
  suppress: [3, 5, 1998, 1999],
  suppressAtBegin: [220, 1900],
  timestamps: { noTimestamps: 1999, timestampBegin: 2000, maxInitialTimestampIndex: 50 },
  noSpeech: 1998,
  sotIndex: 1,
};

/** What `drawToken` draws from the very logits that the device had, as long as it agrees with it. */
function drawAgain(
  { logits, got, sequence }: { logits: Float32Array; got: Generated; sequence: number },
  rules: TokenRules,
  { temperature, maxTokens }: { temperature: number; maxTokens: number },
): ScoredSequence {
  const tokens: number[] = [];
  let sumLogprob = 0;
  const all = prompt.length + got.tokens.length + 1;
  while (tokens.length < maxTokens) {
    const at = (sequence * all + prompt.length - 1 + tokens.length) * nVocab;
    const row = logits.slice(at, at + nVocab);
    filterLogits(row, tokens, rules);
    const key = noiseKey([rules.draw?.key ?? 0, tokens.length, sequence]);
    const token = drawToken(row, { temperature, key });
    sumLogprob += logprobOf(row, token);
    if (token === rules.eot) break;
    tokens.push(token);
    if (token !== got.tokens[tokens.length - 1]) break;
  }
  return { tokens, sumLogprob };
}

describe.each(Object.keys(openTestBackend))("sequences on %s", (name) => {
  let whisper: Whisper;
  let features: AudioFeatures;
  beforeAll(async () => {
    whisper = await createWhisper(await (openTestBackend[name] as () => Promise<Backend>)(), randomModel());
    features = whisper.encode([seededNumbers(1, frames)]);
    return () => whisper.dispose();
  });

  test("a draw is what the reference draws from the logits of `step`", async () => {
    await whisper.prepare({ windows: 1, sequences: 3 });
    const ended: number[] = [];
    for (const [seed, temperature, timestamps] of [
      [1, 1, randomRules.timestamps],
      [2, 0.4, undefined],
      [3, 2, undefined],
    ] as const) {
      const prompts = [prompt, prompt, prompt];
      const draw = drawRule({ temperature, seed, window: 100 });
      const [first] = await whisper
        .startDecoding(features, 3)
        .generate(prompts, { ...randomRules, timestamps, draw }, { maxTokens: 9 });
      // A random model hardly ever ends by itself: a token that was drawn is taken for the end.
      const eot = first?.tokens.findLast((token) => token < 1900) ?? 1900;
      const rules = { ...randomRules, timestamps, eot, draw };
      const drawn = await whisper.startDecoding(features, 3).generate(prompts, rules, { maxTokens: 14 });
      const options = { temperature, seed, window: 100, maxTokens: 14, nTextCtx };
      for (const [sequence, got] of drawn.entries()) {
        const all = [...prompt, ...got.tokens, eot];
        const logits = await whisper.startDecoding(features, 3).step([all, all, all]);
        const wanted = drawAgain({ logits, got, sequence }, rules, options);
        expect(got.tokens).toEqual(wanted.tokens);
        expect(Math.abs(got.sumLogprob - wanted.sumLogprob)).toBeLessThan(1e-3);
        expect(got.noSpeechProb).toBe(drawn[0]?.noSpeechProb);
        ended.push(got.tokens.length);
      }
      const again = await whisper.startDecoding(features, 3).generate(prompts, rules, { maxTokens: 14 });
      expect(again).toEqual(drawn);
    }
    expect(new Set(ended).size).toBeGreaterThan(1);
  });

  test.each([
    { beamSize: 1, patience: 1, maxTokens: 12, eot: 1900 },
    { beamSize: 3, patience: 2, maxTokens: 14, eot: 1900 },
    { beamSize: 5, patience: 1, maxTokens: 1000, eot: 40 },
  ])("a search with $beamSize beams finds what the reference finds, $maxTokens tokens at most", async (each) => {
    const { beamSize, patience, maxTokens, eot } = each;
    await whisper.prepare({ windows: 1, sequences: beamSize });
    const enough = maxCandidates(beamSize, patience);
    const said = await whisper
      .startDecoding(features, beamSize)
      .search(prompt, { ...randomRules, eot }, { maxTokens: 6, enough: 1000 });
    // A random model hardly ever ends by itself: a token that it likes is taken for the end.
    const rules = { ...randomRules, eot: said.living[0]?.tokens.findLast((token) => token < 1900) ?? eot };
    const shown: (readonly (readonly number[])[])[] = [];
    const onTokens = (tokens: readonly (readonly number[])[]) => shown.push(tokens);
    const options = { maxTokens, enough, onTokens };
    const found = await whisper.startDecoding(features, beamSize).search(prompt, rules, options);
    const decoder = steppingDecoder(whisper, features, beamSize);
    const wanted = await beamSearch(decoder, prompt, rules, { beamSize, patience, maxTokens, nTextCtx });
    const best = mostLikelyFound(found, { beamSize });
    expect(best.tokens).toEqual(wanted.tokens);
    expect(Math.abs(best.sumLogprob - wanted.sumLogprob)).toBeLessThan(1e-3);
    expect(Math.abs(found.noSpeechProb - wanted.noSpeechProb)).toBeLessThan(1e-4);
    expect(found.living).toHaveLength(beamSize);
    expect(shown.at(-1)).toEqual(found.living.map(({ tokens }) => tokens));
    expect(found.finished.length).toBeLessThanOrEqual(enough);
  });

  test("what may sample nothing gives empty sequences, and a cancelled search rejects", async () => {
    await whisper.prepare({ windows: 1, sequences: 3 });
    const prompts = [prompt, prompt, prompt];
    const empty = await whisper.startDecoding(features, 3).generate(prompts, randomRules, { maxTokens: 0 });
    expect(empty.map(({ tokens }) => tokens)).toEqual([[], [], []]);
    const nothing = await whisper.startDecoding(features, 3).search(prompt, randomRules, { maxTokens: 0, enough: 3 });
    expect(nothing.finished).toEqual([]);
    expect(nothing.living).toEqual(new Array(3).fill({ tokens: [], sumLogprob: 0 }));
    const options = { maxTokens: 9, enough: 3, signal: AbortSignal.abort() };
    const cancelled = whisper.startDecoding(features, 3).search(prompt, randomRules, options);
    await expect(cancelled).rejects.toMatchObject({ name: "cancelled" });
  });

  test("`align` gives the probabilities that `step` says, and scores that tell windows and tokens apart", async () => {
    const textBelow = 1900;
    const tokens = Array.from({ length: nTextCtx - 1 }, (_, i) => (i * 37) % textBelow);
    const heads = [
      [1, 0],
      [0, 0],
    ] as const;
    const wanted = { heads, textBelow };
    const { attention: scores, nextProbs } = await whisper.startDecoding(features, 1).align(tokens, wanted);
    const logits = await whisper.startDecoding(features, 1).step([tokens]);
    for (const [i, token] of tokens.slice(1).entries()) {
      const text = logits.subarray(i * nVocab, i * nVocab + textBelow);
      // As exact as a logit, of which 2e-5 of the largest may be wrong.
      const tolerance = 2e-5 * Math.max(...text.map(Math.abs)) * 2;
      const wanted = probability(text, token);
      expect(Math.abs((nextProbs[i] ?? Number.NaN) / wanted - 1), `token ${i + 1}`).toBeLessThan(tolerance);
    }
    expect(scores.length).toBe(heads.length * tokens.length * nAudioCtx);
    const rows = new Set(
      Array.from({ length: heads.length * tokens.length }, (_, row) =>
        String(scores.subarray(row * nAudioCtx, (row + 1) * nAudioCtx)),
      ),
    );
    expect(rows.size).toBe(heads.length * tokens.length);
    expect(scores.every(Number.isFinite)).toBe(true);
    // What is asked for of fewer tokens, and of all heads together, is the same.
    const [positions, from] = [nAudioCtx - 3, 70];
    const summary = await whisper.startDecoding(features, 1).align(tokens, { ...wanted, positions, from });
    const matrix = attentionMatrixReference({ scores, heads: heads.length, tokens: tokens.length, positions });
    expectClose(summary.attention, matrix, 1e-3, "what the heads say together");
    expectClose(summary.nextProbs.subarray(from, -1), nextProbs.subarray(from, -1), 1e-4, "probabilities");
    expect(summary.nextProbs.subarray(0, from).every((value) => value === 0)).toBe(true);
  });

  test("what was not prepared is refused, and preparing twice takes no more memory", async () => {
    expect(() => whisper.startDecoding(features, 7)).toThrow("7 sequences over 1 windows were not prepared");
    await expect(whisper.prepare({ windows: 2, sequences: 3 })).rejects.toThrow(RangeError);
    await whisper.prepare({ windows: 2, sequences: 4 });
    const both = whisper.encode([seededNumbers(1, frames), seededNumbers(2, frames)]);
    const logits = await whisper.startDecoding(both, 4).step([[3], [3], [3], [3]]);
    const rowOf = (sequence: number) => logits.subarray(sequence * nVocab, (sequence + 1) * nVocab);
    expectClose(rowOf(1), rowOf(0), 2e-5, "one window");
    expect(String(rowOf(2))).not.toBe(String(rowOf(0)));
  });
});

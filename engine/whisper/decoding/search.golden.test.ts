import { describe, expect, test } from "vitest";
import { fakeTokenizer, fakeVocab } from "../../testing/fakeTokenizer";
import { goldenJson } from "../../testing/goldens";
import { hashedLogits, scriptedDecoder } from "../../testing/scriptedDecoder";
import { type DecodingOptions, defaultOptions, fallbackTemperatures } from "../../transcribeOptions";
import { beamSearch } from "./beamSearch.reference";
import { checkOptions, optionsAt } from "./checkOptions";
import { decodeWithFallback, type FallbackScores, type FallbackThresholds } from "./fallback";
import { buildInitialTokens, windowPrompt } from "./prompts";
import { sampleSequences } from "./sampling.reference";
import { buildTokenRules } from "./tokenRules";

/** A window that openai/whisper's DecodingTask decoded from the logits of `hashedLogits`, drawing with `gumbel`. */
interface GoldenWindow {
  readonly seed: number;
  readonly window: number;
  readonly ties: boolean;
  readonly nTextCtx: number;
  readonly options: Partial<Omit<DecodingOptions, "prefix">> & {
    readonly temperature: number;
    readonly prompt?: readonly number[];
    readonly prefix?: readonly number[];
  };
  readonly initialTokens: readonly number[];
  readonly tokens: readonly number[];
  readonly avgLogprob: number;
  readonly noSpeechProb: number;
  readonly sources: readonly (readonly number[])[];
}

/** Every call of `decode` that openai/whisper's transcribe made for a file of windows that are one segment each. */
interface GoldenFile {
  readonly nTextCtx: number;
  /** Those that are off are absent. */
  readonly thresholds: Partial<FallbackThresholds>;
  readonly initialPrompt: readonly number[];
  readonly carryInitialPrompt: boolean;
  readonly conditionOnPreviousText: boolean;
  readonly calls: readonly {
    readonly temperature: number;
    readonly beamSize: number | null;
    readonly patience: number | null;
    readonly bestOf: number | null;
    readonly prompt: readonly number[];
    readonly result: FallbackScores & { readonly tokens: readonly number[] };
  }[];
}

const golden = goldenJson<{ readonly cases: readonly GoldenWindow[]; readonly files: readonly GoldenFile[] }>(
  "search.json",
);

describe.each(golden.cases.map((each, index) => ({ ...each, index })))("window $index, $options", (each) => {
  const { seed, window, ties, nTextCtx, options } = each;
  const { temperature, beamSize, bestOf = 1, patience, lengthPenalty } = options;
  const { prompt = [], prefix = [], sampleLen = nTextCtx / 2, withoutTimestamps } = options;
  const { sot, sotPrev, noTimestamps } = fakeTokenizer;
  const start = withoutTimestamps ? [sot, noTimestamps] : [sot];
  const initialTokens = buildInitialTokens({ start, sotPrev, prompt, prefix, hotwords: [] }, { nTextCtx, sampleLen });

  test("begins with openai/whisper's tokens", () => {
    expect(initialTokens).toEqual(each.initialTokens);
  });

  test("is decoded to openai/whisper's tokens", async () => {
    checkOptions(options);
    const merged = { ...defaultOptions, ...options, prefix: undefined };
    const filters = buildTokenRules(merged, fakeTokenizer, { nAudioCtx: 1500 });
    const rules = { ...filters, sotIndex: initialTokens.indexOf(sot) };
    const decoder = scriptedDecoder(
      beamSize ?? bestOf,
      hashedLogits({ seed, nVocab: fakeVocab, textBelow: 58, end: 50, ties }),
    );
    const shared = { nTextCtx, maxTokens: sampleLen, lengthPenalty };
    const got =
      beamSize === undefined
        ? await sampleSequences(decoder, initialTokens, rules, { ...shared, temperature, bestOf, seed, window })
        : await beamSearch(decoder, initialTokens, rules, { ...shared, beamSize, patience });
    expect(got.tokens).toEqual(each.tokens);
    expect(got.sumLogprob / (got.tokens.length + 1)).toBeCloseTo(each.avgLogprob, 5);
    expect(got.noSpeechProb).toBeCloseTo(each.noSpeechProb, 6);
    // openai/whisper reorders once more after the last step.
    expect(decoder.sources).toEqual(each.sources.slice(0, -1));
  });
});

test.each(golden.files.map((each, index) => ({ ...each, index })))(
  "file $index is asked for as openai/whisper does",
  async (file) => {
    const { nTextCtx, initialPrompt, carryInitialPrompt, conditionOnPreviousText, calls } = file;
    const { compressionRatioThreshold, logprobThreshold, noSpeechThreshold } = file.thresholds;
    const thresholds = { compressionRatioThreshold, logprobThreshold, noSpeechThreshold };
    const allTokens = [...initialPrompt];
    let promptResetSince = 0;
    let made = 0;
    while (made < calls.length) {
      const prompt = windowPrompt({ allTokens, initialPrompt, promptResetSince, carryInitialPrompt }, { nTextCtx });
      const decodeAt = async (temperature: number) => {
        const call = calls[made++]!;
        const options = optionsAt(temperature, { temperature, beamSize: 5, patience: 2, bestOf: 3 });
        const { beamSize = null, patience = null, bestOf = null } = options;
        expect({ ...call, temperature, beamSize, patience, bestOf, prompt }).toEqual(call);
        return { ...call.result, temperature };
      };
      const result = await decodeWithFallback(fallbackTemperatures, decodeAt, thresholds);
      const silent = noSpeechThreshold !== undefined && result.noSpeechProb > noSpeechThreshold;
      if (silent && !(logprobThreshold !== undefined && result.avgLogprob > logprobThreshold)) continue;
      allTokens.push(...result.tokens);
      if (!conditionOnPreviousText || result.temperature > 0.5) promptResetSince = allTokens.length;
    }
    expect(made).toBe(calls.length);
  },
);

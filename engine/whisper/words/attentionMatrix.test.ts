import { describe, expect, test } from "vitest";
import { medianMean } from "../../../kernels/median_mean/median_mean";
import { medianMeanReference } from "../../../kernels/median_mean/median_mean.reference";
import { softmaxRows } from "../../../kernels/softmax_rows/softmax_rows";
import { standardiseColumns } from "../../../kernels/standardise_columns/standardise_columns";
import { openTestBackend } from "../../../kernels/testing/backends";
import { goldenJson } from "../../testing/goldens";
import { attentionMatrixReference } from "./attentionMatrix.reference";
import { alignWords, audioPositions, type WordTiming } from "./findAlignment";

interface AlignmentCase {
  readonly nAudioCtx: number;
  readonly numFrames: number;
  readonly sotLength: number;
  readonly tokens: readonly number[];
  readonly words: readonly string[];
  readonly wordTokens: readonly (readonly number[])[];
  readonly tokenProbs: readonly number[];
  readonly scores: readonly (readonly (readonly number[])[])[];
  readonly timings: readonly WordTiming[];
}

const { alignment, medianFilter } = goldenJson<{
  readonly alignment: readonly AlignmentCase[];
  readonly medianFilter: readonly { readonly input: readonly number[]; readonly output: readonly number[] }[];
}>("wordTiming.json");

function wordsOf(golden: AlignmentCase, attention: Float32Array): readonly WordTiming[] {
  const { tokens, tokenProbs, sotLength, words, wordTokens } = golden;
  const tokenizer = { eot: 50, splitToWordTokens: () => ({ words, wordTokens }) };
  return alignWords({ attention, tokens, tokenProbs, sotLength, tokenizer, language: "en" });
}

test("openai/whisper's medians of seven", () => {
  expect(medianFilter.length).toBeGreaterThan(5);
  for (const { input, output } of medianFilter) {
    expect([...Float32Array.from(medianMeanReference(input, 1, input.length))]).toEqual([...Float32Array.from(output)]);
  }
});

test("openai/whisper finds the same words for the same attention", () => {
  expect(alignment.length).toBeGreaterThan(3);
  for (const golden of alignment) {
    const { scores, numFrames, nAudioCtx } = golden;
    const [heads, tokens] = [scores.length, scores[0]!.length];
    const positions = audioPositions(numFrames, nAudioCtx);
    const attention = attentionMatrixReference({ scores: scores.flat(2), heads, tokens, positions });
    expect(wordsOf(golden, attention)).toEqual(golden.timings);
  }
});

describe.each(Object.keys(openTestBackend))("on %s", (name) => {
  test("the device finds them too", async () => {
    const backend = await openTestBackend[name]!();
    for (const golden of alignment) {
      const { scores, numFrames, nAudioCtx } = golden;
      const [heads, tokens] = [scores.length, scores[0]!.length];
      const positions = audioPositions(numFrames, nAudioCtx);
      const x = backend.tensor("scores", [tokens, heads, nAudioCtx], "f32");
      const y = backend.tensor("matrix", [tokens, nAudioCtx], "f32");
      const sizes = backend.tensor("sizes", [2], "u32");
      const ordered = Array.from({ length: tokens }, (_, token) => scores.map((head) => head[token]!));
      backend.write(x, Float32Array.from(ordered.flat(2)));
      backend.write(sizes, Uint32Array.of(tokens, positions));
      const program = await backend.record("matrix", (verbs) => {
        verbs.perform(softmaxRows, { sizes, x, rows: tokens });
        verbs.perform(standardiseColumns, { sizes, x });
        verbs.perform(medianMean, { sizes, x, y, rows: tokens });
      });
      backend.submit([program]);
      expect(wordsOf(golden, await backend.readFloats(y, tokens * positions))).toEqual(golden.timings);
    }
    backend.dispose();
  });
});

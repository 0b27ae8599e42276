import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attentionMatrixReference } from "./attentionMatrix.reference";
import { alignWords, audioPositions, type DecodedText } from "./findAlignment";

/** A tokenizer that splits one way whatever it gets. */
function splits(words: readonly string[], wordTokens: readonly (readonly number[])[]): DecodedText["tokenizer"] {
  return { eot: 50, splitToWordTokens: () => ({ words, wordTokens }) };
}

/** One token a word, and the end of the text. */
function words(tokens: readonly number[]): DecodedText["tokenizer"] {
  return splits([...tokens.map((token) => ` w${token}`), "<|endoftext|>"], [...tokens.map((token) => [token]), [50]]);
}

/**
 * Attention of one head after two tokens of start: noTimestamps, then each token, looks at the positions from one of
 * BORDERS to the next, of which `numFrames` frames hold audio.
 */
function looking(borders: readonly number[], nAudioCtx: number, numFrames = 2 * nAudioCtx): Float32Array {
  const rows = [[0, 1], [0, 1], ...borders.slice(1).map((to, i) => [borders[i]!, to]), [nAudioCtx - 1, nAudioCtx]];
  const scores = rows.flatMap(([from, to]) => {
    return Array.from({ length: nAudioCtx }, (_, i) => (i >= from! && i < to! ? 8 : 0));
  });
  const positions = audioPositions(numFrames, nAudioCtx);
  return attentionMatrixReference({ scores, heads: 1, tokens: rows.length, positions });
}

const text = { sotLength: 2, language: "en" };

describe("words", () => {
  test("begin where the token before looks and end where their own last token does", () => {
    const tokens = [1, 2, 3];
    const timings = alignWords({
      ...text,
      attention: looking([0, 15, 30, 45, 60], 60),
      tokens,
      tokenProbs: [0.5, 0.25, 1],
      tokenizer: words(tokens),
    });
    expect(timings.map(({ word, tokens: ofWord, probability }) => [word, ofWord, probability])).toEqual([
      [" w1", [1], 0.5],
      [" w2", [2], 0.25],
      [" w3", [3], 1],
    ]);
    expect(timings.map(({ start, end }) => [start, end])).toEqual([
      [0, 0.3],
      [0.3, 0.6],
      [0.6, 0.9],
    ]);
  });

  test("of several tokens have the mean of their probabilities", () => {
    const [first] = alignWords({
      ...text,
      attention: looking([0, 20, 40, 60], 60),
      tokens: [1, 2],
      tokenProbs: [0.5, 0.25],
      tokenizer: splits([" w1w2", "<|endoftext|>"], [[1, 2], [50]]),
    });
    expect(first).toMatchObject({ word: " w1w2", tokens: [1, 2], start: 0, probability: 0.375 });
  });

  test("whose probabilities are not known have that of those that are", () => {
    const timings = alignWords({
      ...text,
      attention: looking([0, 15, 30, 45, 60], 60),
      tokens: [1, 2, 3],
      tokenProbs: [0, 0, 0.25],
      known: 2,
      tokenizer: splits([" w1", " w2w3", "<|endoftext|>"], [[1], [2, 3], [50]]),
    });
    expect(timings.map(({ probability }) => probability)).toEqual([0, 0.25]);
  });

  test("are none where there is no text, or no whole character", () => {
    const none = { ...text, tokenProbs: [0.5] };
    expect(alignWords({ ...none, attention: new Float32Array(0), tokens: [], tokenizer: words([]) })).toEqual([]);
    const tokenizer = splits(["\ufffd<|endoftext|>"], [[1, 50]]);
    expect(alignWords({ ...none, attention: looking([0, 9, 30], 30), tokens: [1], tokenizer })).toEqual([]);
  });

  test("of audio too short for a position are all said at once", () => {
    const tokens = [1, 2];
    const attention = looking([0, 20, 40, 60], 60, 1);
    const timings = alignWords({ ...text, attention, tokens, tokenProbs: [1, 1], tokenizer: words(tokens) });
    expect(timings.map(({ start, end }) => [start, end])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test("follow each other and stay in the audio, whatever the attention is", () => {
    const cases = fc.record({
      values: fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 7 * 30, maxLength: 7 * 30 }),
      numFrames: fc.integer({ min: 0, max: 80 }),
    });
    fc.assert(
      fc.property(cases, ({ values, numFrames }) => {
        const tokens = [1, 2, 3];
        const positions = audioPositions(numFrames, 30);
        const attention = attentionMatrixReference({ scores: values, heads: 1, tokens: 7, positions });
        const tokenProbs = [0.1, 0.2, 0.3];
        const timings = alignWords({ ...text, attention, tokens, tokenProbs, tokenizer: words(tokens) });
        const times = timings.flatMap(({ start, end }) => [start, end]);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times[0]).toBeGreaterThanOrEqual(0);
        expect(times.at(-1)).toBeLessThanOrEqual(Math.min(30, Math.max(1, numFrames / 2)) * 0.02);
      }),
    );
  });
});

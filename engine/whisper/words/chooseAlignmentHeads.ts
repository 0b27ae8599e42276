import type { AlignmentHead } from "../model/alignmentWish";

/** Attention scores of some heads of cross-attention, before the softmax. */
export interface AttentionScores {
  /** [heads, tokens, nAudioCtx]: q · k / √(size of a head). */
  readonly scores: Float32Array;
  readonly heads: number;
  /** Rows of each head. */
  readonly tokens: number;
  /** Positions of the encoder that hold audio. */
  readonly positions: number;
}

/** Positions of the encoder (20 ms) on either side of a peak that count as being there. */
const nearby = 5;
/** A head is taken if it follows the audio at least this well, compared with the best one. */
const worthOfBest = 0.2;
const most = 10;

/**
 * Chooses, for a model whose alignment heads nobody knows, those of `candidates` that follow the audio best through one
 * transcribed window, ten at most, by layer and then by head.
 *
 * `attention` has the scores of the candidates, in their order, for [...sotSequence, noTimestamps, ...text, eot]. How
 * well a head follows: see `headQuality`. Of the layers, the lower half is left out: its heads follow at least as well,
 * but many of them look at the token that was said last instead of the one that comes next.
 * openai/whisper has no such choice: its heads were found by looking at plots.
 */
export function chooseAlignmentHeads(
  candidates: readonly AlignmentHead[],
  attention: AttentionScores,
  sotLength: number,
): readonly AlignmentHead[] {
  const half = Math.floor((Math.max(...candidates.map(([layer]) => layer)) + 1) / 2);
  const judged = candidates
    .map((head, i) => ({ head, i }))
    .filter(({ head: [layer] }) => layer >= half)
    .map(({ head, i }) => ({ head, quality: headQuality(attention, i, sotLength) }));
  const best = Math.max(...judged.map(({ quality }) => quality));
  return judged
    .filter(({ quality }) => quality > 0 && quality >= best * worthOfBest)
    .sort((a, b) => b.quality - a.quality)
    .slice(0, most)
    .map(({ head }) => head)
    .sort(([layerA, a], [layerB, b]) => layerA - layerB || a - b);
}

/**
 * How well a head of cross-attention follows the audio, 0 to 1: the share of the text tokens' attention that lies near
 * a peak, where the peaks go forward in time.
 *
 * From each token's attention the mean of all tokens is taken first, so that a head that always looks at one place gets
 * nothing. A token's peak is where most is left, its weight what is left within 0.1 s of it; the quality is the greatest
 * sum of weights over tokens whose peaks never go back, divided by the number of tokens. A head that looks at random
 * places has few tokens in such an order, a head with flat attention has light ones.
 */
export function headQuality(attention: AttentionScores, head: number, sotLength: number): number {
  const peaks = peaksOf(attention, head, sotLength);
  return heaviestForward(peaks) / peaks.length;
}

/** Where a token's attention is: a position of the encoder, and how much of the attention is near it. */
interface Peak {
  readonly position: number;
  readonly weight: number;
}

/** One peak for noTimestamps, which predicts the first token of the text, and one for each token of the text. */
function peaksOf(attention: AttentionScores, head: number, sotLength: number): readonly Peak[] {
  const { tokens, positions: columns } = attention;
  const weights = softmaxOfHead(attention, head);
  subtractMeanOfTokens(weights, columns);
  return Array.from({ length: tokens - sotLength - 1 }, (_, i) => {
    const from = (sotLength + i) * columns;
    return peakOf(weights.subarray(from, from + columns));
  });
}

/** The attention of one head as probabilities over the positions that hold audio, [tokens, positions]. */
function softmaxOfHead({ scores, heads, tokens, positions }: AttentionScores, head: number): Float32Array {
  const nAudioCtx = scores.length / (heads * tokens);
  const weights = new Float32Array(tokens * positions);
  for (let token = 0; token < tokens; token++) {
    const from = (head * tokens + token) * nAudioCtx;
    const row = scores.subarray(from, from + positions);
    const max = row.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
    const shares = row.map((score) => Math.exp(score - max));
    const sum = shares.reduce((total, share) => total + share, 0);
    weights.set(
      shares.map((share) => share / sum),
      token * positions,
    );
  }
  return weights;
}

function subtractMeanOfTokens(weights: Float32Array, columns: number): void {
  const tokens = weights.length / columns;
  for (let column = 0; column < columns; column++) {
    let mean = 0;
    for (let i = column; i < weights.length; i += columns) mean += weights[i]! / tokens;
    for (let i = column; i < weights.length; i += columns) weights[i]! -= mean;
  }
}

function peakOf(row: Float32Array): Peak {
  let position = 0;
  for (let i = 1; i < row.length; i++) if (row[i]! > row[position]!) position = i;
  const around = row.subarray(Math.max(0, position - nearby), position + nearby + 1);
  return { position, weight: around.reduce((sum, left) => sum + Math.max(0, left), 0) };
}

/** The greatest sum of weights over peaks, in order, whose positions never go back. */
function heaviestForward(peaks: readonly Peak[]): number {
  const upTo: number[] = [];
  for (const [i, { position, weight }] of peaks.entries()) {
    const before = upTo.filter((_, j) => peaks[j]!.position <= position);
    upTo[i] = weight + Math.max(0, ...before);
  }
  return Math.max(0, ...upTo);
}

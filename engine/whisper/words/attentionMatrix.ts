import { medianFilter } from "./medianFilter";

/** Attention scores of some heads of cross-attention, before the softmax. */
export interface AttentionScores {
  /** [heads, tokens, nAudioCtx]: q · k / √(size of a head). */
  readonly scores: Float32Array;
  readonly heads: number;
  /** Rows of each head. */
  readonly tokens: number;
  /** Mel frames of the window that hold audio, 10 ms each; the encoder makes one position of two. */
  readonly numFrames: number;
}

/** How much each token attends to each position. */
export interface AttentionMatrix {
  /** [tokens, columns] */
  readonly data: Float32Array;
  readonly columns: number;
}

/** Positions of the encoder that hold audio: one at least, so that words of the shortest audio have a time, 0. */
export function audioPositions({ scores, heads, tokens, numFrames }: AttentionScores): number {
  const nAudioCtx = scores.length / (heads * tokens);
  return Math.max(1, Math.min(nAudioCtx, Math.floor(numFrames / 2)));
}

/**
 * The attention of one head as probabilities over the positions that hold audio.
 *
 * `output` is [tokens, audioPositions].
 */
export function softmaxOfHead(attention: AttentionScores, head: number, output: Float32Array): void {
  const { scores, heads, tokens } = attention;
  const nAudioCtx = scores.length / (heads * tokens);
  const columns = audioPositions(attention);
  for (let token = 0; token < tokens; token++) {
    const from = (head * tokens + token) * nAudioCtx;
    softmax(scores.subarray(from, from + columns), output.subarray(token * columns, (token + 1) * columns));
  }
}

/**
 * Where each token's attention is, compared with that of the other tokens: probabilities over the positions that hold
 * audio, standardised over the tokens, smoothed over time, averaged over the heads.
 *
 * Where all tokens attend to a position equally, down to the last bit, the value is 0; the reference divides 0 by 0.
 * Source: openai/whisper timing.py, find_alignment.
 */
export function attentionMatrix(attention: AttentionScores): AttentionMatrix {
  const { heads, tokens } = attention;
  const columns = audioPositions(attention);
  const data = new Float32Array(tokens * columns);
  const weights = new Float32Array(tokens * columns);
  const smooth = new Float32Array(tokens * columns);
  for (let head = 0; head < heads; head++) {
    softmaxOfHead(attention, head, weights);
    standardise(weights, columns);
    medianFilter(weights, columns, smooth);
    for (let i = 0; i < data.length; i++) data[i]! += smooth[i]!;
  }
  for (let i = 0; i < data.length; i++) data[i]! /= heads;
  return { data, columns };
}

function softmax(scores: Float32Array, output: Float32Array): void {
  let max = -Infinity;
  for (let i = 0; i < scores.length; i++) max = Math.max(max, scores[i]!);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    output[i] = Math.exp(scores[i]! - max);
    sum += output[i]!;
  }
  for (let i = 0; i < scores.length; i++) output[i]! /= sum;
}

/** Subtracts each column's mean and divides by its standard deviation (that of a population, not of a sample). */
function standardise(weights: Float32Array, columns: number): void {
  const rows = weights.length / columns;
  for (let column = 0; column < columns; column++) {
    let mean = 0;
    for (let i = column; i < weights.length; i += columns) mean += weights[i]! / rows;
    let variance = 0;
    for (let i = column; i < weights.length; i += columns) variance += (weights[i]! - mean) ** 2 / rows;
    const deviation = Math.sqrt(variance) || 1;
    for (let i = column; i < weights.length; i += columns) weights[i] = (weights[i]! - mean) / deviation;
  }
}

import { sampleRate } from "../../audio/constants";
import { hopLength } from "../logMel/constants";
import type { Tokenizer } from "../tokenizer/tokenizer";
import { attentionMatrix } from "./attentionMatrix";
import { type DtwPath, dtw } from "./dtw";

/** A word of a window with its tokens; times in seconds from the beginning of the window. */
export interface WordTiming {
  readonly word: string;
  readonly tokens: readonly number[];
  readonly start: number;
  readonly end: number;
  /** Mean of the probabilities of its tokens. */
  readonly probability: number;
}

/** What the decoder says of a window's text, given all of it at once: [...sotSequence, noTimestamps, ...text, eot]. */
export interface DecodedText {
  /** [heads, sotLength + 1 + tokens + 1, nAudioCtx]: scores of the alignment heads, q · k / √64, before the softmax. */
  readonly scores: Float32Array;
  readonly heads: number;
  /** The text tokens alone. */
  readonly tokens: readonly number[];
  /** The probability of each text token among all tokens that are text, given the tokens before it. */
  readonly tokenProbs: ArrayLike<number>;
  /** Mel frames of the window that hold audio. */
  readonly numFrames: number;
  /** Tokens of the start sequence, without noTimestamps. */
  readonly sotLength: number;
  readonly tokenizer: Pick<Tokenizer, "eot" | "splitToWordTokens">;
  readonly language: string;
}

/** Positions of the encoder in a second. */
const tokensPerSecond = sampleRate / (hopLength * 2);

/**
 * When each word of a window is said: the way through the attention of the text's tokens to the audio, in order.
 *
 * A text without whole characters has no words. Source: openai/whisper timing.py, find_alignment.
 */
export function alignWords(text: DecodedText): readonly WordTiming[] {
  const { tokens, tokenProbs, tokenizer, language } = text;
  if (tokens.length === 0) return [];
  const { words, wordTokens } = tokenizer.splitToWordTokens([...tokens, tokenizer.eot], language);
  const starts = startTimes(pathOf(text));
  const timings: WordTiming[] = [];
  let from = 0;
  // The last of the words is the end of the text, with the bytes of a character that is not whole.
  for (const [i, ofWord] of wordTokens.slice(0, -1).entries()) {
    const to = from + ofWord.length;
    const probability = mean(tokenProbs, from, to);
    timings.push({ word: words[i]!, tokens: ofWord, start: starts[from]!, end: starts[to]!, probability });
    from = to;
  }
  return timings;
}

/** A token is said where the token before it looks, for the decoder reads the audio in order to say the next one. */
function pathOf({ scores, heads, tokens, numFrames, sotLength }: DecodedText): DtwPath {
  const { data, columns } = attentionMatrix({ scores, heads, tokens: sotLength + tokens.length + 2, numFrames });
  const rows = tokens.length + 1;
  const costs = data.slice(sotLength * columns, (sotLength + rows) * columns).map((value) => -value);
  return dtw(costs, rows, columns);
}

/** Seconds at which the path comes to each token, and at last those at which it comes to the end of the text. */
function startTimes({ textIndices, timeIndices }: DtwPath): readonly number[] {
  const times: number[] = [];
  textIndices.forEach((token, i) => {
    if (i === 0 || token !== textIndices[i - 1]) times.push(timeIndices[i]! / tokensPerSecond);
  });
  return times;
}

function mean(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
}

import { sampleRate } from "../../audio/constants";
import { hopLength } from "../logMel/constants";
import type { Tokenizer } from "../tokenizer/tokenizer";
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
  /** [sotLength + 1 + tokens + 1, positions]: where the alignment heads look, as of `Inference.align`. */
  readonly attention: Float32Array;
  /** The text tokens alone. */
  readonly tokens: readonly number[];
  /** The probability of each text token among all tokens that are text, given the tokens before it. */
  readonly tokenProbs: ArrayLike<number>;
  /** Tokens at the beginning whose probabilities are not known: those of words that are theirs alone are 0. */
  readonly known?: number;
  /** Tokens of the start sequence, without noTimestamps. */
  readonly sotLength: number;
  readonly tokenizer: Pick<Tokenizer, "eot" | "splitToWordTokens">;
  readonly language: string;
}

/** Positions of the encoder in a second. */
const tokensPerSecond = sampleRate / (hopLength * 2);

/** Positions of the encoder that hold audio: one at least, so that words of the shortest audio have a time, 0. */
export function audioPositions(numFrames: number, nAudioCtx: number): number {
  return Math.max(1, Math.min(nAudioCtx, Math.floor(numFrames / 2)));
}

/**
 * When each word of a window is said: the way through the attention of the text's tokens to the audio, in order.
 *
 * A text without whole characters has no words. Source: openai/whisper timing.py, find_alignment.
 */
export function alignWords(text: DecodedText): readonly WordTiming[] {
  const { tokens, tokenProbs, known = 0, tokenizer, language } = text;
  if (tokens.length === 0) return [];
  const { words, wordTokens } = tokenizer.splitToWordTokens([...tokens, tokenizer.eot], language);
  const starts = startTimes(pathOf(text));
  const timings: WordTiming[] = [];
  let from = 0;
  // The last of the words is the end of the text, with the bytes of a character that is not whole.
  for (const [i, ofWord] of wordTokens.slice(0, -1).entries()) {
    const to = from + ofWord.length;
    const probability = mean(tokenProbs, Math.max(from, known), to);
    timings.push({ word: words[i]!, tokens: ofWord, start: starts[from]!, end: starts[to]!, probability });
    from = to;
  }
  return timings;
}

/** A token is said where the token before it looks, for the decoder reads the audio in order to say the next one. */
function pathOf({ attention, tokens, sotLength }: DecodedText): DtwPath {
  const positions = attention.length / (sotLength + tokens.length + 2);
  const rows = tokens.length + 1;
  const costs = attention.subarray(sotLength * positions, (sotLength + rows) * positions).map((value) => -value);
  return dtw(costs, rows, positions);
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
  return to > from ? sum / (to - from) : 0;
}

import type { AudioFeatures, Whisper } from "../model/types";
import type { Tokenizer } from "../tokenizer/tokenizer";
import { alignmentHeadsOf } from "./words/alignmentHeads";
import { alignWords, type WordTiming } from "./words/findAlignment";
import type { CutSegment } from "./words/timedSegment";

/** What of the tokenizer words are timed with. */
export type WordTokenizer = Pick<Tokenizer, "eot" | "noTimestamps" | "sotSequence" | "splitToWordTokens">;

export interface TextToTime {
  readonly features: AudioFeatures;
  readonly segments: readonly CutSegment[];
  /** Mel frames of the window that hold audio. */
  readonly segmentSize: number;
  readonly language: string;
  readonly task: "transcribe" | "translate";
}

/**
 * When the words of a window's segments are said: its text is fed once more, all at once, and the heads that follow the
 * audio are asked where they look.
 *
 * Source: openai/whisper timing.py, find_alignment.
 */
export async function timeWords(
  whisper: Whisper,
  tokenizer: WordTokenizer,
  { features, segments, segmentSize, language, task }: TextToTime,
): Promise<readonly WordTiming[]> {
  const tokens = segments.flatMap((segment) => segment.tokens.filter((token) => token < tokenizer.eot));
  if (tokens.length === 0) return [];
  const start = tokenizer.sotSequence(language, task);
  const heads = alignmentHeadsOf(whisper.dims);
  const fed = [...start, tokenizer.noTimestamps, ...tokens, tokenizer.eot];
  const { scores, logits } = await whisper.startDecoding(features, 1).align(fed, heads);
  const { nVocab } = whisper.dims;
  const tokenProbs = tokens.map((token, i) => {
    const row = (start.length + i) * nVocab;
    return textProbability(logits.subarray(row, row + tokenizer.eot), token);
  });
  return alignWords({
    scores,
    heads: heads.length,
    tokens,
    tokenProbs,
    numFrames: segmentSize,
    sotLength: start.length,
    tokenizer,
    language,
  });
}

/** The probability of a token among the text tokens, of which `logits` are those. */
function textProbability(logits: Float32Array, token: number): number {
  let highest = -Infinity;
  for (const logit of logits) if (logit > highest) highest = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  return Math.exp((logits[token] ?? -Infinity) - highest) / sum;
}

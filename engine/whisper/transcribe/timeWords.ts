import type { AudioFeatures, Whisper } from "../model/types";
import type { Tokenizer } from "../tokenizer/tokenizer";
import { alignmentHeadsOf, allHeads, hasKnownHeads } from "../words/alignmentHeads";
import { chooseAlignmentHeads } from "../words/chooseAlignmentHeads";
import { alignWords, audioPositions, type WordTiming } from "../words/findAlignment";
import { givenHeads } from "../words/givenHeads";
import type { CutSegment } from "../words/timedSegment";

/** Tokens from which it can be told which heads follow the audio. */
const enoughTokens = 12;

/** Heads whose scores of a window are held at a time: 2.7 MB each. */
const mostCandidates = 64;

/** What of the tokenizer words are timed with. */
export type WordTokenizer = Pick<Tokenizer, "eot" | "noTimestamps" | "sotSequence" | "splitToWordTokens">;

export interface TextToTime {
  readonly features: AudioFeatures;
  readonly segments: readonly CutSegment[];
  /** Mel frames of the window that hold audio. */
  readonly segmentSize: number;
  readonly language: string;
  readonly task: "transcribe" | "translate";
  /** Text tokens at the beginning whose probabilities nobody asks for. */
  readonly known?: number | undefined;
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
  { features, segments, segmentSize, language, task, known = 0 }: TextToTime,
): Promise<readonly WordTiming[]> {
  const tokens = segments.flatMap((segment) => segment.tokens.filter((token) => token < tokenizer.eot));
  if (tokens.length === 0) return [];
  const start = tokenizer.sotSequence(language, task);
  const fed = [...start, tokenizer.noTimestamps, ...tokens, tokenizer.eot];
  const textBelow = tokenizer.eot;
  const positions = audioPositions(segmentSize, whisper.dims.nAudioCtx);
  const heads = await headsOf(whisper, { features, fed, textBelow, positions, sotLength: start.length });
  const from = known > 0 ? start.length + known : undefined;
  const wanted = { heads, textBelow, positions, from };
  const { attention, nextProbs } = await whisper.startDecoding(features, 1).align(fed, wanted);
  const tokenProbs = nextProbs.subarray(start.length, start.length + tokens.length);
  return alignWords({
    attention,
    tokens,
    tokenProbs,
    known,
    sotLength: start.length,
    tokenizer,
    language,
  });
}

interface HeadChoice {
  readonly features: AudioFeatures;
  readonly fed: readonly number[];
  readonly textBelow: number;
  readonly positions: number;
  readonly sotLength: number;
}

/** The model's alignment heads: given or known, or chosen among all by the first window in which enough is said. */
async function headsOf(whisper: Whisper, { features, fed, textBelow, positions, sotLength }: HeadChoice) {
  const usual = alignmentHeadsOf(whisper.dims);
  const found = givenHeads.get(whisper);
  if (found || hasKnownHeads(whisper.dims) || fed.length - sotLength < enoughTokens) return found ?? usual;
  const candidates = allHeads(whisper.dims);
  if (candidates.length > mostCandidates) return usual;
  const { attention } = await whisper.startDecoding(features, 1).align(fed, { heads: candidates, textBelow });
  const scores = { scores: attention, heads: candidates.length, tokens: fed.length, positions };
  const heads = chooseAlignmentHeads(candidates, scores, sotLength);
  if (heads.length === 0) return usual;
  givenHeads.set(whisper, heads);
  return heads;
}

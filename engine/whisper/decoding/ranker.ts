import type { ScoredSequence } from "../model/types";

/**
 * The best of several sequences by log-probability per length; of equals the first.
 *
 * `lengthPenalty` is alpha of Google's NMT paper, 0 to 1: the sum is divided by ((5 + length) / 6)^alpha, and by the
 * length where it is undefined. A sequence without tokens then comes last (openai/whisper divides by zero and fails).
 * Throws a RangeError where there is no sequence. Source: openai/whisper decoding.py, MaximumLikelihoodRanker.
 */
export function mostLikely<Sequence extends ScoredSequence>(
  sequences: readonly Sequence[],
  lengthPenalty: number | undefined,
): Sequence {
  const [first, ...others] = sequences;
  if (!first) throw new RangeError("0 sequences were to be ranked; at least one was expected.");
  return others.reduce((best, next) => (score(next, lengthPenalty) > score(best, lengthPenalty) ? next : best), first);
}

function score({ tokens: { length }, sumLogprob }: ScoredSequence, lengthPenalty: number | undefined): number {
  if (lengthPenalty !== undefined) return sumLogprob / ((5 + length) / 6) ** lengthPenalty;
  return length === 0 ? -Infinity : sumLogprob / length;
}

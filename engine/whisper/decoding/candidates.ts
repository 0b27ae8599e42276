import type { FoundSequences, ScoredSequence } from "../model/types";
import { mostLikely } from "./ranker";
import { roundHalfEven } from "./roundHalfEven";

/** The most likely of what has ended, and of the best living sequences where fewer have ended than there are beams. */
export function mostLikelyFound(
  { finished, living }: Pick<FoundSequences, "finished" | "living">,
  { beamSize, lengthPenalty }: { readonly beamSize: number; readonly lengthPenalty?: number | undefined },
): ScoredSequence {
  return mostLikely([...finished, ...unfinished(living, beamSize - finished.length)], lengthPenalty);
}

/** How many sequences must have ended before the search does. Source: openai/whisper decoding.py, BeamSearchDecoder. */
export function maxCandidates(beamSize: number, patience = 1): number {
  return roundHalfEven(beamSize * (patience === 0 ? 1 : patience));
}

/**
 * The best living sequences where too few have ended; of equal sums the later one first: openai/whisper reverses an
 * ascending order, in which NumPy leaves equals open and a stable sort does not.
 */
function unfinished(beams: readonly ScoredSequence[], missing: number): readonly ScoredSequence[] {
  return beams.toReversed().toSorted(bySum).slice(0, Math.max(0, missing));
}

/** Descending and stable; a difference would be NaN for two masked ones. */
export function bySum(a: ScoredSequence, b: ScoredSequence): number {
  return Number(b.sumLogprob > a.sumLogprob) - Number(b.sumLogprob < a.sumLogprob);
}

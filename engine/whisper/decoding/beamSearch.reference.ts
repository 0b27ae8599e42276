import type { Generated, ScoredSequence, TokenRules } from "../model/types";
import { bySum, maxCandidates, mostLikelyFound } from "./candidates";
import { filterLogits } from "./filters.reference";
import { topLogprobs } from "./logprobs.reference";
import { decodeSteps, type SequenceDecoder, type SequenceOptions } from "./sequenceDecoder.reference";

export interface BeamSearchOptions extends SequenceOptions {
  /** Sequences that are kept alive; the decoder has as many. */
  readonly beamSize: number;
  /** Sequences that must have ended before the search does, in multiples of `beamSize`; undefined or 0: 1. */
  readonly patience?: number | undefined;
  /** As in `mostLikely`. */
  readonly lengthPenalty?: number | undefined;
}

/**
 * The most likely transcript that a beam search finds: in every step the best continuations of all sequences are
 * ranked together, those that end are set aside, and the best `beamSize` of the others live on.
 *
 * `onTokens` is given the living sequences, best first. Sums are kept in single precision. Of equal sums the one of the
 * earlier beam comes first, and within a beam the lower token. The reference of `Inference.search`: what the device does,
 * in plain TypeScript. Throws a RangeError where a row has too few tokens for the beams. Source: openai/whisper decoding.py, BeamSearchDecoder and DecodingTask.
 */
export async function beamSearch(
  decoder: SequenceDecoder,
  initialTokens: readonly number[],
  rules: TokenRules,
  options: BeamSearchOptions,
): Promise<Generated> {
  const { beamSize, patience, lengthPenalty } = options;
  const enough = maxCandidates(beamSize, patience);
  const finished: ScoredSequence[] = [];
  let beams: readonly ScoredSequence[] = new Array<ScoredSequence>(beamSize).fill({ tokens: [], sumLogprob: 0 });
  const noSpeechProb = await decodeSteps({ decoder, initialTokens, rules, count: beamSize }, options, (logits) => {
    const { alive, ended } = select(continuations(beams, logits, rules), rules.eot, beamSize);
    finished.push(...ended.slice(0, enough - finished.length));
    beams = alive;
    return {
      next: alive.map(({ tokens }) => tokens.at(-1)!),
      tokens: alive.map(({ tokens }) => tokens),
      sources: alive.map(({ source }) => source),
      completed: finished.length >= enough,
    };
  });
  const { tokens, sumLogprob } = mostLikelyFound({ finished, living: beams }, { beamSize, lengthPenalty });
  return { tokens, sumLogprob, noSpeechProb };
}

interface Continuation extends ScoredSequence {
  /** The beam that it continues. */
  readonly source: number;
}

/** What the most probable tokens of every beam make of it. */
function continuations(
  beams: readonly ScoredSequence[],
  logits: readonly Float32Array[],
  rules: TokenRules,
): readonly Continuation[] {
  const found = new Map<string, Continuation>();
  for (const [source, beam] of beams.entries()) {
    const row = logits[source]!;
    filterLogits(row, beam.tokens, rules);
    for (const { token, logprob } of topLogprobs(row, beams.length + 1)) {
      const tokens = [...beam.tokens, token];
      // All beams begin alike: the same sequence is one candidate, at its first place but from the last beam.
      found.set(tokens.join(), { tokens, sumLogprob: Math.fround(beam.sumLogprob + logprob), source });
    }
  }
  return [...found.values()];
}

/** Splits the best candidates into the beams of the next step and what ended before the last of these. */
function select(
  candidates: readonly Continuation[],
  eot: number,
  beamSize: number,
): { readonly alive: readonly Continuation[]; readonly ended: readonly ScoredSequence[] } {
  const alive: Continuation[] = [];
  const ended: ScoredSequence[] = [];
  for (const candidate of candidates.toSorted(bySum)) {
    const { tokens, sumLogprob } = candidate;
    if (tokens.at(-1) === eot) ended.push({ tokens: tokens.slice(0, -1), sumLogprob });
    else if (alive.push(candidate) === beamSize) return { alive, ended };
  }
  throw new RangeError(
    `${alive.length} sequences can be continued; beamSize is ${beamSize}, and as many were expected.`,
  );
}

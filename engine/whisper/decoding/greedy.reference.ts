import type { Generated, TokenRules } from "../model/types";
import { filterLogits } from "./filters.reference";
import { logSumExp } from "./logSumExp";

/**
 * The next token and its log-probability among what the filters allow; of equal logits the lowest id wins.
 *
 * `logits` is one row, [nVocab], and is masked in place. Source: openai/whisper decoding.py, GreedyDecoder.update.
 */
export function chooseToken(
  logits: Float32Array,
  sampled: readonly number[],
  rules: TokenRules,
): { readonly token: number; readonly logprob: number } {
  filterLogits(logits, sampled, rules);
  let token = 0;
  for (let id = 1; id < logits.length; id++) if ((logits[id] ?? 0) > (logits[token] ?? 0)) token = id;
  return { token, logprob: (logits[token] ?? 0) - logSumExp(logits) };
}

/** Probability of a token under a row of raw logits. */
export function probability(logits: Float32Array, token: number): number {
  return Math.exp((logits[token] ?? -Infinity) - logSumExp(logits));
}

/** A decoder seen as a function: the logits of every position that was fed, [tokens.length × nVocab], row by row. */
export type NextLogits = (tokens: readonly number[]) => readonly Float32Array[];

/**
 * What `Inference.generate` must give for one sequence, in plain TypeScript: the reference of the device's greedy loop.
 *
 * Source: openai/whisper decoding.py, DecodingTask._main_loop at temperature 0.
 */
export function generateGreedily(
  prompt: readonly number[],
  rules: TokenRules,
  maxTokens: number,
  nextLogits: NextLogits,
): Generated {
  const tokens: number[] = [];
  let sumLogprob = 0;
  let noSpeechProb = Number.NaN;
  let fed: readonly number[] = prompt;
  for (let step = 0; step < maxTokens; step++) {
    const rows = nextLogits(fed);
    if (step === 0) noSpeechProb = probability(rowAt(rows, rules.sotIndex), rules.noSpeech);
    const { token, logprob } = chooseToken(rowAt(rows, rows.length - 1).slice(), tokens, rules);
    sumLogprob += logprob;
    if (token === rules.eot) break;
    tokens.push(token);
    fed = [token];
  }
  return { tokens, sumLogprob, noSpeechProb };
}

function rowAt(rows: readonly Float32Array[], index: number): Float32Array {
  const row = rows[index];
  if (!row) throw new RangeError(`no logits at position ${index} of ${rows.length}`);
  return row;
}

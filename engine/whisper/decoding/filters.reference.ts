import type { TimestampRules, TokenRules } from "../model/types";
import { logSumExp, maximum } from "./logSumExp";

/**
 * Applies every logit filter, masking what may not be sampled next with −∞.
 *
 * `logits` is one row, [nVocab], and is changed in place; `sampled` are the tokens chosen so far, without the prompt.
 * Source: openai/whisper decoding.py, the logit filters in the order of DecodingTask.
 */
export function filterLogits(logits: Float32Array, sampled: readonly number[], rules: TokenRules): void {
  if (sampled.length === 0) suppressTokens(logits, rules.suppressAtBegin);
  suppressTokens(logits, rules.suppress);
  if (rules.timestamps) applyTimestampRules(logits, sampled, { ...rules.timestamps, eot: rules.eot });
}

/** Masks the listed tokens. Source: openai/whisper decoding.py, SuppressTokens and SuppressBlank. */
export function suppressTokens(logits: Float32Array, tokens: readonly number[]): void {
  for (const token of tokens) logits[token] = -Infinity;
}

/**
 * Masks what breaks the order of timestamps: they come in pairs, do not decrease, begin the window, and are taken
 * whenever all of them together are more probable than the best other token.
 *
 * Source: openai/whisper decoding.py, ApplyTimestampRules.
 */
export function applyTimestampRules(
  logits: Float32Array,
  sampled: readonly number[],
  rules: TimestampRules & { readonly eot: number },
): void {
  const { timestampBegin, noTimestamps, maxInitialTimestampIndex, eot } = rules;
  const isTimestamp = (token: number | undefined) => token !== undefined && token >= timestampBegin;
  logits[noTimestamps] = -Infinity;

  const lastIs = isTimestamp(sampled.at(-1));
  const penultimateIs = sampled.length < 2 || isTimestamp(sampled.at(-2));
  if (lastIs && penultimateIs) logits.fill(-Infinity, timestampBegin);
  if (lastIs && !penultimateIs) logits.fill(-Infinity, 0, eot);

  const lastTimestamp = sampled.findLast(isTimestamp);
  if (lastTimestamp !== undefined) {
    // A segment may begin where the last one ended, but never has no length.
    logits.fill(-Infinity, timestampBegin, lastIs && !penultimateIs ? lastTimestamp : lastTimestamp + 1);
  }
  if (sampled.length === 0) {
    logits.fill(-Infinity, 0, timestampBegin);
    if (maxInitialTimestampIndex !== undefined) logits.fill(-Infinity, timestampBegin + maxInitialTimestampIndex + 1);
  }
  if (timestampAdvantage(logits, timestampBegin) > 0) logits.fill(-Infinity, 0, timestampBegin);
}

/** By how much all timestamps together beat the best other token, in logits; NaN where neither is allowed. */
export function timestampAdvantage(logits: Float32Array, timestampBegin: number): number {
  return logSumExp(logits.subarray(timestampBegin)) - maximum(logits.subarray(0, timestampBegin));
}

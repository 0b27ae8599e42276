import { gumbelReference } from "../shared/noise.reference";
import type { ChoiceRules } from "../shared/rules";

/**
 * The next token after `sampled` and its log-probability among what the filters allow: openai/whisper's SuppressBlank,
 * SuppressTokens, ApplyTimestampRules and GreedyDecoder (decoding.py), written down as they are stated there.
 */
export function chooseTokenReference(
  row: Float32Array,
  sampled: readonly number[],
  rules: ChoiceRules,
): { readonly token: number; readonly logprob: number } {
  const logits = filtered(row, sampled, rules);
  let token = 0;
  for (let id = 1; id < logits.length; id++) if ((logits[id] as number) > (logits[token] as number)) token = id;
  return { token, logprob: (logits[token] as number) - logSumExp(logits) };
}

/** Every token's logit / temperature + noise at the `key` of a draw, −∞ where it is masked: the highest is drawn. */
export function noisyReference(
  row: Float32Array,
  sampled: readonly number[],
  rules: ChoiceRules,
  { temperature, key }: { readonly temperature: number; readonly key: number },
): Float64Array {
  return filtered(row, sampled, rules).map((logit, token) => logit / temperature + gumbelReference(key, token));
}

/** The log-probability of a token among what the filters allow. */
export function logprobReference(
  row: Float32Array,
  sampled: readonly number[],
  rules: ChoiceRules,
  token: number,
): number {
  const logits = filtered(row, sampled, rules);
  return (logits[token] as number) - logSumExp(logits);
}

/** The probability of `token` under raw logits. */
export function probabilityReference(row: Float32Array, token: number): number {
  return Math.exp((row[token] as number) - logSumExp(Float64Array.from(row)));
}

/** A row after all filters. */
export function filtered(row: Float32Array, sampled: readonly number[], rules: ChoiceRules): Float64Array {
  const logits = Float64Array.from(row);
  for (const token of rules.suppress) logits[token] = Number.NEGATIVE_INFINITY;
  if (sampled.length === 0) {
    for (const token of rules.suppressAtBegin) logits[token] = Number.NEGATIVE_INFINITY;
  }
  if (rules.timestampBegin !== undefined) maskTimestamps(logits, sampled, { ...rules, begin: rules.timestampBegin });
  return logits;
}

function maskTimestamps(
  logits: Float64Array,
  sampled: readonly number[],
  { begin, eot, maxInitialTimestampIndex }: ChoiceRules & { readonly begin: number },
): void {
  const lastWasTimestamp = (sampled.at(-1) ?? -1) >= begin;
  const penultimateWasTimestamp = sampled.length < 2 || (sampled.at(-2) ?? -1) >= begin;
  if (lastWasTimestamp) {
    // has to be non-timestamp, or cannot be normal text tokens
    if (penultimateWasTimestamp) mask(logits, begin, logits.length);
    else mask(logits, 0, eot);
  }
  const timestamps = sampled.filter((token) => token >= begin);
  const last = timestamps.at(-1);
  // timestamps shouldn't decrease; a segment has a length
  if (last !== undefined) mask(logits, begin, lastWasTimestamp && !penultimateWasTimestamp ? last : last + 1);
  if (sampled.length === 0) {
    mask(logits, 0, begin);
    if (maxInitialTimestampIndex !== undefined) mask(logits, begin + maxInitialTimestampIndex + 1, logits.length);
  }
  // if the sum of probability over timestamps is above any other token, sample a timestamp
  const text = logits.subarray(0, begin).reduce((best, logit) => Math.max(best, logit), Number.NEGATIVE_INFINITY);
  if (logSumExp(logits.subarray(begin)) > text) mask(logits, 0, begin);
}

function mask(logits: Float64Array, from: number, to: number): void {
  logits.fill(Number.NEGATIVE_INFINITY, from, to);
}

export function logSumExp(logits: Float64Array): number {
  const highest = logits.reduce((best, logit) => Math.max(best, logit), Number.NEGATIVE_INFINITY);
  if (highest === Number.NEGATIVE_INFINITY) return highest;
  return highest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0));
}

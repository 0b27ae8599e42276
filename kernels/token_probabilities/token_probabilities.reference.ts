/** The probability of a token under a row of logits, among the tokens below `below`. */
export function tokenProbabilityReference(logits: Float32Array, token: number, below: number): number {
  const highest = logits.subarray(0, below).reduce((best, logit) => Math.max(best, logit), Number.NEGATIVE_INFINITY);
  const sum = logits.subarray(0, below).reduce((total, logit) => total + Math.exp(logit - highest), 0);
  return Math.exp((logits[token] as number) - highest) / sum;
}

/** log Σ exp of a row without overflow; −∞ where everything is masked. */
export function logSumExp(logits: Float32Array): number {
  const highest = maximum(logits);
  if (highest === -Infinity) return -Infinity;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  return highest + Math.log(sum);
}

/** The largest of a row. */
export function maximum(logits: Float32Array): number {
  let highest = -Infinity;
  for (const logit of logits) if (logit > highest) highest = logit;
  return highest;
}

/** The highest logit of a slice and the lowest token that has it, and Σ exp(logit − highest). */
export interface SliceSum {
  readonly highest: number;
  readonly token: number;
  readonly sum: number;
}

/** Sums the logits of `tokens`, a slice of the vocabulary after filtering; undefined where nothing is left. */
export function filterLogitsReference(logits: Float32Array, tokens: readonly number[]): SliceSum | undefined {
  const [first] = tokens;
  if (first === undefined) return undefined;
  let token = first;
  for (const other of tokens) if ((logits[other] as number) > (logits[token] as number)) token = other;
  const highest = logits[token] as number;
  const sum = tokens.reduce((total, other) => total + Math.exp((logits[other] as number) - highest), 0);
  return { highest, token, sum };
}

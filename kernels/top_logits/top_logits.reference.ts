/** The `count` highest of these tokens' logits, highest first, of equals the lower token. */
export function topLogitsReference(
  logits: Float32Array,
  tokens: readonly number[],
  count: number,
): readonly { readonly logit: number; readonly token: number }[] {
  return tokens
    .map((token) => ({ logit: logits[token] as number, token }))
    .toSorted((a, b) => b.logit - a.logit || a.token - b.token)
    .slice(0, count);
}

import { logSumExp } from "./logSumExp";

/** A token with its log-probability among all tokens of a row. */
export interface TokenLogprob {
  readonly token: number;
  /** Rounded to single precision, in which openai/whisper reckons; −∞ where the token is masked. */
  readonly logprob: number;
}

/** Log-probability of a token under a filtered row, [nVocab]. Source: openai/whisper decoding.py, F.log_softmax. */
export function logprobOf(logits: Float32Array, token: number): number {
  return subtract(logits[token]!, logSumExp(logits));
}

/**
 * The `count` most probable tokens of a filtered row, best first; of equal logits the lower id comes first.
 *
 * Masked tokens make up the number where too few are allowed, as in torch.topk, which leaves the order of equals open.
 */
export function topLogprobs(logits: Float32Array, count: number): readonly TokenLogprob[] {
  const total = logSumExp(logits);
  return topTokens(logits, count).map((token) => ({ token, logprob: subtract(logits[token]!, total) }));
}

/** Few are wanted of many: an ordered list that a token seldom gets into. */
function topTokens(logits: Float32Array, count: number): readonly number[] {
  const top: number[] = [];
  for (let token = 0; token < logits.length; token++) {
    const logit = logits[token]!;
    if (top.length === count && !(logit > logits[top[count - 1]!]!)) continue;
    let at = top.length;
    while (at > 0 && logit > logits[top[at - 1]!]!) at--;
    top.splice(at, 0, token);
    if (top.length > count) top.pop();
  }
  return top;
}

/** A row without any allowed token has no probabilities; NaN would spoil every order. */
function subtract(logit: number, total: number): number {
  return logit === -Infinity ? -Infinity : Math.fround(logit - total);
}

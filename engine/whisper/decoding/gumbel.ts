/** Mixes a 32-bit word into another one, one to one (PCG-RXS-M-XS; Jarzynski and Olano, JCGT 9, 2020). */
export function pcg(word: number): number {
  const state = (Math.imul(word, 747796405) + 2891336453) >>> 0;
  const mixed = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737);
  return ((mixed >>> 22) ^ mixed) >>> 0;
}

/** The key of a draw: its words (taken modulo 2^32) hashed one into the other, in their order. */
export function noiseKey(words: readonly number[]): number {
  return words.reduce((key, word) => pcg((key ^ word) >>> 0), 0);
}

/**
 * Gumbel noise of a token: random numbers without state, a hash in 32-bit integers of what is drawn (seed, window, step,
 * sequence, token), so that every device draws the same ones in any order.
 *
 * It is −log(E) with E = −log(1 − u) and u = (h + ½) / 2^32 from the hash h of key and token:
 * the largest of logit + noise is a sample of softmax(logits).
 *
 * What wins has a small u, where a kernel should take E = u + u²/2: a device's log is inexact near one.
 */
export function gumbel(key: number, token: number): number {
  const hash = pcg((pcg(token) ^ key) >>> 0);
  return -Math.log(-Math.log1p(-(hash + 0.5) / 2 ** 32));
}

/** The largest noise there is, 33 log 2 and a rounding. */
export const highestGumbel = 22.88;

import { pcg } from "./noiseKey";

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

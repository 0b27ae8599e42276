/** A 32-bit hash, one to one (PCG-RXS-M-XS). */
export function pcgReference(word: number): number {
  const state = (Math.imul(word, 747796405) + 2891336453) >>> 0;
  const mixed = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737);
  return ((mixed >>> 22) ^ mixed) >>> 0;
}

/** Gumbel noise of a token in double precision. */
export function gumbelReference(key: number, token: number): number {
  const hash = pcgReference((pcgReference(token) ^ key) >>> 0);
  return -Math.log(-Math.log1p(-(hash + 0.5) / 2 ** 32));
}

/** The key of a sequence's draw of a step. */
export function drawKeyReference(noiseKey: number, sampled: number, sequence: number): number {
  return pcgReference((pcgReference((noiseKey ^ sampled) >>> 0) ^ sequence) >>> 0);
}

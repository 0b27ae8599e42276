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

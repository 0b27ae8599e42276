// Gumbel noise of a token, as engine/whisper/decoding/gumbel.reference.ts has it.

/** The highest and the lowest noise there is, and a rounding. */
export const HIGHEST_GUMBEL: f64 = 22.88;
export const LOWEST_GUMBEL: f64 = -3.14;

export function pcg(word: u32): u32 {
  const mixing = word * 747796405 + 2891336453;
  const mixed = ((mixing >> ((mixing >> 28) + 4)) ^ mixing) * 277803737;
  return (mixed >> 22) ^ mixed;
}

export function gumbel(key: u32, token: u32): f64 {
  const hash = pcg(pcg(token) ^ key);
  return -Math.log(-Math.log1p(-(<f64>hash + 0.5) / 4294967296.0));
}

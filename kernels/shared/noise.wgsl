// Gumbel noise of a token: engine/whisper/decoding/gumbel.reference.ts in single precision. What wins has a small u, of which the series is
// exact where a device's log is not.
fn pcg(word: u32) -> u32 {
  let mixing = word * 747796405u + 2891336453u;
  let mixed = ((mixing >> ((mixing >> 28u) + 4u)) ^ mixing) * 277803737u;
  return (mixed >> 22u) ^ mixed;
}

fn gumbel(key: u32, token: u32) -> f32 {
  let hash = pcg(pcg(token) ^ key);
  let u = (f32(hash) + 0.5) / 4294967296.0;
  let rest = (f32(~hash) + 0.5) / 4294967296.0;
  let series = u * (1.0 + u * (0.5 + u / 3.0));
  return -log(select(-log(rest), series, u < 0.015625));
}

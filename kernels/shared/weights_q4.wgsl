// 4-bit weights, 5 words per block of 32: f16 scale and minimum, then nibbles (low: weights 0–15, high: 16–31).
// load_weight(i): weights 4i … 4i + 3 of the row-major matrix.
@group(0) @binding(0) var<storage, read> weight: array<u32>;
fn load_weight(i: u32) -> vec4f {
  let block = (i / 8) * 5;
  let part = i % 8;
  let scale = unpack2x16float(weight[block]);
  let nibbles = weight[block + 1 + part % 4] >> ((part / 4) * 4);
  return vec4f((vec4u(nibbles) >> vec4u(0, 8, 16, 24)) & vec4u(15)) * scale.x + scale.y;
}

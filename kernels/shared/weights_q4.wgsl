// 4-bit weights, 5 words per block of 32: f16 scale and minimum, then nibbles (low: weights 0–15, high: 16–31).
// load_weight(i): weights 4i … 4i + 3 of the row-major matrix; fetch_weight brings what unpack_weight makes them of.
@group(0) @binding(0) var<storage, read> weight: array<u32>;
alias Packed = vec2u;
fn fetch_weight(i: u32) -> Packed {
  let block = (i / 8) * 5;
  return vec2u(weight[block], weight[block + 1 + i % 4]);
}
fn unpack_weight(packed: Packed, i: u32) -> vec4f {
  let scale = unpack2x16float(packed.x);
  let nibbles = packed.y >> (((i % 8) / 4) * 4);
  return vec4f((vec4u(nibbles) >> vec4u(0, 8, 16, 24)) & vec4u(15)) * scale.x + scale.y;
}
fn load_weight(i: u32) -> vec4f { return unpack_weight(fetch_weight(i), i); }

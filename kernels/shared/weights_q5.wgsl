// 5-bit weights, 6 words per block of 32: f16 scale and minimum, the fifth bits, then nibbles as in weights_q4.
// load_weight(i): weights 4i … 4i + 3 of the row-major matrix; fetch_weight brings what unpack_weight makes them of.
@group(0) @binding(0) var<storage, read> weight: array<u32>;
alias Packed = vec3u;
fn fetch_weight(i: u32) -> Packed {
  let block = (i / 8) * 6;
  return vec3u(weight[block], weight[block + 1], weight[block + 2 + i % 4]);
}
fn unpack_weight(packed: Packed, i: u32) -> vec4f {
  let part = i % 8;
  let scale = unpack2x16float(packed.x);
  let high = packed.y >> (part * 4);
  let nibbles = packed.z >> ((part / 4) * 4);
  let low = (vec4u(nibbles) >> vec4u(0, 8, 16, 24)) & vec4u(15);
  let fifth = ((vec4u(high) >> vec4u(0, 1, 2, 3)) & vec4u(1)) << vec4u(4);
  return vec4f(low | fifth) * scale.x + scale.y;
}
fn load_weight(i: u32) -> vec4f { return unpack_weight(fetch_weight(i), i); }

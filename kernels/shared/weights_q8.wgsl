// 8-bit weights, 9 words per block of 32: f16 scale, then signed bytes.
// load_weight(i): weights 4i … 4i + 3 of the row-major matrix; fetch_weight brings what unpack_weight makes them of.
@group(0) @binding(0) var<storage, read> weight: array<u32>;
alias Packed = vec2u;
fn fetch_weight(i: u32) -> Packed {
  let block = (i / 8) * 9;
  return vec2u(weight[block], weight[block + 1 + i % 8]);
}
fn unpack_weight(packed: Packed, i: u32) -> vec4f {
  let bytes = bitcast<i32>(packed.y);
  return vec4f((vec4i(bytes) << vec4u(24, 16, 8, 0)) >> vec4u(24)) * unpack2x16float(packed.x).x;
}
fn load_weight(i: u32) -> vec4f { return unpack_weight(fetch_weight(i), i); }

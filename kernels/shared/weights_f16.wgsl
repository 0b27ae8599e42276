// Weights as f16, two to a word; no shader-f16 needed. load_weight(i): weights 4i … 4i + 3 of the row-major matrix;
// fetch_weight brings what unpack_weight makes them of.
@group(0) @binding(0) var<storage, read> weight: array<vec2u>;
alias Packed = vec2u;
fn fetch_weight(i: u32) -> Packed { return weight[i]; }
fn unpack_weight(packed: Packed, i: u32) -> vec4f {
  return vec4f(unpack2x16float(packed.x), unpack2x16float(packed.y));
}
fn load_weight(i: u32) -> vec4f { return unpack_weight(fetch_weight(i), i); }

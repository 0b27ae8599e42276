// Weights as f16, two to a word; no shader-f16 needed. load_weight(i): weights 4i … 4i + 3 of the row-major matrix.
@group(0) @binding(0) var<storage, read> weight: array<vec2u>;
fn load_weight(i: u32) -> vec4f {
  let pair = weight[i];
  return vec4f(unpack2x16float(pair.x), unpack2x16float(pair.y));
}

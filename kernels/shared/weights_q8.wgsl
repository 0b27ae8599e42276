// 8-bit weights, 9 words per block of 32: f16 scale, then signed bytes.
// load_weight(i): weights 4i … 4i + 3 of the row-major matrix.
@group(0) @binding(0) var<storage, read> weight: array<u32>;
fn load_weight(i: u32) -> vec4f {
  let block = (i / 8) * 9;
  let bytes = bitcast<i32>(weight[block + 1 + i % 8]);
  return vec4f((vec4i(bytes) << vec4u(24, 16, 8, 0)) >> vec4u(24)) * unpack2x16float(weight[block]).x;
}

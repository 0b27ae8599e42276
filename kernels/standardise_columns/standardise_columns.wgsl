// In place: a head's numbers at a key become how many standard deviations they lie above the mean of all tokens, for the first
// sizes[1] keys. x: [most, heads, keys], of which sizes[0] tokens are looked at. One invocation per key and head.
struct Params { keys: u32, heads: u32 }

override WG: u32 = 64;

@group(0) @binding(0) var<storage, read> sizes: array<u32>;
@group(0) @binding(1) var<storage, read_write> x: array<f32>;
@group(0) @binding(2) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= sizes[1]) { return; }
  let stride = params.heads * params.keys;
  let first = id.y * params.keys + id.x;
  let end = first + sizes[0] * stride;
  let tokens = f32(sizes[0]);
  // Counted from the first: where all are the same, each is the mean to the last bit.
  let base = x[first];
  var mean = 0.0;
  for (var i = first; i < end; i += stride) { mean += x[i] - base; }
  mean = base + mean / tokens;
  var variance = 0.0;
  for (var i = first; i < end; i += stride) { variance += (x[i] - mean) * (x[i] - mean); }
  let deviation = sqrt(variance / tokens);
  for (var i = first; i < end; i += stride) { x[i] = select(0, (x[i] - mean) / deviation, deviation > 0); }
}

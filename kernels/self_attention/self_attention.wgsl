// Causal attention of new tokens over the cache and each other, one workgroup per (head, new token, sequence).
// qkv: [sequences × new, 3 × width]; cache: [sequences, n_ctx, 2 × width], to which each workgroup adds its own token's
// head; keys of tokens fed in the same step are read from qkv, since other workgroups may not have written theirs yet.
struct Params { n_ctx: u32, width4: u32, new_tokens: u32, state_stride: u32 }

@group(0) @binding(0) var<storage, read> state: array<u32>;
@group(0) @binding(1) var<storage, read> qkv: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read_write> cache: array<vec4<Elem>>;
@group(0) @binding(3) var<storage, read_write> y: array<vec4<Elem>>;
@group(0) @binding(4) var<uniform> params: Params;

var<private> cached: u32;
var<private> cache_at: u32;
var<private> qkv_at: u32;

fn load_key(key: u32, d: u32) -> vec4f {
  if (key < cached) { return vec4f(cache[cache_at + key * params.width4 * 2 + d]); }
  return vec4f(qkv[qkv_at + (key - cached) * params.width4 * 3 + params.width4 + d]);
}
fn load_value(key: u32, d: u32) -> vec4f {
  if (key < cached) { return vec4f(cache[cache_at + key * params.width4 * 2 + params.width4 + d]); }
  return vec4f(qkv[qkv_at + (key - cached) * params.width4 * 3 + params.width4 * 2 + d]);
}

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let head = wid.x * HEAD4;
  let token = wid.y;
  let sequence = wid.z;
  cached = min(state[sequence * params.state_stride + LENGTH], params.n_ctx - 1);
  let fed = state[sequence * params.state_stride + NEW_TOKENS];
  cache_at = sequence * params.n_ctx * params.width4 * 2 + head;
  qkv_at = sequence * params.new_tokens * params.width4 * 3 + head;

  var q: array<vec4f, HEAD4>;
  for (var d = 0u; d < HEAD4; d++) { q[d] = vec4f(qkv[qkv_at + token * params.width4 * 3 + d]); }
  let keys = min(cached + token + 1, params.n_ctx);
  let attended = attend(lid, keys, &q);
  let position = cached + token;
  if (lid < HEAD4) {
    y[(sequence * params.new_tokens + token) * params.width4 + head + lid] = vec4<Elem>(attended.sum / attended.total);
    if (token < fed && position < params.n_ctx) {
      let source = qkv_at + token * params.width4 * 3 + params.width4 + lid;
      let place = cache_at + position * params.width4 * 2 + lid;
      cache[place] = qkv[source];
      cache[place + params.width4] = qkv[source + params.width4];
    }
  }
}

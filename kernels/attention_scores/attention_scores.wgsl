// Scores of one head's queries over a window's keys, before softmax: y[length + t, slot, key] = q[t] · K[key] · SCALE.
// q: [rows, width]; kv: [keys, 2 × width]; y: [n_ctx, slots, stride] f32. One sequence; one invocation per (key, row).
struct Params { keys: u32, stride: u32, width4: u32, head: u32, slot: u32, slots: u32, n_ctx: u32 }

override WG: u32 = 64;

@group(0) @binding(0) var<storage, read> state: array<u32>;
@group(0) @binding(1) var<storage, read> q: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read> kv: array<vec4<Elem>>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let key = id.x;
  let row = id.y;
  let position = state[LENGTH] + row;
  if (key >= params.keys || row >= state[NEW_TOKENS] || position >= params.n_ctx) { return; }
  let query = row * params.width4 + params.head * HEAD4;
  let at = key * params.width4 * 2 + params.head * HEAD4;
  var score = 0.0;
  for (var d = 0u; d < HEAD4; d++) { score += dot(vec4f(q[query + d]), vec4f(kv[at + d])); }
  y[(position * params.slots + params.slot) * params.stride + key] = score * SCALE;
}

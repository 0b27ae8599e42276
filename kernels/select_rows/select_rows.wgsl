// y[s] = x of sequence s at its last new token; y[sequences + s] = x of sequence s at its start-of-transcript token.
struct Params { cols4: u32, new_tokens: u32, sequences: u32, state_stride: u32 }

override WG: u32 = 64;

@group(0) @binding(0) var<storage, read> state: array<u32>;
@group(0) @binding(1) var<storage, read> x: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4<Elem>>;
@group(0) @binding(3) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let row = id.x / params.cols4;
  let c = id.x % params.cols4;
  if (row >= params.sequences * 2) { return; }
  let sequence = row % params.sequences;
  let at = sequence * params.state_stride;
  let token = select(state[at + SOT_ROW], state[at + NEW_TOKENS] - 1, row < params.sequences);
  y[id.x] = x[(sequence * params.new_tokens + min(token, params.new_tokens - 1)) * params.cols4 + c];
}

// x[sequence, t] = token embedding + positional embedding at the sequence's length + t.
struct Params { n_ctx: u32, n_vocab: u32, cols4: u32, new_tokens: u32, rows: u32, state_stride: u32 }

override WG: u32 = 64;

@group(0) @binding(1) var<storage, read> positions: array<vec4f>;
@group(0) @binding(2) var<storage, read> state: array<u32>;
@group(0) @binding(3) var<storage, read> tokens: array<u32>;
@group(0) @binding(4) var<storage, read_write> x: array<vec4<Elem>>;
@group(0) @binding(5) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let row = id.x / params.cols4;
  let c = id.x % params.cols4;
  if (row >= params.rows) { return; }
  let length = state[(row / params.new_tokens) * params.state_stride + LENGTH];
  let position = min(length + row % params.new_tokens, params.n_ctx - 1);
  let token = min(tokens[row], params.n_vocab - 1);
  x[id.x] = vec4<Elem>(load_weight(token * params.cols4 + c) + positions[position * params.cols4 + c]);
}

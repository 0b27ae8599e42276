// to[s, p] = from[SOURCE of s, p] for every cached position p of a sequence that continues another one; with
// params.straight, to[s, p] = from[s, p]. from, to: [sequences, n_ctx, width4 × 4]. One workgroup per (position, sequence).
struct Params { n_ctx: u32, width4: u32, state_stride: u32, straight: u32 }

override WG: u32 = 64;

@group(0) @binding(0) var<storage, read> state: array<u32>;
@group(0) @binding(1) var<storage, read> x: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4<Elem>>;
@group(0) @binding(3) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let position = wid.x;
  let sequence = wid.y;
  let at = sequence * params.state_stride;
  if (position >= min(state[at + LENGTH], params.n_ctx) || state[at + SOURCE] == sequence) { return; }
  let source = select(state[at + SOURCE], sequence, params.straight == 1);
  let to = (sequence * params.n_ctx + position) * params.width4;
  let origin = (source * params.n_ctx + position) * params.width4;
  for (var c = lid; c < params.width4; c += WG) { y[to + c] = x[origin + c]; }
}

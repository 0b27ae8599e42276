// rows[to] = rows[from] for every move, in 32-bit words whatever they mean. Workgroups (…, move) take turns over a row.
struct Params { words: u32, stride: u32 }

override WG: u32 = 256;

@group(0) @binding(0) var<storage, read> moves: array<vec2u>;
@group(0) @binding(1) var<storage, read_write> rows: array<u32>;
@group(0) @binding(2) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let at = moves[id.y];
  if (at.x == at.y) { return; }
  let origin = at.x * params.words;
  let to = at.y * params.words;
  for (var word = id.x; word < params.words; word += params.stride) { rows[to + word] = rows[origin + word]; }
}

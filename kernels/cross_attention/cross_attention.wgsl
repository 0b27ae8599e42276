// Attention of decoder rows over a window's encoder output, one workgroup per (head, row).
// q: [rows, width]; kv: [windows, keys, 2 × width]; y: [rows, width].
struct Params { keys: u32, width4: u32, rows_per_window: u32 }

@group(0) @binding(0) var<storage, read> q: array<vec4<Elem>>;
@group(0) @binding(1) var<storage, read> kv: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4<Elem>>;
@group(0) @binding(3) var<uniform> params: Params;

var<private> kv_at: u32;

fn load_key(key: u32, d: u32) -> vec4f { return vec4f(kv[kv_at + key * params.width4 * 2 + d]); }
fn load_value(key: u32, d: u32) -> vec4f { return vec4f(kv[kv_at + key * params.width4 * 2 + params.width4 + d]); }

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let at = wid.y * params.width4 + wid.x * HEAD4;
  kv_at = (wid.y / params.rows_per_window) * params.keys * params.width4 * 2 + wid.x * HEAD4;
  var row: array<vec4f, HEAD4>;
  for (var d = 0u; d < HEAD4; d++) { row[d] = vec4f(q[at + d]); }
  let value = attend(lid, params.keys, &row);
  if (lid < HEAD4) { y[at + lid] = vec4<Elem>(value); }
}

// Attention of decoder rows over a window's encoder output, one workgroup per (head, row, part of the keys).
// q: [rows, width]; kv: [windows, keys, 2 × width]; y of one part: [rows, width]; of several, what row_merged puts together:
// [rows, heads, parts, HEAD4 + 1] vectors, of which the last is the highest score and the sum of the exponentials.
struct Params { keys: u32, part_keys: u32, width4: u32, rows_per_window: u32, whole: u32 }

@group(0) @binding(0) var<storage, read> q: array<vec4<Elem>>;
@group(0) @binding(1) var<storage, read> kv: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4<Out>>;
@group(0) @binding(3) var<uniform> params: Params;

var<private> kv_at: u32;

fn load_key(key: u32, d: u32) -> vec4f { return vec4f(kv[kv_at + key * params.width4 * 2 + d]); }
fn load_value(key: u32, d: u32) -> vec4f { return vec4f(kv[kv_at + key * params.width4 * 2 + params.width4 + d]); }

@compute @workgroup_size(WG)
fn main(
  @builtin(workgroup_id) wid: vec3u,
  @builtin(num_workgroups) grid: vec3u,
  @builtin(local_invocation_index) lid: u32,
) {
  let at = wid.y * params.width4 + wid.x * HEAD4;
  // of few keys the last parts have none
  let first = min(wid.z * params.part_keys, params.keys);
  kv_at = ((wid.y / params.rows_per_window) * params.keys + first) * params.width4 * 2 + wid.x * HEAD4;
  var row: array<vec4f, HEAD4>;
  for (var d = 0u; d < HEAD4; d++) { row[d] = vec4f(q[at + d]); }
  let attended = attend(lid, min(params.part_keys, params.keys - first), &row);
  if (lid >= HEAD4) { return; }
  if (params.whole == 1) {
    y[at + lid] = vec4<Out>(attended.sum / attended.total);
  } else {
    let part = ((wid.y * grid.x + wid.x) * grid.z + wid.z) * (HEAD4 + 1);
    y[part + lid] = vec4<Out>(attended.sum);
    if (lid == 0) { y[part + HEAD4] = vec4<Out>(vec4f(attended.highest, attended.total, 0, 0)); }
  }
}

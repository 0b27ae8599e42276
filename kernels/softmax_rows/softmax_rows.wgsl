// In place: each row's first sizes[1] numbers become probabilities. x: [most, heads, keys], of which sizes[0] times `heads` rows are
// looked at. One workgroup per row. From shared/best.wgsl: LOWEST, group_best, group_sum.
struct Params { keys: u32, heads: u32 }

override WG: u32 = 128;

@group(0) @binding(0) var<storage, read> sizes: array<u32>;
@group(0) @binding(1) var<storage, read_write> x: array<f32>;
@group(0) @binding(2) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  if (wid.y >= sizes[0]) { return; }
  let row = (wid.y * params.heads + wid.x) * params.keys;
  let cols = sizes[1];
  var highest = LOWEST;
  for (var col = lid; col < cols; col += WG) { highest = max(highest, x[row + col]); }
  let top = group_best(lid, highest, lid).value;
  var sum = 0.0;
  for (var col = lid; col < cols; col += WG) {
    let share = exp(x[row + col] - top);
    x[row + col] = share;
    sum += share;
  }
  sum = group_sum(lid, sum);
  for (var col = lid; col < cols; col += WG) { x[row + col] /= sum; }
}

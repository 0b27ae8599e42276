// Row-wise LayerNorm: y = (x − mean) · rsqrt(variance + 1e-5) · weight + bias. x, y: [rows, cols]; affine: [2, cols].
// LANES invocations share a row; row_statistics comes from a snippet, its lane_sum from a reduce_*.wgsl.
struct Params { rows: u32, cols4: u32 }

@group(0) @binding(0) var<storage, read> x: array<vec4<Elem>>;
@group(0) @binding(1) var<storage, read> affine: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4<Elem>>;
@group(0) @binding(3) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let row = wid.x * (WG / LANES) + lid / LANES;
  let lane = lid % LANES;
  let base = min(row, params.rows - 1) * params.cols4;
  let statistics = row_statistics(lid, base);
  if (row >= params.rows) { return; }
  for (var c = lane; c < params.cols4; c += LANES) {
    y[base + c] = vec4<Elem>((vec4f(x[base + c]) - statistics.x) * statistics.y * affine[c] + affine[params.cols4 + c]);
  }
}

// y[row, n] = act(x[row] · weight[n] + bias[n]) + residual[row, n] for few rows: one row per workgroup row, LANES
// invocations per output, OUTPUTS outputs in turn. load_weight, load_x / begin_row and lane_sum come from snippets.
struct Params { outputs: u32, cols4: u32, bias: u32, gelu: u32, residual: u32 }

override OUTPUTS: u32 = 1;

@group(0) @binding(1) var<storage, read> x: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read> affine: array<vec4f>;
@group(0) @binding(3) var<storage, read> bias: array<f32>;
@group(0) @binding(4) var<storage, read> residual: array<Elem>;
@group(0) @binding(5) var<storage, read_write> y: array<Out>;
@group(0) @binding(6) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let groups = WG / LANES;
  let lane = lid % LANES;
  begin_row(wid.y, lid);
  for (var turn = 0u; turn < OUTPUTS; turn++) {
    let n = (wid.x * OUTPUTS + turn) * groups + lid / LANES;
    let first = min(n, params.outputs - 1) * params.cols4;
    var sum = 0.0;
    for (var c = lane; c < params.cols4; c += LANES) { sum += dot(load_weight(first + c), load_x(wid.y, c)); }
    var value = lane_sum(lid, sum);
    if (lane == 0 && n < params.outputs) {
      if (params.bias == 1) { value += bias[n]; }
      if (params.gelu == 1) { value = gelu(value); }
      let at = wid.y * params.outputs + n;
      if (params.residual == 1) { value += f32(residual[at]); }
      y[at] = Out(value);
    }
  }
}

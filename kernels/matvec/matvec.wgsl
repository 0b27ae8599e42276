// y[row, n] = act(x[row] · weight[n] + bias[n]) + residual[row, n] for few rows: a workgroup has one row, LANES invocations
// make four outputs. load_weight, begin_row and load_x, and lane_sum come from snippets.
struct Params { outputs: u32, cols4: u32, bias: u32, gelu: u32, residual: u32 }

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
  let n = (wid.x * groups + lid / LANES) * 4;
  let row = min(vec4u(n) + vec4u(0, 1, 2, 3), vec4u(params.outputs - 1)) * params.cols4;
  var sums = vec4f();
  for (var c = lane; c < params.cols4; c += LANES) {
    sums += load_x(wid.y, c) * mat4x4f(load_weight(row.x + c), load_weight(row.y + c), load_weight(row.z + c), load_weight(row.w + c));
  }
  sums = lane_sum(lid, sums);
  for (var j = lane; j < 4; j += LANES) {
    if (n + j < params.outputs) {
      var value = sums[j];
      if (params.bias == 1) { value += bias[n + j]; }
      if (params.gelu == 1) { value = gelu(value); }
      let at = wid.y * params.outputs + n + j;
      if (params.residual == 1) { value += f32(residual[at]); }
      y[at] = Out(value);
    }
  }
}

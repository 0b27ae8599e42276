// y[row, n] = act(x[row] · weight[n] + bias[n]) + residual[row, n] for few rows: a workgroup has ROWS of them, LANES
// invocations make OUTPUTS (at most four) of each. load_weight, begin_rows and load_x, and lane_sum come from snippets.
struct Params { rows: u32, outputs: u32, cols4: u32, bias: u32, gelu: u32, residual: u32 }

@group(0) @binding(1) var<storage, read> x: array<vec4<In>>;
@group(0) @binding(2) var<storage, read> affine: array<vec4f>;
@group(0) @binding(3) var<storage, read> bias: array<f32>;
@group(0) @binding(4) var<storage, read> residual: array<Elem>;
@group(0) @binding(5) var<storage, read_write> y: array<Out>;
@group(0) @binding(6) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let groups = WG / LANES;
  let lane = lid % LANES;
  let first = wid.y * ROWS;
  let last = params.rows - 1;
  begin_rows(first, last, lid);
  let n = (wid.x * groups + lid / LANES) * OUTPUTS;
  let row = min(vec4u(n) + vec4u(0, 1, 2, 3), vec4u(params.outputs - 1)) * params.cols4;
  var sums: array<vec4f, ROWS>;
  for (var c = lane; c < params.cols4; c += LANES) {
    var weights: array<vec4f, OUTPUTS>;
    for (var j = 0u; j < OUTPUTS; j++) { weights[j] = load_weight(row[j] + c); }
    for (var r = 0u; r < ROWS; r++) {
      let part = load_x(min(first + r, last), r, c);
      for (var j = 0u; j < OUTPUTS; j++) { sums[r][j] += dot(part, weights[j]); }
    }
  }
  for (var r = 0u; r < ROWS; r++) {
    let sum = lane_sum(lid, sums[r]);
    for (var j = lane; j < OUTPUTS; j += LANES) {
      if (n + j < params.outputs && first + r <= last) {
        var value = sum[j];
        if (params.bias == 1) { value += bias[n + j]; }
        if (params.gelu == 1) { value = gelu(value); }
        let at = (first + r) * params.outputs + n + j;
        if (params.residual == 1) { value += f32(residual[at]); }
        y[at] = Out(value);
      }
    }
  }
}

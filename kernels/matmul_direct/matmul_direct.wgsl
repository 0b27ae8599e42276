// The same product as matmul.wgsl without workgroup memory: each invocation makes a TM × TN tile straight from storage.
// Software adapters run this several times faster than tiles with barriers.
struct Params {
  rows: u32, outputs: u32, cols4: u32,
  x_row4: u32, x_batch4: u32, y_batch: u32, y_offset: u32, residual_batch: u32,
  bias: u32, gelu: u32, residual: u32,
}

override WG: u32 = 64;

@group(0) @binding(1) var<storage, read> x: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read> residual: array<Elem>;
@group(0) @binding(4) var<storage, read_write> y: array<Out>;
@group(0) @binding(5) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  // neighbouring invocations share rows of weights and differ in rows of x
  let m0 = (wid.x * WG + lid) * TM;
  let n0 = wid.y * TN;
  if (m0 >= params.rows) { return; }
  let x_base = wid.z * params.x_batch4;
  var sum: array<array<f32, TN>, TM>;
  for (var k = 0u; k < params.cols4; k++) {
    var rows: array<vec4f, TM>;
    for (var i = 0u; i < TM; i++) { rows[i] = vec4f(x[x_base + min(m0 + i, params.rows - 1) * params.x_row4 + k]); }
    for (var j = 0u; j < TN; j++) {
      let column = load_weight(min(n0 + j, params.outputs - 1) * params.cols4 + k);
      for (var i = 0u; i < TM; i++) { sum[i][j] += dot(rows[i], column); }
    }
  }
  for (var i = 0u; i < TM; i++) {
    for (var j = 0u; j < TN; j++) {
      let m = m0 + i;
      let n = n0 + j;
      if (m < params.rows && n < params.outputs) {
        var value = sum[i][j];
        if (params.bias == 1) { value += bias[n]; }
        if (params.gelu == 1) { value = gelu(value); }
        let position = m * params.outputs + n;
        if (params.residual == 1) { value += f32(residual[wid.z * params.residual_batch + position]); }
        y[params.y_offset + wid.z * params.y_batch + position] = Out(value);
      }
    }
  }
}

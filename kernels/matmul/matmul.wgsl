// y[b, m, n] = act(x[b, m] · weight[n] + bias[n]) + residual[b, m, n], through tiles in workgroup memory.
// A workgroup of GROUP_M × GROUP_N invocations makes a tile of (GROUP_M · TM) × (GROUP_N · TN); an invocation's rows and
// columns lie GROUP_M and GROUP_N apart, so that neighbours read and write neighbours. BK: depth of a tile.
struct Params {
  rows: u32, outputs: u32, cols4: u32,
  x_row4: u32, x_batch4: u32, y_batch: u32, y_offset: u32, residual_batch: u32,
  bias: u32, gelu: u32, residual: u32,
}

@group(0) @binding(1) var<storage, read> x: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read> residual: array<Elem>;
@group(0) @binding(4) var<storage, read_write> y: array<Out>;
@group(0) @binding(5) var<uniform> params: Params;

const BM = GROUP_M * TM;
const BN = GROUP_N * TN;
const BK4 = BK / 4;
const PITCH = BK4 + 1; // the odd pitch keeps rows in different banks
const THREADS = GROUP_M * GROUP_N;

var<workgroup> x_tile: array<vec4<Elem>, BM * PITCH>;
var<workgroup> weight_tile: array<vec4<Elem>, BN * PITCH>;

@compute @workgroup_size(GROUP_N, GROUP_M)
fn main(
  @builtin(workgroup_id) wid: vec3u,
  @builtin(local_invocation_id) at: vec3u,
  @builtin(local_invocation_index) lid: u32,
) {
  let m0 = wid.y * BM;
  let n0 = wid.x * BN;
  let x_base = wid.z * params.x_batch4;
  var sum: array<array<f32, TN>, TM>;

  for (var k0 = 0u; k0 < params.cols4; k0 += BK4) {
    for (var i = lid; i < BM * BK4; i += THREADS) {
      let k = k0 + i % BK4;
      let m = min(m0 + i / BK4, params.rows - 1);
      x_tile[(i / BK4) * PITCH + i % BK4] = select(vec4<Elem>(), x[x_base + m * params.x_row4 + k], k < params.cols4);
    }
    for (var i = lid; i < BN * BK4; i += THREADS) {
      let k = k0 + i % BK4;
      let n = min(n0 + i / BK4, params.outputs - 1);
      weight_tile[(i / BK4) * PITCH + i % BK4] = select(vec4<Elem>(), vec4<Elem>(load_weight(n * params.cols4 + k)), k < params.cols4);
    }
    workgroupBarrier();
    for (var k = 0u; k < BK4; k++) {
      var columns: array<vec4<Elem>, TN>;
      for (var j = 0u; j < TN; j++) { columns[j] = weight_tile[(at.x + j * GROUP_N) * PITCH + k]; }
      for (var i = 0u; i < TM; i++) {
        let row = x_tile[(at.y + i * GROUP_M) * PITCH + k];
        for (var j = 0u; j < TN; j++) { sum[i][j] += f32(dot(row, columns[j])); }
      }
    }
    workgroupBarrier();
  }

  for (var i = 0u; i < TM; i++) {
    let m = m0 + at.y + i * GROUP_M;
    for (var j = 0u; j < TN; j++) {
      let n = n0 + at.x + j * GROUP_N;
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

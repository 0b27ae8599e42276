// y[b, m, n] = act(x[b, m] · weight[n] + bias[n]) + residual[b, m, n], through tiles in workgroup memory.
// A workgroup of GROUP_M × GROUP_N invocations makes a tile of (GROUP_M · TM) × (GROUP_N · TN); an invocation's rows and
// columns lie GROUP_M and GROUP_N apart, so that neighbours read and write neighbours. BK: depth of a tile. While a tile is
// multiplied the next one is on its way into registers.
// Sizes of arrays and loops are constants, so that compilers can prove every index and leave out bounds checks.
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
const STEP = GROUP_M * GROUP_N / BK4; // rows of a tile that the group brings at a time
const X_LOADS = BM / STEP;
const WEIGHT_LOADS = BN / STEP;
const X_PITCH = BM + 2; // the pitches keep what is written at once in different banks
const WEIGHT_PITCH = BN + 2;

var<workgroup> x_tile: array<array<vec4<Elem>, X_PITCH>, BK4>;
var<workgroup> weight_tile: array<array<vec4<Elem>, WEIGHT_PITCH>, BK4>;

@compute @workgroup_size(GROUP_N, GROUP_M)
fn main(
  @builtin(workgroup_id) wid: vec3u,
  @builtin(local_invocation_id) at: vec3u,
  @builtin(local_invocation_index) lid: u32,
) {
  let m0 = wid.y * BM;
  let n0 = wid.x * BN;
  let x_base = wid.z * params.x_batch4;
  let row = lid / BK4;
  let part = lid % BK4;
  var sum: array<array<f32, TN>, TM>;
  var next_x: array<vec4<Elem>, X_LOADS>;
  var next_weight: array<vec4<Elem>, WEIGHT_LOADS>;

  // The first round only brings the first tile.
  for (var k1 = 0u; k1 < params.cols4 + BK4; k1 += BK4) {
    if (k1 > 0) {
      for (var l = 0u; l < X_LOADS; l++) { x_tile[part][row + l * STEP] = next_x[l]; }
      for (var l = 0u; l < WEIGHT_LOADS; l++) { weight_tile[part][row + l * STEP] = next_weight[l]; }
    }
    workgroupBarrier();
    let k = k1 + part;
    if (k < params.cols4) {
      for (var l = 0u; l < X_LOADS; l++) {
        next_x[l] = x[x_base + min(m0 + row + l * STEP, params.rows - 1) * params.x_row4 + k];
      }
      for (var l = 0u; l < WEIGHT_LOADS; l++) {
        next_weight[l] = vec4<Elem>(load_weight(min(n0 + row + l * STEP, params.outputs - 1) * params.cols4 + k));
      }
    } else {
      for (var l = 0u; l < X_LOADS; l++) { next_x[l] = vec4<Elem>(); }
    }
    if (k1 > 0) {
      for (var d = 0u; d < BK4; d++) {
        var columns: array<vec4f, TN>;
        for (var j = 0u; j < TN; j++) { columns[j] = vec4f(weight_tile[d][at.x + j * GROUP_N]); }
        for (var i = 0u; i < TM; i++) {
          let part_x = vec4f(x_tile[d][at.y + i * GROUP_M]);
          for (var j = 0u; j < TN; j++) { sum[i][j] = fma(part_x.x, columns[j].x, sum[i][j]); }
          for (var j = 0u; j < TN; j++) { sum[i][j] = fma(part_x.y, columns[j].y, sum[i][j]); }
          for (var j = 0u; j < TN; j++) { sum[i][j] = fma(part_x.z, columns[j].z, sum[i][j]); }
          for (var j = 0u; j < TN; j++) { sum[i][j] = fma(part_x.w, columns[j].w, sum[i][j]); }
        }
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

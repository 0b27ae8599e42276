// y[b, m, n] = act(x[b, m] · weight[n] + bias[n]) + residual[b, m, n], through subgroup matrices: factors in f16, sums in f32.
// A workgroup of GROUP_M × GROUP_N subgroups makes a tile of (GROUP_M · TM) × (GROUP_N · TN) matrices of SIDE × SIDE. BK: depth
// of a tile. While a tile is multiplied the next one is on its way into registers, as it lies in memory.
// Vectors of four throughout, pitches and offsets counted in them: outputs are a multiple of four.
struct Params {
  rows: u32, outputs: u32, cols4: u32,
  x_row4: u32, x_batch4: u32, y_batch: u32, y_offset: u32, residual_batch: u32,
  bias: u32, gelu: u32, residual: u32,
}

@group(0) @binding(1) var<storage, read> x: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read> bias: array<vec4f>;
@group(0) @binding(3) var<storage, read> residual: array<vec4<Elem>>;
@group(0) @binding(4) var<storage, read_write> y: array<vec4<Out>>;
@group(0) @binding(5) var<uniform> params: Params;

const THREADS = GROUP_M * GROUP_N * LANES;
const BM = GROUP_M * TM * SIDE;
const BN = GROUP_N * TN * SIDE;
const BK4 = BK / 4;
const STEP = THREADS / BK4; // rows of a tile that the group brings at a time
const X_LOADS = BM / STEP;
const WEIGHT_LOADS = BN / STEP;
const SIDE4 = SIDE / 4;
const PITCH = BK4 + 2; // keeps the rows of a matrix in different banks
const OUT_PITCH = SIDE4 + 1;
const OUT_ROWS = GROUP_M * GROUP_N * SIDE;
const OUT_STEP = THREADS / SIDE4;

var<workgroup> x_tile: array<vec4<f16>, BM * PITCH>;
var<workgroup> weight_tile: array<vec4<f16>, BN * PITCH>;
var<workgroup> out_tile: array<vec4f, OUT_ROWS * OUT_PITCH>; // a matrix of every subgroup: more memory would cost more than the barriers

@compute @workgroup_size(THREADS)
@diagnostic(off, chromium.subgroup_matrix_uniformity)
fn main(
  @builtin(workgroup_id) wid: vec3u,
  @builtin(local_invocation_index) lid: u32,
  @builtin(subgroup_id) subgroup: u32,
) {
  let m0 = wid.y * BM;
  let n0 = wid.x * BN;
  let row = lid / BK4;
  let part = lid % BK4;
  let x_from = (subgroup / GROUP_N) * TM * SIDE * PITCH;
  let weight_from = (subgroup % GROUP_N) * TN * SIDE * PITCH;
  var sum: array<array<subgroup_matrix_result<f32, SIDE, SIDE>, TN>, TM>;
  var x_row: array<u32, X_LOADS>;
  var weight_row: array<u32, WEIGHT_LOADS>;
  var next_x: array<vec4<Elem>, X_LOADS>;
  var next_weight: array<Packed, WEIGHT_LOADS>;
  for (var l = 0u; l < X_LOADS; l++) {
    x_row[l] = wid.z * params.x_batch4 + min(m0 + row + l * STEP, params.rows - 1) * params.x_row4;
  }
  for (var l = 0u; l < WEIGHT_LOADS; l++) {
    weight_row[l] = min(n0 + row + l * STEP, params.outputs - 1) * params.cols4;
  }
  // Behind the last column of a row x is 0, whatever the weight.
  let first = min(part, params.cols4 - 1);
  for (var l = 0u; l < X_LOADS; l++) { next_x[l] = select(vec4<Elem>(), x[x_row[l] + first], part < params.cols4); }
  for (var l = 0u; l < WEIGHT_LOADS; l++) { next_weight[l] = fetch_weight(weight_row[l] + first); }

  for (var k1 = 0u; k1 < params.cols4; k1 += BK4) {
    for (var l = 0u; l < X_LOADS; l++) { x_tile[(row + l * STEP) * PITCH + part] = vec4<f16>(next_x[l]); }
    for (var l = 0u; l < WEIGHT_LOADS; l++) {
      weight_tile[(row + l * STEP) * PITCH + part] = vec4<f16>(unpack_weight(next_weight[l], part));
    }
    workgroupBarrier();
    if (k1 + BK4 < params.cols4) {
      let is_inside = k1 + BK4 + part < params.cols4;
      let k = min(k1 + BK4 + part, params.cols4 - 1);
      for (var l = 0u; l < X_LOADS; l++) { next_x[l] = select(vec4<Elem>(), x[x_row[l] + k], is_inside); }
      for (var l = 0u; l < WEIGHT_LOADS; l++) { next_weight[l] = fetch_weight(weight_row[l] + k); }
    }
    for (var d = 0u; d < BK / SIDE; d++) {
      var rows: array<subgroup_matrix_left<f16, SIDE, SIDE>, TM>;
      for (var i = 0u; i < TM; i++) {
        rows[i] = subgroupMatrixLoad<subgroup_matrix_left<f16, SIDE, SIDE>, row_major>(
          &x_tile, x_from + i * SIDE * PITCH + d * SIDE4, PITCH);
      }
      for (var j = 0u; j < TN; j++) {
        let columns = subgroupMatrixLoad<subgroup_matrix_right<f16, SIDE, SIDE>, col_major>(
          &weight_tile, weight_from + j * SIDE * PITCH + d * SIDE4, PITCH);
        for (var i = 0u; i < TM; i++) { sum[i][j] = subgroupMatrixMultiplyAccumulate(rows[i], columns, sum[i][j]); }
      }
    }
    workgroupBarrier();
  }

  let outputs4 = params.outputs / 4;
  for (var i = 0u; i < TM; i++) {
    for (var j = 0u; j < TN; j++) {
      subgroupMatrixStore<row_major>(&out_tile, subgroup * SIDE * OUT_PITCH, sum[i][j], OUT_PITCH);
      workgroupBarrier();
      for (var l = 0u; l < OUT_ROWS / OUT_STEP; l++) {
        let out_row = lid / SIDE4 + l * OUT_STEP;
        let owner = out_row / SIDE;
        let m = m0 + ((owner / GROUP_N) * TM + i) * SIDE + out_row % SIDE;
        let n = n0 / 4 + ((owner % GROUP_N) * TN + j) * SIDE4 + lid % SIDE4;
        if (m < params.rows && n < outputs4) {
          var value = out_tile[out_row * OUT_PITCH + lid % SIDE4];
          if (params.bias == 1) { value += bias[n]; }
          if (params.gelu == 1) { value = vec4f(gelu(value.x), gelu(value.y), gelu(value.z), gelu(value.w)); }
          let position = m * outputs4 + n;
          if (params.residual == 1) { value += vec4f(residual[wid.z * (params.residual_batch / 4) + position]); }
          y[params.y_offset / 4 + wid.z * (params.y_batch / 4) + position] = vec4<Out>(value);
        }
      }
      workgroupBarrier();
    }
  }
}

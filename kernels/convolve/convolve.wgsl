// y[b, r, c] = act(Σ over runs of x[b, r, c, run] · weight + bias + residual[b, r, c]), act(v) = max(v, slope · v), in f32,
// through tiles in workgroup memory. What a position sees are `runs` stretches of `run4` vectors. weight: panels of eight
// outputs, [outputs / 8, inputs, 8], then the biases. A workgroup makes 128 positions × 32 outputs, an invocation 4 × 8.
struct Params {
  rows: u32, cols: u32, outputs: u32, run4: u32, runs: u32,
  x_offset4: u32, x_batch4: u32, x_row4: u32, x_col4: u32, x_run4: u32,
  y_offset: u32, y_batch: u32, y_row: u32, y_col: u32,
  residual: u32, slope: f32,
}

const GROUP_M = 32u;
const GROUP_N = 4u;
const TM = 4u;
const BM = GROUP_M * TM;
const BN4 = GROUP_N * 2;
const BK4 = 4u;
const PITCH = BK4 + 1; // the odd pitch keeps rows in different banks
const THREADS = GROUP_M * GROUP_N;

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> weight: array<vec4f>;
@group(0) @binding(2) var<storage, read> residual: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> y: array<vec4f>;
@group(0) @binding(4) var<uniform> params: Params;

var<workgroup> x_tile: array<vec4f, BM * PITCH>;
var<workgroup> weight_tile: array<vec4f, BN4 * BK4 * 4>;

@compute @workgroup_size(GROUP_N, GROUP_M)
fn main(
  @builtin(workgroup_id) wid: vec3u,
  @builtin(local_invocation_id) at: vec3u,
  @builtin(local_invocation_index) lid: u32,
) {
  let m0 = wid.y * BM;
  let n4 = wid.x * BN4;
  let positions = params.rows * params.cols;
  let inputs4 = params.run4 * params.runs;
  // An invocation loads the same vector of four of the tile's positions every time.
  var seen: array<u32, TM>;
  for (var i = 0u; i < TM; i++) {
    let m = min(m0 + lid / BK4 + i * GROUP_M, positions - 1);
    seen[i] = params.x_offset4 + wid.z * params.x_batch4 + (m / params.cols) * params.x_row4 + (m % params.cols) * params.x_col4;
  }
  var left: array<vec4f, TM>;
  var right: array<vec4f, TM>;

  for (var k0 = 0u; k0 < inputs4; k0 += BK4) {
    let k = k0 + lid % BK4;
    let place = (k / params.run4) * params.x_run4 + k % params.run4;
    for (var i = 0u; i < TM; i++) {
      // Beyond the end it would be another row's, or nobody's.
      x_tile[(lid / BK4 + i * GROUP_M) * PITCH + lid % BK4] = select(vec4f(), x[seen[i] + min(place, place_end())], k < inputs4);
    }
    for (var i = lid; i < BN4 * BK4 * 4; i += THREADS) {
      let n = n4 + i % BN4;
      let input = k0 * 4 + i / BN4;
      let inside = n < params.outputs / 4 && input < inputs4 * 4;
      weight_tile[i] = select(vec4f(), weight[select(0u, ((n / 2) * inputs4 * 4 + input) * 2 + n % 2, inside)], inside);
    }
    workgroupBarrier();
    for (var j = 0u; j < BK4; j++) {
      let w = j * 4 * BN4 + at.x * 2;
      for (var i = 0u; i < TM; i++) {
        let v = x_tile[(at.y + i * GROUP_M) * PITCH + j];
        left[i] += v.x * weight_tile[w] + v.y * weight_tile[w + BN4] + v.z * weight_tile[w + 2 * BN4] + v.w * weight_tile[w + 3 * BN4];
        right[i] += v.x * weight_tile[w + 1] + v.y * weight_tile[w + BN4 + 1] + v.z * weight_tile[w + 2 * BN4 + 1] + v.w * weight_tile[w + 3 * BN4 + 1];
      }
    }
    workgroupBarrier();
  }

  let n = n4 + at.x * 2;
  if (n >= params.outputs / 4) { return; }
  let bias = inputs4 * params.outputs + n;
  for (var i = 0u; i < TM; i++) {
    let m = m0 + at.y + i * GROUP_M;
    if (m < positions) {
      let to = (params.y_offset + wid.z * params.y_batch + (m / params.cols) * params.y_row + (m % params.cols) * params.y_col) / 4 + n;
      store(to, left[i] + weight[bias]);
      store(to + 1, right[i] + weight[bias + 1]);
    }
  }
}

// The last vector that a position sees.
fn place_end() -> u32 { return (params.runs - 1) * params.x_run4 + params.run4 - 1; }

fn store(to: u32, sum: vec4f) {
  var value = sum;
  if (params.residual == 1) { value += residual[to]; }
  y[to] = max(value, params.slope * value);
}

// Bidirectional attention of the encoder as attention.wgsl has it, through subgroup matrices: factors in f16, sums in f32.
// qkv: [batches × keys, 3 × width] (query, key, value), y: [batches × keys, width].
// A subgroup owns SIDE queries, a workgroup SUBGROUPS times as many, and takes KEYS keys at a time. Softmax is taken online: shares
// are relative to a height that follows the highest score only when that lies more than RISE above it, since results that
// were summed up for a lower one must then be scaled outside of their matrices.
struct Params { keys: u32, width4: u32 }

@group(0) @binding(0) var<storage, read> qkv: array<vec4<Elem>>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4<Elem>>;
@group(0) @binding(2) var<uniform> params: Params;

const LOWEST = -3.0e38;
const RISE = 8.0; // shares are at most exp(RISE), which f16 holds
const SIDE4 = SIDE / 4;
const THREADS = SUBGROUPS * LANES;
const QUERIES = SUBGROUPS * SIDE;
const PARTS = LANES / SIDE; // invocations that share a query
const KEYS4 = KEYS / 4;
const OWN_KEYS4 = KEYS4 / PARTS;
const OWN4 = HEAD4 / PARTS;
const STEP = THREADS / HEAD4; // rows of a tile that the group brings at a time
const LOADS = KEYS / STEP;
// Pitches and offsets count vectors. A head is at most as wide as there are keys in a tile, and takes their place at times.
const PITCH = HEAD4 + 2;
const SHARE_PITCH = KEYS4 + 2;
const SCORE_PITCH = KEYS4 + 1;

var<workgroup> key_tile: array<vec4<f16>, KEYS * PITCH>;
var<workgroup> value_tile: array<vec4<f16>, KEYS * PITCH>;
var<workgroup> shares: array<vec4<f16>, QUERIES * SHARE_PITCH>; // at first the queries
var<workgroup> scores: array<vec4f, QUERIES * SCORE_PITCH>; // or results, while they are scaled
var<workgroup> is_rising: array<u32, 1>;

@compute @workgroup_size(THREADS)
@diagnostic(off, chromium.subgroup_matrix_uniformity)
@diagnostic(off, subgroup_uniformity)
fn main(
  @builtin(workgroup_id) wid: vec3u,
  @builtin(local_invocation_index) lid: u32,
  @builtin(subgroup_id) subgroup: u32,
) {
  let stride = params.width4 * 3;
  let first = wid.z * params.keys;
  let head = wid.y * HEAD4;
  let keys_at = first * stride + params.width4 + head;
  let query0 = wid.x * QUERIES;
  let own = lid / PARTS; // a query of the workgroup
  let part = lid % PARTS;
  let share_from = subgroup * SIDE * SHARE_PITCH;
  let score_from = subgroup * SIDE * SCORE_PITCH;

  for (var at = lid; at < QUERIES * HEAD4; at += THREADS) {
    let row = at / HEAD4;
    let q = vec4f(qkv[(first + min(query0 + row, params.keys - 1)) * stride + head + at % HEAD4]);
    shares[row * SHARE_PITCH + at % HEAD4] = vec4<f16>(q * SCALE);
  }
  workgroupBarrier();
  var queries: array<subgroup_matrix_left<f16, SIDE, SIDE>, HEAD4 / SIDE4>;
  for (var d = 0u; d < HEAD4 / SIDE4; d++) {
    queries[d] = subgroupMatrixLoad<subgroup_matrix_left<f16, SIDE, SIDE>, row_major>(
      &shares, share_from + d * SIDE4, SHARE_PITCH);
  }
  var sums: array<subgroup_matrix_result<f32, SIDE, SIDE>, HEAD4 / SIDE4>;
  var height = LOWEST;
  var total = 0.0; // of this invocation's keys alone

  // The first round only brings the first tile; the next one is on its way while a tile is worked on.
  var next_key: array<vec4<Elem>, LOADS>;
  var next_value: array<vec4<Elem>, LOADS>;
  for (var next0 = 0u; next0 < params.keys + KEYS; next0 += KEYS) {
    if (next0 > 0) {
      for (var l = 0u; l < LOADS; l++) {
        let to = (lid / HEAD4 + l * STEP) * PITCH + lid % HEAD4;
        key_tile[to] = vec4<f16>(next_key[l]);
        value_tile[to] = vec4<f16>(next_value[l]);
      }
    }
    for (var l = 0u; l < LOADS; l++) {
      let k = keys_at + min(next0 + lid / HEAD4 + l * STEP, params.keys - 1) * stride + lid % HEAD4;
      next_key[l] = qkv[k];
      next_value[l] = qkv[k + params.width4];
    }
    if (next0 == 0) { continue; }
    let key0 = next0 - KEYS;
    if (lid == 0) { is_rising[0] = 0; }
    workgroupBarrier();

    for (var n = 0u; n < KEYS / SIDE; n++) {
      var score = subgroup_matrix_result<f32, SIDE, SIDE>();
      for (var d = 0u; d < HEAD4 / SIDE4; d++) {
        let columns = subgroupMatrixLoad<subgroup_matrix_right<f16, SIDE, SIDE>, col_major>(
          &key_tile, n * SIDE * PITCH + d * SIDE4, PITCH);
        score = subgroupMatrixMultiplyAccumulate(queries[d], columns, score);
      }
      subgroupMatrixStore<row_major>(&scores, score_from + n * SIDE4, score, SCORE_PITCH);
    }
    workgroupBarrier();

    var seen: array<vec4f, OWN_KEYS4>;
    var tops = vec4f(LOWEST);
    for (var i = 0u; i < OWN_KEYS4; i++) {
      let key4 = part * OWN_KEYS4 + i;
      let valid = vec4u(key0 + key4 * 4) + vec4u(0, 1, 2, 3) < vec4u(params.keys);
      seen[i] = select(vec4f(LOWEST), scores[own * SCORE_PITCH + key4], valid);
      tops = max(tops, seen[i]);
    }
    var top = max(max(tops.x, tops.y), max(tops.z, tops.w));
    top = max(top, subgroupShuffleXor(top, 1u));
    if (top > height + RISE) { is_rising[0] = 1; }
    if (workgroupUniformLoad(&is_rising[0]) == 1) {
      for (var e = 0u; e < HEAD4 / SIDE4; e++) {
        subgroupMatrixStore<row_major>(&scores, score_from + e * SIDE4, sums[e], SCORE_PITCH);
      }
      workgroupBarrier();
      let higher = max(height, top);
      let shrink = exp(height - higher);
      height = higher;
      total *= shrink;
      for (var i = 0u; i < OWN4; i++) { scores[own * SCORE_PITCH + part * OWN4 + i] *= shrink; }
      workgroupBarrier();
      for (var e = 0u; e < HEAD4 / SIDE4; e++) {
        sums[e] = subgroupMatrixLoad<subgroup_matrix_result<f32, SIDE, SIDE>, row_major>(
          &scores, score_from + e * SIDE4, SCORE_PITCH);
      }
    }
    for (var i = 0u; i < OWN_KEYS4; i++) {
      let share = exp(seen[i] - height);
      total += dot(share, vec4f(1.0));
      shares[own * SHARE_PITCH + part * OWN_KEYS4 + i] = vec4<f16>(share);
    }
    workgroupBarrier();

    for (var n = 0u; n < KEYS / SIDE; n++) {
      let rows = subgroupMatrixLoad<subgroup_matrix_left<f16, SIDE, SIDE>, row_major>(
        &shares, share_from + n * SIDE4, SHARE_PITCH);
      for (var e = 0u; e < HEAD4 / SIDE4; e++) {
        let columns = subgroupMatrixLoad<subgroup_matrix_right<f16, SIDE, SIDE>, row_major>(
          &value_tile, n * SIDE * PITCH + e * SIDE4, PITCH);
        sums[e] = subgroupMatrixMultiplyAccumulate(rows, columns, sums[e]);
      }
    }
    workgroupBarrier();
  }

  for (var e = 0u; e < HEAD4 / SIDE4; e++) {
    subgroupMatrixStore<row_major>(&scores, score_from + e * SIDE4, sums[e], SCORE_PITCH);
  }
  total += subgroupShuffleXor(total, 1u);
  workgroupBarrier();
  let query = query0 + own;
  if (query < params.keys) {
    for (var i = 0u; i < OWN4; i++) {
      let result = scores[own * SCORE_PITCH + part * OWN4 + i] / total;
      y[(first + query) * params.width4 + head + part * OWN4 + i] = vec4<Elem>(result);
    }
  }
}

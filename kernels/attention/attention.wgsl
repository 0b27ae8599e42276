// Bidirectional attention of the encoder, all heads in one dispatch; the keys × keys matrix is never stored.
// qkv: [batches × keys, 3 × width] (query, key, value), y: [batches × keys, width].
// A workgroup of GROUP_Q × GROUP_K invocations owns GROUP_Q · TQ queries and takes GROUP_K · 4 keys at a time: an invocation
// makes TQ × 4 scores, then TQ × HEAD4 / GROUP_K vectors of the result. Softmax is taken online. NEAR: 1 where queries are kept
// in workgroup memory too.
// Sizes of arrays and loops are constants, so that compilers can prove every index and leave out bounds checks.
struct Params { keys: u32, width4: u32 }

@group(0) @binding(0) var<storage, read> qkv: array<vec4<Elem>>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4<Elem>>;
@group(0) @binding(2) var<uniform> params: Params;

const LOWEST = -3.0e38;
const QUERIES = GROUP_Q * TQ;
const KEYS = GROUP_K * 4;
const THREADS = GROUP_Q * GROUP_K;
const LOADS = KEYS * HEAD4 / THREADS; // vectors of keys, and of values, that an invocation brings
const PARTS = HEAD4 / GROUP_K;
const PITCH = HEAD4 + 1; // the odd pitches keep neighbours in different banks
const SHARE_PITCH = GROUP_K + 1;
const NEAR_QUERIES = NEAR * QUERIES + 1; // one at least, or there would be no array

var<workgroup> key_tile: array<array<array<vec4f, PITCH>, GROUP_K>, 4>; // key 4g + i of the tile at [i][g]
var<workgroup> value_tile: array<array<vec4f, HEAD4>, KEYS>;
var<workgroup> query_tile: array<array<vec4f, PITCH>, NEAR_QUERIES>;
var<workgroup> shares: array<array<vec4f, SHARE_PITCH>, QUERIES>;
var<workgroup> row_parts: array<array<f32, GROUP_K>, QUERIES>; // what each invocation knows of a query

@compute @workgroup_size(GROUP_K, GROUP_Q)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_id) at: vec3u, @builtin(local_invocation_index) lid: u32) {
  let stride = params.width4 * 3;
  let first = wid.z * params.keys;
  let head = wid.y * HEAD4;
  let query0 = wid.x * QUERIES + at.y;
  let keys_at = first * stride + params.width4 + head;
  let part = lid % HEAD4;

  var highest: array<f32, TQ>;
  var total: array<f32, TQ>; // of this invocation's keys alone
  var sums: array<array<vec4f, PARTS>, TQ>;
  for (var i = 0u; i < TQ; i++) { highest[i] = LOWEST; }
  if (NEAR == 1) {
    for (var i = 0u; i < TQ; i++) {
      let query = (first + min(query0 + i * GROUP_Q, params.keys - 1)) * stride + head;
      for (var e = 0u; e < PARTS; e++) {
        query_tile[at.y + i * GROUP_Q][at.x + e * GROUP_K] = vec4f(qkv[query + at.x + e * GROUP_K]);
      }
    }
  }

  for (var key0 = 0u; key0 < params.keys; key0 += KEYS) {
    for (var l = 0u; l < LOADS; l++) {
      let row = (lid + l * THREADS) / HEAD4;
      let k = keys_at + min(key0 + row, params.keys - 1) * stride + part;
      key_tile[row % 4][row / 4][part] = vec4f(qkv[k]);
      value_tile[row][part] = vec4f(qkv[k + params.width4]);
    }
    workgroupBarrier();

    var scores: array<vec4f, TQ>;
    for (var i = 0u; i < TQ; i++) { scores[i] = vec4f(); } // lavapipe keeps the last round's otherwise
    for (var d = 0u; d < HEAD4; d++) {
      let k0 = key_tile[0][at.x][d];
      let k1 = key_tile[1][at.x][d];
      let k2 = key_tile[2][at.x][d];
      let k3 = key_tile[3][at.x][d];
      for (var i = 0u; i < TQ; i++) {
        var q: vec4f;
        if (NEAR == 1) {
          q = query_tile[at.y + i * GROUP_Q][d];
        } else {
          q = vec4f(qkv[(first + min(query0 + i * GROUP_Q, params.keys - 1)) * stride + head + d]);
        }
        scores[i] = fma(vec4f(q.x), vec4f(k0.x, k1.x, k2.x, k3.x), scores[i]);
        scores[i] = fma(vec4f(q.y), vec4f(k0.y, k1.y, k2.y, k3.y), scores[i]);
        scores[i] = fma(vec4f(q.z), vec4f(k0.z, k1.z, k2.z, k3.z), scores[i]);
        scores[i] = fma(vec4f(q.w), vec4f(k0.w, k1.w, k2.w, k3.w), scores[i]);
      }
    }
    let valid = vec4u(key0 + at.x * 4) + vec4u(0, 1, 2, 3) < vec4u(params.keys);
    for (var i = 0u; i < TQ; i++) {
      scores[i] = select(vec4f(LOWEST), scores[i] * SCALE, valid);
      row_parts[at.y + i * GROUP_Q][at.x] = max(max(scores[i].x, scores[i].y), max(scores[i].z, scores[i].w));
    }
    workgroupBarrier();

    for (var i = 0u; i < TQ; i++) {
      var top = highest[i];
      for (var g = 0u; g < GROUP_K; g++) { top = max(top, row_parts[at.y + i * GROUP_Q][g]); }
      let shrink = exp(highest[i] - top);
      highest[i] = top;
      let share = exp(scores[i] - top);
      total[i] = total[i] * shrink + dot(share, vec4f(1.0));
      for (var e = 0u; e < PARTS; e++) { sums[i][e] *= shrink; }
      shares[at.y + i * GROUP_Q][at.x] = share;
    }
    workgroupBarrier();

    for (var g = 0u; g < GROUP_K; g++) {
      for (var e = 0u; e < PARTS; e++) {
        let v0 = value_tile[g * 4][at.x + e * GROUP_K];
        let v1 = value_tile[g * 4 + 1][at.x + e * GROUP_K];
        let v2 = value_tile[g * 4 + 2][at.x + e * GROUP_K];
        let v3 = value_tile[g * 4 + 3][at.x + e * GROUP_K];
        for (var i = 0u; i < TQ; i++) {
          let share = shares[at.y + i * GROUP_Q][g];
          sums[i][e] = fma(vec4f(share.x), v0, sums[i][e]);
          sums[i][e] = fma(vec4f(share.y), v1, sums[i][e]);
          sums[i][e] = fma(vec4f(share.z), v2, sums[i][e]);
          sums[i][e] = fma(vec4f(share.w), v3, sums[i][e]);
        }
      }
    }
    workgroupBarrier();
  }

  for (var i = 0u; i < TQ; i++) { row_parts[at.y + i * GROUP_Q][at.x] = total[i]; }
  workgroupBarrier();
  for (var i = 0u; i < TQ; i++) {
    var all = 0.0;
    for (var g = 0u; g < GROUP_K; g++) { all += row_parts[at.y + i * GROUP_Q][g]; }
    let query = query0 + i * GROUP_Q;
    if (query < params.keys) {
      for (var e = 0u; e < PARTS; e++) {
        y[(first + query) * params.width4 + head + at.x + e * GROUP_K] = vec4<Elem>(sums[i][e] / all);
      }
    }
  }
}

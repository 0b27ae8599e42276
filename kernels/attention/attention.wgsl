// Bidirectional attention of the encoder, all heads in one dispatch; the keys × keys matrix is never stored.
// qkv: [batches × keys, 3 × width] (query, key, value), y: [batches × keys, width].
// An invocation owns one query; SPLIT of them share its keys and are merged at the end. Softmax is taken online, four
// keys at a time. Invocations of a group read the same key at once, which caches turn into a broadcast.
struct Params { keys: u32, width4: u32 }

@group(0) @binding(0) var<storage, read> qkv: array<vec4<Elem>>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4<Elem>>;
@group(0) @binding(2) var<uniform> params: Params;

const LOWEST = -3.0e38;
const MERGED4 = 2u; // how much of a head is merged at a time

var<workgroup> merge_stats: array<vec2f, QUERIES * SPLIT>;
var<workgroup> merge_values: array<vec4f, QUERIES * SPLIT * MERGED4>;

@compute @workgroup_size(QUERIES, SPLIT)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_id) at: vec3u, @builtin(local_invocation_index) lid: u32) {
  let stride = params.width4 * 3;
  let first = wid.z * params.keys;
  let head = wid.y * HEAD4;
  let query = wid.x * QUERIES + at.x;
  let q_at = (first + min(query, params.keys - 1)) * stride + head;
  var q: array<vec4f, HEAD4>;
  for (var d = 0u; d < HEAD4; d++) { q[d] = vec4f(qkv[q_at + d]) * SCALE; }

  var values: array<vec4f, HEAD4>;
  var highest = LOWEST;
  var total = 0.0;
  let keys_at = first * stride + params.width4 + head;
  for (var key = at.y * 4; key < params.keys; key += SPLIT * 4) {
    let k = keys_at + min(vec4u(key) + vec4u(0, 1, 2, 3), vec4u(params.keys - 1)) * stride;
    var scores = vec4f();
    for (var d = 0u; d < HEAD4; d++) {
      scores += q[d] * mat4x4f(vec4f(qkv[k.x + d]), vec4f(qkv[k.y + d]), vec4f(qkv[k.z + d]), vec4f(qkv[k.w + d]));
    }
    scores = select(vec4f(LOWEST), scores, vec4u(key) + vec4u(0, 1, 2, 3) < vec4u(params.keys));
    let top = max(max(scores.x, scores.y), max(scores.z, scores.w));
    if (top > highest) {
      let shrink = exp(highest - top);
      highest = top;
      total *= shrink;
      for (var d = 0u; d < HEAD4; d++) { values[d] *= shrink; }
    }
    scores = exp(scores - highest);
    total += dot(scores, vec4f(1.0));
    let v = k + params.width4;
    for (var d = 0u; d < HEAD4; d++) {
      values[d] += mat4x4f(vec4f(qkv[v.x + d]), vec4f(qkv[v.y + d]), vec4f(qkv[v.z + d]), vec4f(qkv[v.w + d])) * scores;
    }
  }

  let y_at = (first + query) * params.width4 + head;
  merge_stats[lid] = vec2f(highest, total);
  workgroupBarrier();
  var merged_highest = LOWEST;
  for (var s = 0u; s < SPLIT; s++) { merged_highest = max(merged_highest, merge_stats[s * QUERIES + at.x].x); }
  var merged_total = 0.0;
  for (var s = 0u; s < SPLIT; s++) {
    let stats = merge_stats[s * QUERIES + at.x];
    merged_total += stats.y * exp(stats.x - merged_highest);
  }
  let share = exp(highest - merged_highest) / merged_total;
  for (var d0 = 0u; d0 < HEAD4; d0 += MERGED4) {
    for (var d = 0u; d < MERGED4; d++) { merge_values[lid * MERGED4 + d] = values[d0 + d] * share; }
    workgroupBarrier();
    for (var d = at.y; d < MERGED4; d += SPLIT) {
      var sum = vec4f();
      for (var s = 0u; s < SPLIT; s++) { sum += merge_values[(s * QUERIES + at.x) * MERGED4 + d]; }
      if (query < params.keys) { y[y_at + d0 + d] = vec4<Elem>(sum); }
    }
    workgroupBarrier();
  }
}

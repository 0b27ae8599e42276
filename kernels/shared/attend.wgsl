// exp(q · K · SCALE − highest) · V of one query row and one head, by a whole workgroup of WG invocations, and the sum of the
// exponentials, by which it is to be divided. The kernel defines load_key(key, d) and load_value(key, d): vec4 d of a key's
// head. The result is valid in the first HEAD4 invocations.
override WG: u32 = 128;
const LOWEST = -3.0e38;
var<workgroup> scores: array<f32, MAX_KEYS>;
var<workgroup> attend_scratch: array<vec4f, WG>;
var<workgroup> attend_totals: array<f32, WG>;

struct Attended { sum: vec4f, total: f32, highest: f32 }

fn attend_max(lid: u32, value: f32) -> f32 {
  attend_scratch[lid].x = value;
  workgroupBarrier();
  for (var stride = WG / 2; stride > 0; stride /= 2) {
    if (lid < stride) { attend_scratch[lid].x = max(attend_scratch[lid].x, attend_scratch[lid + stride].x); }
    workgroupBarrier();
  }
  let highest = attend_scratch[0].x;
  workgroupBarrier();
  return highest;
}

fn attend(lid: u32, keys: u32, q: ptr<function, array<vec4f, HEAD4>>) -> Attended {
  var highest = LOWEST;
  for (var key = lid; key < keys; key += WG) {
    var score = 0.0;
    for (var d = 0u; d < HEAD4; d++) { score += dot((*q)[d], load_key(key, d)); }
    scores[key] = score * SCALE;
    highest = max(highest, score * SCALE);
  }
  highest = attend_max(lid, highest);
  for (var key = lid; key < keys; key += WG) { scores[key] = exp(scores[key] - highest); }
  workgroupBarrier();

  // HEAD4 invocations cover a head, WG / HEAD4 groups share the keys; four loads at a time hide each other's latency
  let d = lid % HEAD4;
  let groups = WG / HEAD4;
  var sum = vec4f();
  var total = 0.0;
  for (var key = lid / HEAD4; key < keys; key += groups * 4) {
    let k = vec4u(key) + vec4u(0, 1, 2, 3) * groups;
    let near = min(k, vec4u(keys - 1));
    let weights = select(vec4f(), vec4f(scores[near.x], scores[near.y], scores[near.z], scores[near.w]), k < vec4u(keys));
    sum += mat4x4f(load_value(near.x, d), load_value(near.y, d), load_value(near.z, d), load_value(near.w, d)) * weights;
    total += dot(weights, vec4f(1.0));
  }
  attend_scratch[lid] = sum;
  attend_totals[lid] = total;
  workgroupBarrier();
  for (var stride = WG / 2; stride >= HEAD4; stride /= 2) {
    if (lid < stride) {
      attend_scratch[lid] += attend_scratch[lid + stride];
      attend_totals[lid] += attend_totals[lid + stride];
    }
    workgroupBarrier();
  }
  return Attended(attend_scratch[d], attend_totals[d], highest);
}

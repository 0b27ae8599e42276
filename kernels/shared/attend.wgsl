// softmax(q · K) · V of one query row and one head, by a whole workgroup of WG invocations. The kernel defines
// load_key(key, d) and load_value(key, d): vec4 d of a key's head. The result is valid in invocations 0 … 15.
override WG: u32 = 128;
const HEAD4 = 16u;
const LOWEST = -3.0e38;
var<workgroup> scores: array<f32, MAX_KEYS>;
var<workgroup> attend_scratch: array<vec4f, 256>;

fn attend(lid: u32, keys: u32, q: ptr<function, array<vec4f, HEAD4>>) -> vec4f {
  var highest = LOWEST;
  for (var key = lid; key < keys; key += WG) {
    var score = 0.0;
    for (var d = 0u; d < HEAD4; d++) { score += dot((*q)[d], load_key(key, d)); }
    scores[key] = score * 0.125;
    highest = max(highest, score * 0.125);
  }
  attend_scratch[lid].x = highest;
  workgroupBarrier();
  for (var stride = WG / 2; stride > 0; stride /= 2) {
    if (lid < stride) { attend_scratch[lid].x = max(attend_scratch[lid].x, attend_scratch[lid + stride].x); }
    workgroupBarrier();
  }
  highest = attend_scratch[0].x;
  workgroupBarrier();

  // 16 invocations cover a head, WG / 16 groups share the keys
  let d = lid % HEAD4;
  var sum = vec4f();
  var total = 0.0;
  for (var key = lid / HEAD4; key < keys; key += WG / HEAD4) {
    let weight = exp(scores[key] - highest);
    total += weight;
    sum += weight * load_value(key, d);
  }
  attend_scratch[lid] = sum;
  workgroupBarrier();
  for (var stride = WG / 2; stride >= HEAD4; stride /= 2) {
    if (lid < stride) { attend_scratch[lid] += attend_scratch[lid + stride]; }
    workgroupBarrier();
  }
  sum = attend_scratch[d];
  workgroupBarrier();
  attend_scratch[lid].x = total;
  workgroupBarrier();
  for (var stride = WG / 2; stride >= HEAD4; stride /= 2) {
    if (lid < stride) { attend_scratch[lid].x += attend_scratch[lid + stride].x; }
    workgroupBarrier();
  }
  return sum / attend_scratch[d].x;
}

// The same as attention.wgsl for software adapters: no workgroup memory, no barrier, and four queries to an invocation
// written out one by one, because arrays in registers are slow there.
struct Params { keys: u32, width4: u32 }

override WG: u32 = 32;

@group(0) @binding(0) var<storage, read> qkv: array<vec4<Elem>>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4<Elem>>;
@group(0) @binding(2) var<uniform> params: Params;

const LOWEST = -3.0e38;

struct Running { highest: f32, total: f32, values: array<vec4f, HEAD4> }

// Turns four scores into weights relative to the highest score so far, and shrinks what was summed before.
fn admit(running: ptr<function, Running>, scores: vec4f, valid: vec4<bool>) -> vec4f {
  let allowed = select(vec4f(LOWEST), scores * SCALE, valid);
  let top = max(max(allowed.x, allowed.y), max(allowed.z, allowed.w));
  if (top > (*running).highest) {
    let shrink = exp((*running).highest - top);
    (*running).highest = top;
    (*running).total *= shrink;
    for (var d = 0u; d < HEAD4; d++) { (*running).values[d] *= shrink; }
  }
  let weights = exp(allowed - (*running).highest);
  (*running).total += dot(weights, vec4f(1.0));
  return weights;
}

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let stride = params.width4 * 3;
  let first = wid.z * params.keys;
  let head = wid.y * HEAD4;
  let query = (wid.x * WG + lid) * 4;
  if (query >= params.keys) { return; }
  let q = (first + min(vec4u(query) + vec4u(0, 1, 2, 3), vec4u(params.keys - 1))) * stride + head;
  let keys_at = first * stride + params.width4 + head;

  var running0 = Running(LOWEST, 0.0, array<vec4f, HEAD4>());
  var running1 = running0;
  var running2 = running0;
  var running3 = running0;
  for (var key = 0u; key < params.keys; key += 4) {
    let k = keys_at + min(vec4u(key) + vec4u(0, 1, 2, 3), vec4u(params.keys - 1)) * stride;
    let valid = vec4u(key) + vec4u(0, 1, 2, 3) < vec4u(params.keys);
    var scores0 = vec4f();
    var scores1 = vec4f();
    var scores2 = vec4f();
    var scores3 = vec4f();
    for (var d = 0u; d < HEAD4; d++) {
      let part = mat4x4f(vec4f(qkv[k.x + d]), vec4f(qkv[k.y + d]), vec4f(qkv[k.z + d]), vec4f(qkv[k.w + d]));
      scores0 += vec4f(qkv[q.x + d]) * part;
      scores1 += vec4f(qkv[q.y + d]) * part;
      scores2 += vec4f(qkv[q.z + d]) * part;
      scores3 += vec4f(qkv[q.w + d]) * part;
    }
    scores0 = admit(&running0, scores0, valid);
    scores1 = admit(&running1, scores1, valid);
    scores2 = admit(&running2, scores2, valid);
    scores3 = admit(&running3, scores3, valid);
    let v = k + params.width4;
    for (var d = 0u; d < HEAD4; d++) {
      let part = mat4x4f(vec4f(qkv[v.x + d]), vec4f(qkv[v.y + d]), vec4f(qkv[v.z + d]), vec4f(qkv[v.w + d]));
      running0.values[d] += part * scores0;
      running1.values[d] += part * scores1;
      running2.values[d] += part * scores2;
      running3.values[d] += part * scores3;
    }
  }

  let y_at = (first + query) * params.width4 + head;
  for (var d = 0u; d < HEAD4; d++) {
    y[y_at + d] = vec4<Elem>(running0.values[d] / running0.total);
    if (query + 1 < params.keys) { y[y_at + params.width4 + d] = vec4<Elem>(running1.values[d] / running1.total); }
    if (query + 2 < params.keys) { y[y_at + params.width4 * 2 + d] = vec4<Elem>(running2.values[d] / running2.total); }
    if (query + 3 < params.keys) { y[y_at + params.width4 * 3 + d] = vec4<Elem>(running3.values[d] / running3.total); }
  }
}

// y[row] = the probability of tokens[row] under the logits of the row, among the tokens below `below`. One workgroup per row.
struct Params { n_vocab: u32, below: u32 }

override WG: u32 = 256;

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> tokens: array<u32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let row = wid.x * params.n_vocab;
  var highest = LOWEST;
  for (var token = lid; token < params.below; token += WG) { highest = max(highest, logits[row + token]); }
  let top = group_best(lid, highest, lid).value;
  var sum = 0.0;
  for (var token = lid; token < params.below; token += WG) { sum += exp(logits[row + token] - top); }
  sum = group_sum(lid, sum);
  if (lid == 0) { y[wid.x] = exp(logits[row + tokens[wid.x]] - top) / sum; }
}

// openai/whisper's logit filters over slices of PER_PARTIAL logits: per slice the highest allowed text token and
// timestamp with their index, the sum of exp(logit − highest) of each kind, and the same of the raw logits.
// partials: [rows, slices, 8] = text highest, index, sum; timestamp highest, index, sum; raw highest, sum.
struct Params { n_vocab: u32, sequences: u32, state_stride: u32, slices: u32 }

override WG: u32 = 256;
const PER_PARTIAL = 1024u;

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> rules: array<u32>;
@group(0) @binding(2) var<storage, read> state: array<u32>;
@group(0) @binding(3) var<storage, read_write> partials: array<u32>;
@group(0) @binding(4) var<uniform> params: Params;

fn bit(list: u32, token: u32) -> bool {
  let words = (params.n_vocab + 31) / 32;
  return ((rules[RULES_HEADER + list * words + token / 32] >> (token % 32)) & 1) == 1;
}

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let row = wid.y;
  let at = (row % params.sequences) * params.state_stride;
  let timestamp_begin = rules[TIMESTAMP_BEGIN];
  let first_sample = state[at + SAMPLED] == 0;
  let first = wid.x * PER_PARTIAL;
  let end = min(first + PER_PARTIAL, params.n_vocab);

  for (var kind = 0u; kind < 3; kind++) {
    var highest = LOWEST;
    var index = params.n_vocab;
    for (var token = first + lid; token < end; token += WG) {
      let logit = logits[row * params.n_vocab + token];
      if (logit > highest && allowed(kind, token, at, timestamp_begin, first_sample)) {
        highest = logit;
        index = token;
      }
    }
    let top = group_best(lid, highest, index);
    var sum = 0.0;
    for (var token = first + lid; token < end; token += WG) {
      let weight = exp(logits[row * params.n_vocab + token] - top.value);
      if (allowed(kind, token, at, timestamp_begin, first_sample)) { sum += weight; }
    }
    sum = group_sum(lid, sum);
    if (lid == 0) {
      let word = (row * params.slices + wid.x) * 8 + kind * 3;
      partials[word] = bitcast<u32>(top.value);
      if (kind < 2) { partials[word + 1] = top.index; }
      partials[word + select(1u, 2u, kind < 2)] = bitcast<u32>(sum);
    }
  }
}

fn allowed(kind: u32, token: u32, at: u32, timestamp_begin: u32, first_sample: bool) -> bool {
  if (kind == 2) { return true; }
  if ((token >= timestamp_begin) != (kind == 1)) { return false; }
  if (bit(0, token) || (first_sample && bit(1, token))) { return false; }
  if (kind == 0) { return token >= state[at + TEXT_FROM]; }
  return token >= state[at + TIMESTAMP_FROM] && token <= state[at + TIMESTAMP_TO];
}

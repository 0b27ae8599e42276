// openai/whisper's logit filters over slices of PER_PARTIAL logits: per slice the highest allowed text token and
// timestamp with their index, the sum of exp(logit − highest) of each kind, and the same of the raw logits. Of a
// sequence that is drawn also the text token and timestamp that a draw among the slice's tokens gives: the highest logit /
// temperature + noise. Words of a partial: shared/slices.wgsl. first: the row of the logits to begin with, behind drafts.
struct Params { n_vocab: u32, sequences: u32, state_stride: u32, slices: u32, first: u32 }

override WG: u32 = 256;
const PER_PARTIAL = 1024u;

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> rules: array<u32>;
@group(0) @binding(2) var<storage, read> state: array<u32>;
@group(0) @binding(3) var<storage, read_write> partials: array<u32>;
@group(0) @binding(4) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let row = wid.y;
  let at = (row % params.sequences) * params.state_stride;
  // the draft was wrong before
  if (params.first > 0 && params.first >= state[at + NEW_TOKENS]) { return; }
  let word = (row * params.slices + wid.x) * PARTIAL_WORDS;
  let base = (params.first + row) * params.n_vocab;
  let first = wid.x * PER_PARTIAL;
  let end = min(first + PER_PARTIAL, params.n_vocab);

  for (var kind = 0u; kind < 3; kind++) {
    var highest = LOWEST;
    var index = params.n_vocab;
    for (var token = first + lid; token < end; token += WG) {
      let logit = logits[base + token];
      if (logit > highest && is_kind(kind, token, at)) {
        highest = logit;
        index = token;
      }
    }
    let top = group_best(lid, highest, index);
    var sum = 0.0;
    for (var token = first + lid; token < end; token += WG) {
      let weight = exp(logits[base + token] - top.value);
      if (is_kind(kind, token, at)) { sum += weight; }
    }
    sum = group_sum(lid, sum);
    if (lid == 0) {
      let part = word + kind * 3;
      partials[part] = bitcast<u32>(top.value);
      if (kind < 2) { partials[part + 1] = top.index; }
      partials[part + select(1u, 2u, kind < 2)] = bitcast<u32>(sum);
    }
  }

  let temperature = bitcast<f32>(state[at + TEMPERATURE]);
  if (temperature > 0.0 && row < params.sequences) {
    let key = pcg(pcg(state[at + NOISE_KEY] ^ state[at + SAMPLED]) ^ state[at + DRAW]);
    for (var kind = 0u; kind < 2; kind++) {
      var highest = LOWEST;
      var index = params.n_vocab;
      for (var token = first + lid; token < end; token += WG) {
        let noisy = logits[base + token] / temperature + gumbel(key, token);
        if (noisy > highest && is_kind(kind, token, at)) {
          highest = noisy;
          index = token;
        }
      }
      let top = group_best(lid, highest, index);
      if (lid == 0) {
        partials[word + TEXT_DRAW + kind * 2] = bitcast<u32>(top.value);
        partials[word + TEXT_DRAW + kind * 2 + 1] = top.index;
      }
    }
  }
}

// Allowed text, allowed timestamps, or any token.
fn is_kind(kind: u32, token: u32, at: u32) -> bool {
  return kind == 2 || ((token >= rules[TIMESTAMP_BEGIN]) == (kind == 1) && allowed(token, at));
}

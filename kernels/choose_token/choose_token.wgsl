// Greedy choice per sequence from filter_logits' slices: the timestamp-probability rule, arg-max, log-probability, and at
// the first sample the probability of no speech; then the state for the next step (openai/whisper decoding.py:
// GreedyDecoder.update, ApplyTimestampRules.apply). One workgroup per sequence.
struct Params { sequences: u32, state_stride: u32, slices: u32, prompt: u32 }

override WG: u32 = 64;

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> rules: array<u32>;
@group(0) @binding(2) var<storage, read> partials: array<u32>;
@group(0) @binding(3) var<storage, read_write> state: array<u32>;
@group(0) @binding(4) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(5) var<uniform> params: Params;

struct Merged { highest: f32, index: u32, sum: f32 }

// Merges the slices of one kind: words offset … of each; text and timestamps carry an index, raw logits do not.
fn merge(lid: u32, row: u32, offset: u32, has_index: u32) -> Merged {
  var highest = LOWEST;
  var index = 0xffffffffu;
  for (var slice = lid; slice < params.slices; slice += WG) {
    let at = (row * params.slices + slice) * 8 + offset;
    let value = bitcast<f32>(partials[at]);
    if (value > highest) {
      highest = value;
      index = partials[at + has_index];
    }
  }
  let top = group_best(lid, highest, index);
  var sum = 0.0;
  for (var slice = lid; slice < params.slices; slice += WG) {
    let at = (row * params.slices + slice) * 8 + offset;
    let value = bitcast<f32>(partials[at]);
    if (value > LOWEST) { sum += bitcast<f32>(partials[at + 1 + has_index]) * exp(value - top.value); }
  }
  return Merged(top.value, top.index, group_sum(lid, sum));
}

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let sequence = wid.x;
  let text = merge(lid, sequence, 0, 1);
  let timestamp = merge(lid, sequence, 3, 1);
  // with a prompt, rows sequences … hold the start-of-transcript positions
  let sot_row = select(sequence, params.sequences + sequence, params.prompt == 1);
  let raw = merge(lid, sot_row, 6, 0);
  if (lid != 0) { return; }

  let at = sequence * params.state_stride;
  let eot = rules[EOT];
  let sampled = state[at + SAMPLED];
  if (params.prompt == 1) {
    let no_speech = logits[sot_row * rules[N_VOCAB] + rules[NO_SPEECH]];
    state[at + NO_SPEECH_PROB] = bitcast<u32>(exp(no_speech - raw.highest) / raw.sum);
  }

  // log of the summed probability of all timestamps against that of the best text token
  let timestamps_win = rules[TIMESTAMPS] == 1 && timestamp.sum > 0.0
    && timestamp.highest + log(timestamp.sum) > text.highest;
  var token = text.index;
  var highest = text.highest;
  if (timestamps_win || timestamp.highest > text.highest) {
    token = timestamp.index;
    highest = timestamp.highest;
  }
  var normaliser = timestamp.highest + log(max(timestamp.sum, 1e-38));
  if (!timestamps_win) {
    let top = max(text.highest, timestamp.highest);
    normaliser = top + log(text.sum * exp(text.highest - top) + timestamp.sum * exp(timestamp.highest - top));
  }

  if (state[at + ENDED] == 1) {
    token = eot;
  } else {
    state[at + SUM_LOGPROB] = bitcast<u32>(bitcast<f32>(state[at + SUM_LOGPROB]) + highest - normaliser);
    if (token == eot) {
      state[at + ENDED] = 1;
    } else {
      state[at + min(SEQUENCE_HEADER + sampled, params.state_stride - 1)] = token;
      state[at + SAMPLED] = sampled + 1;
    }
  }
  tokens[sequence] = token;
  state[at + LENGTH] += state[at + NEW_TOKENS];
  state[at + NEW_TOKENS] = 1;

  let begin = rules[TIMESTAMP_BEGIN];
  let is_timestamp = token >= begin;
  let after_timestamp = sampled == 0 || state[at + LAST] >= begin;
  if (is_timestamp) { state[at + LAST_TIMESTAMP] = token; }
  var timestamp_from = begin;
  if (is_timestamp && after_timestamp) { timestamp_from = rules[N_VOCAB]; }
  if (state[at + LAST_TIMESTAMP] > 0) {
    timestamp_from = max(timestamp_from, state[at + LAST_TIMESTAMP] + select(1u, 0u, is_timestamp && !after_timestamp));
  }
  state[at + TEXT_FROM] = select(0u, eot, is_timestamp && !after_timestamp);
  state[at + TIMESTAMP_FROM] = timestamp_from;
  state[at + TIMESTAMP_TO] = rules[N_VOCAB] - 1;
  state[at + LAST] = token;
}

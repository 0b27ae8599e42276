// Choice per sequence from filter_logits' slices: the timestamp-probability rule, arg-max or above temperature 0 the token
// drawn, log-probability, and at the first sample the probability of no speech; then the state for the next step
// (openai/whisper decoding.py: GreedyDecoder.update, ApplyTimestampRules.apply). One workgroup per sequence.
// A sequence that was fed a draft behind its token is chosen for row by row, until the token chosen is not the draft's.
struct Params { sequences: u32, state_stride: u32, slices: u32, prompt: u32, row: u32 }

override WG: u32 = 64;

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> rules: array<u32>;
@group(0) @binding(2) var<storage, read> partials: array<u32>;
@group(0) @binding(3) var<storage, read_write> state: array<u32>;
@group(0) @binding(4) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(5) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let sequence = wid.x;
  let text = merge(lid, sequence, TEXT_PART, 1);
  let timestamp = merge(lid, sequence, TIME_PART, 1);
  let only_timestamps = timestamps_win(text, timestamp, rules[TIMESTAMPS]);
  let takes_timestamp = only_timestamps || timestamp.highest > text.highest;
  var token = select(text.index, timestamp.index, takes_timestamp);
  var logit = select(text.highest, timestamp.highest, takes_timestamp);
  if (bitcast<f32>(rules[TEMPERATURE]) > 0.0) {
    let text_draw = merge_highest(lid, sequence, TEXT_DRAW, 1);
    let timestamp_draw = merge_highest(lid, sequence, TIME_DRAW, 1);
    token = select(text_draw.index, timestamp_draw.index, only_timestamps || timestamp_draw.value > text_draw.value);
    logit = logits[(params.row + sequence) * rules[N_VOCAB] + token];
  }
  // with a prompt, rows sequences … hold the start-of-transcript positions
  let sot_row = select(sequence, params.sequences + sequence, params.prompt == 1);
  let raw = merge(lid, sot_row, RAW_PART, 0);
  if (lid != 0) { return; }

  let at = sequence * params.state_stride;
  let fed = state[at + NEW_TOKENS];
  // the draft was wrong before
  if (params.row > 0 && params.row >= fed) { return; }
  let eot = rules[EOT];
  let sampled = state[at + SAMPLED];
  if (params.prompt == 1) {
    let no_speech = logits[sot_row * rules[N_VOCAB] + rules[NO_SPEECH]];
    state[at + NO_SPEECH_PROB] = bitcast<u32>(exp(no_speech - raw.highest) / raw.sum);
  }

  if (state[at + ENDED] == 1) {
    token = eot;
  } else {
    let logprob = logit - normaliser_of(text, timestamp, only_timestamps);
    state[at + SUM_LOGPROB] = bitcast<u32>(bitcast<f32>(state[at + SUM_LOGPROB]) + logprob);
    if (token == eot) {
      state[at + ENDED] = 1;
    } else {
      state[at + min(SEQUENCE_HEADER + sampled, params.state_stride - 1)] = token;
      state[at + SAMPLED] = sampled + 1;
    }
  }
  let is_drafted = params.prompt == 0 && params.row + 1 < fed && state[at + ENDED] == 0;
  if (!is_drafted || tokens[params.row + 1] != token) {
    tokens[sequence] = token;
    state[at + LENGTH] += select(params.row + 1, fed, params.prompt == 1);
    state[at + NEW_TOKENS] = 1;
  }
  allow_next(at, token, sampled, state[at + LAST], state[at + LAST_TIMESTAMP]);
}

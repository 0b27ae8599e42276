// Choice per sequence from filter_logits' slices: the timestamp-probability rule, arg-max or of a sequence that is drawn
// the token drawn, log-probability, and at the first sample the probability of no speech; then the state for the next step
// (openai/whisper decoding.py: GreedyDecoder.update, ApplyTimestampRules.apply). One workgroup per sequence.
// A sequence that was fed a draft behind its token is chosen for row by row, until the token chosen is not the draft's.
// Where cols4 is not 0, x becomes the embedding of the token to feed next, as embed makes it. load_weight comes from a snippet.
struct Params {
  sequences: u32, state_stride: u32, slices: u32, prompt: u32, row: u32, n_ctx: u32, cols4: u32,
}

override WG: u32 = 64;

@group(0) @binding(1) var<storage, read> logits: array<f32>;
@group(0) @binding(2) var<storage, read> rules: array<u32>;
@group(0) @binding(3) var<storage, read> partials: array<u32>;
@group(0) @binding(4) var<storage, read_write> state: array<u32>;
@group(0) @binding(5) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(6) var<storage, read> positions: array<vec4f>;
@group(0) @binding(7) var<storage, read_write> x: array<vec4<Elem>>;
@group(0) @binding(8) var<uniform> params: Params;

const NONE = 0xffffffffu;
var<workgroup> next: array<u32, 2>;   // token to feed next, NONE while a draft goes on, and its position

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let sequence = wid.x;
  let text = merge(lid, sequence, TEXT_PART, 1);
  let timestamp = merge(lid, sequence, TIME_PART, 1);
  let only_timestamps = timestamps_win(text, timestamp, rules[TIMESTAMPS]);
  let takes_timestamp = only_timestamps || timestamp.highest > text.highest;
  var token = select(text.index, timestamp.index, takes_timestamp);
  var logit = select(text.highest, timestamp.highest, takes_timestamp);
  if (lid == 0) { next[0] = state[sequence * params.state_stride + TEMPERATURE]; }
  if (bitcast<f32>(workgroupUniformLoad(&next)[0]) > 0.0) {
    let text_draw = merge_highest(lid, sequence, TEXT_DRAW, 1);
    let timestamp_draw = merge_highest(lid, sequence, TIME_DRAW, 1);
    token = select(text_draw.index, timestamp_draw.index, only_timestamps || timestamp_draw.value > text_draw.value);
    logit = logits[(params.row + sequence) * rules[N_VOCAB] + token];
  }
  // with a prompt, rows sequences … hold the start-of-transcript positions
  let sot_row = select(sequence, params.sequences + sequence, params.prompt == 1);
  let raw = merge(lid, sot_row, RAW_PART, 0);
  if (lid == 0) {
    let at = sequence * params.state_stride;
    if (params.prompt == 1) {
      let no_speech = logits[sot_row * rules[N_VOCAB] + rules[NO_SPEECH]];
      state[at + NO_SPEECH_PROB] = bitcast<u32>(exp(no_speech - raw.highest) / raw.sum);
    }
    next[0] = proceed(sequence, token, logit - normaliser_of(text, timestamp, only_timestamps));
    next[1] = min(state[at + LENGTH], params.n_ctx - 1);
  }
  workgroupBarrier();
  if (next[0] == NONE) { return; }
  for (var c = lid; c < params.cols4; c += WG) {
    let embedding = load_weight(next[0] * params.cols4 + c) + positions[next[1] * params.cols4 + c];
    x[sequence * params.cols4 + c] = vec4<Elem>(embedding);
  }
}

// Takes a token for a sequence; returns what to feed next, NONE where a draft goes on or was wrong before.
fn proceed(sequence: u32, chosen: u32, logprob: f32) -> u32 {
  let at = sequence * params.state_stride;
  let fed = state[at + NEW_TOKENS];
  if (params.row > 0 && params.row >= fed) { return NONE; }
  let eot = rules[EOT];
  let sampled = state[at + SAMPLED];
  var token = chosen;
  if (state[at + ENDED] == 1) {
    token = eot;
  } else {
    state[at + SUM_LOGPROB] = bitcast<u32>(bitcast<f32>(state[at + SUM_LOGPROB]) + logprob);
    if (token == eot) {
      state[at + ENDED] = 1;
    } else {
      state[at + min(SEQUENCE_HEADER + sampled, params.state_stride - 1)] = token;
      state[at + SAMPLED] = sampled + 1;
    }
  }
  allow_next(at, token, sampled, state[at + LAST], state[at + LAST_TIMESTAMP]);
  let is_drafted = params.prompt == 0 && params.row + 1 < fed && state[at + ENDED] == 0;
  if (is_drafted && tokens[params.row + 1] == token) { return NONE; }
  tokens[sequence] = token;
  state[at + LENGTH] += select(params.row + 1, fed, params.prompt == 1);
  state[at + NEW_TOKENS] = 1;
  return token;
}

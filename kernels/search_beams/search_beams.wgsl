// One step of a beam search over one window: of every beam's best continuations the most likely live on, those that end
// before the last of them are set aside, and the trace is told of both (openai/whisper decoding.py,
// BeamSearchDecoder.update). One workgroup; after filter_logits and top_logits with beams + 1 logits a slice.
// Layout of the trace: shared/trace.ts.
struct Params { beams: u32, state_stride: u32, slices: u32, prompt: u32 }

const WG = 64u;
const MAX_BEAMS = 16u;
const MAX_CANDIDATES = 272u;  // of MAX_BEAMS beams, MAX_BEAMS + 1 each
const NOTHING = -3.4e38;   // below LOWEST, the sum of what holds a masked token
const NOBODY = 0xffffffffu;
const TRACE_HEADER = 5u;
const STEPS = 0u;
const COMPLETED = 1u;
const FINISHED = 2u;
const TRACE_NO_SPEECH_PROB = 3u;
const TRACE_NOT_FINITE = 4u;  // of check_finite
const LIVING_WORDS = 3u;
const FINISHED_WORDS = 2u;

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> rules: array<u32>;
@group(0) @binding(2) var<storage, read> partials: array<u32>;
@group(0) @binding(3) var<storage, read> tops: array<u32>;
@group(0) @binding(4) var<storage, read_write> state: array<u32>;
@group(0) @binding(5) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(6) var<storage, read_write> trace: array<u32>;
@group(0) @binding(7) var<uniform> params: Params;

// Candidates: beam by beam, best first.
var<workgroup> sums: array<f32, MAX_CANDIDATES>;
var<workgroup> candidates: array<u32, MAX_CANDIDATES>;

@compute @workgroup_size(WG)
fn main(@builtin(local_invocation_index) lid: u32) {
  let per_beam = params.beams + 1;
  for (var beam = 0u; beam < params.beams; beam++) { continue_beam(lid, beam, per_beam); }
  // with a prompt, rows beams … hold the start-of-transcript positions
  let raw = merge(lid, select(0u, params.beams, params.prompt == 1), RAW_PART, 0);
  let step = trace[STEPS];
  let searches = trace[COMPLETED] == 0;
  let record = TRACE_HEADER + step * params.beams * (LIVING_WORDS + FINISHED_WORDS);
  let aside = record + params.beams * LIVING_WORDS;
  var alive = 0u;
  var ended = 0u;
  var finished = trace[FINISHED];
  // at most every beam ends once before as many live on
  for (var turn = 0u; turn < 2 * params.beams; turn++) {
    var highest = NOTHING;
    var index = NOBODY;
    for (var i = lid; i < params.beams * per_beam; i += WG) {
      if (sums[i] > highest) {
        highest = sums[i];
        index = i;
      }
    }
    let top = group_best(lid, highest, index);
    if (lid == 0 && searches && top.index != NOBODY && alive < params.beams) {
      let token = candidates[top.index];
      // all beams begin alike, and the last one stands for them
      let source = select(top.index / per_beam, params.beams - 1, step == 0);
      if (token != rules[EOT]) {
        let word = record + alive * LIVING_WORDS;
        trace[word] = source;
        trace[word + 1] = token;
        trace[word + 2] = bitcast<u32>(top.value);
        alive++;
      } else if (finished < rules[ENOUGH]) {
        let word = aside + ended * FINISHED_WORDS;
        trace[word] = source;
        trace[word + 1] = bitcast<u32>(top.value);
        ended++;
        finished++;
      }
      sums[top.index] = NOTHING;
    }
    workgroupBarrier();
  }
  if (lid != 0 || !searches) { return; }

  for (var i = ended; i < params.beams; i++) { trace[aside + i * FINISHED_WORDS] = NOBODY; }
  for (var i = alive; i < params.beams; i++) { trace[record + i * LIVING_WORDS] = NOBODY; }
  if (params.prompt == 1) {
    let no_speech = logits[params.beams * rules[N_VOCAB] + rules[NO_SPEECH]];
    trace[TRACE_NO_SPEECH_PROB] = bitcast<u32>(exp(no_speech - raw.highest) / raw.sum);
  }
  trace[STEPS] = step + 1;
  trace[FINISHED] = finished;
  trace[COMPLETED] = select(0u, 1u, finished >= rules[ENOUGH]);
  go_on(record, alive);
}

// The most likely continuations of a beam. In the first step only the first has any: the others are the same.
fn continue_beam(lid: u32, beam: u32, per_beam: u32) {
  let text = merge(lid, beam, TEXT_PART, 1);
  let timestamp = merge(lid, beam, TIME_PART, 1);
  let normaliser = normaliser_of(text, timestamp, timestamps_win(text, timestamp, rules[TIMESTAMPS]));
  let so_far = bitcast<f32>(state[beam * params.state_stride + SUM_LOGPROB]);
  let is_copy = beam > 0 && state[beam * params.state_stride + SAMPLED] == 0;
  var last = Best(3.4e38, 0u);
  for (var rank = 0u; rank < per_beam; rank++) {
    var highest = NOTHING;
    var index = NOBODY;
    for (var i = lid; i < params.slices * per_beam; i += WG) {
      let word = (beam * params.slices * per_beam + i) * 2;
      let value = bitcast<f32>(tops[word]);
      let token = tops[word + 1];
      let is_left = value < last.value || (value == last.value && token > last.index);
      if (is_left && (value > highest || (value == highest && token < index))) {
        highest = value;
        index = token;
      }
    }
    last = group_best(lid, highest, index);
    if (lid == 0) {
      var sum = so_far + last.value - normaliser;
      if (last.value <= LOWEST || so_far <= LOWEST) { sum = LOWEST; }
      if (is_copy || last.index == NOBODY) { sum = NOTHING; }
      sums[beam * per_beam + rank] = sum;
      candidates[beam * per_beam + rank] = last.index;
    }
  }
  workgroupBarrier();
}

// Makes the sequences what the trace says that they are now, but for their caches.
fn go_on(record: u32, alive: u32) {
  var last: array<u32, MAX_BEAMS>;
  var last_timestamp: array<u32, MAX_BEAMS>;
  for (var beam = 0u; beam < params.beams; beam++) {
    last[beam] = state[beam * params.state_stride + LAST];
    last_timestamp[beam] = state[beam * params.state_stride + LAST_TIMESTAMP];
  }
  for (var beam = 0u; beam < alive; beam++) {
    let at = beam * params.state_stride;
    let word = record + beam * LIVING_WORDS;
    let source = trace[word];
    let token = trace[word + 1];
    let sampled = state[at + SAMPLED];
    tokens[beam] = token;
    state[at + SOURCE] = source;
    state[at + SUM_LOGPROB] = trace[word + 2];
    state[at + SAMPLED] = sampled + 1;
    state[at + LENGTH] += state[at + NEW_TOKENS];
    state[at + NEW_TOKENS] = 1;
    allow_next(at, token, sampled, last[source], last_timestamp[source]);
  }
}

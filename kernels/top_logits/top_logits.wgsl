// The `count` highest logits of every slice of PER_PARTIAL that may be chosen, highest first, of equals the lower token; what
// the filters mask comes behind them as LOWEST, and where a slice is shorter NOTHING. One workgroup per (slice, row), after
// filter_logits, whose partials tell whether only timestamps are left.
// tops: [rows, slices, count, 2] = logit, token.
struct Params { n_vocab: u32, state_stride: u32, slices: u32, count: u32 }

const WG = 256u;
const PER_PARTIAL = 1024u;
const HELD = 4u;           // logits of an invocation
const NOTHING = -3.4e38;   // below LOWEST

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> rules: array<u32>;
@group(0) @binding(2) var<storage, read> state: array<u32>;
@group(0) @binding(3) var<storage, read> partials: array<u32>;
@group(0) @binding(4) var<storage, read_write> tops: array<u32>;
@group(0) @binding(5) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let row = wid.y;
  let at = row * params.state_stride;
  let text = merge(lid, row, TEXT_PART, 1);
  let timestamp = merge(lid, row, TIME_PART, 1);
  let text_from = select(0u, rules[TIMESTAMP_BEGIN], timestamps_win(text, timestamp, rules[TIMESTAMPS]));
  let first = wid.x * PER_PARTIAL + lid;

  var held: array<f32, HELD>;
  for (var i = 0u; i < HELD; i++) {
    let token = first + i * WG;
    held[i] = NOTHING;
    if (token < params.n_vocab) {
      let logit = logits[row * params.n_vocab + token];
      held[i] = select(LOWEST, logit, token >= text_from && allowed(token, at));
    }
  }
  for (var rank = 0u; rank < params.count; rank++) {
    var highest = NOTHING;
    var index = 0xffffffffu;
    for (var i = 0u; i < HELD; i++) {
      if (held[i] > highest) {
        highest = held[i];
        index = first + i * WG;
      }
    }
    let top = group_best(lid, highest, index);
    for (var i = 0u; i < HELD; i++) {
      if (first + i * WG == top.index) { held[i] = NOTHING; }
    }
    if (lid == 0) {
      let word = ((row * params.slices + wid.x) * params.count + rank) * 2;
      tops[word] = bitcast<u32>(top.value);
      tops[word + 1] = top.index;
    }
  }
}

// What filter_logits leaves of every slice of the vocabulary, and how the slices of a row are put together.
// The kernel declares `partials` and params.slices.
const PARTIAL_WORDS = 12u;
const TEXT_PART = 0u;      // highest, index, sum
const TIME_PART = 3u;      // highest, index, sum
const RAW_PART = 6u;       // highest, sum
const TEXT_DRAW = 8u;      // highest with noise, index
const TIME_DRAW = 10u;     // highest with noise, index

struct Merged { highest: f32, index: u32, sum: f32 }

// Merges the slices of one part; text and timestamps carry an index, raw logits do not.
fn merge(lid: u32, row: u32, part: u32, has_index: u32) -> Merged {
  let top = merge_highest(lid, row, part, has_index);
  var sum = 0.0;
  for (var slice = lid; slice < params.slices; slice += WG) {
    let at = (row * params.slices + slice) * PARTIAL_WORDS + part;
    let value = bitcast<f32>(partials[at]);
    if (value > LOWEST) { sum += bitcast<f32>(partials[at + 1 + has_index]) * exp(value - top.value); }
  }
  return Merged(top.value, top.index, group_sum(lid, sum));
}

fn merge_highest(lid: u32, row: u32, part: u32, has_index: u32) -> Best {
  var highest = LOWEST;
  var index = 0xffffffffu;
  for (var slice = lid; slice < params.slices; slice += WG) {
    let at = (row * params.slices + slice) * PARTIAL_WORDS + part;
    let value = bitcast<f32>(partials[at]);
    if (value > highest) {
      highest = value;
      index = partials[at + has_index];
    }
  }
  return group_best(lid, highest, index);
}

// log of the summed probability of all timestamps against that of the best text token
fn timestamps_win(text: Merged, timestamp: Merged, apply: u32) -> bool {
  return apply == 1 && timestamp.sum > 0.0 && timestamp.highest + log(timestamp.sum) > text.highest;
}

// log Σ exp of what may be chosen
fn normaliser_of(text: Merged, timestamp: Merged, only_timestamps: bool) -> f32 {
  if (only_timestamps) { return timestamp.highest + log(max(timestamp.sum, 1e-38)); }
  let top = max(text.highest, timestamp.highest);
  return top + log(text.sum * exp(text.highest - top) + timestamp.sum * exp(timestamp.highest - top));
}

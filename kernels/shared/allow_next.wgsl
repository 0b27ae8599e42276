// Which tokens may follow `token`, chosen after `sampled` others of which `last` was the last and `last_timestamp` the last
// timestamp; 0: none (openai/whisper decoding.py, ApplyTimestampRules.apply). The kernel declares `rules` and `state`.
fn allow_next(at: u32, token: u32, sampled: u32, last: u32, last_timestamp: u32) {
  let begin = rules[TIMESTAMP_BEGIN];
  let is_timestamp = token >= begin;
  let after_timestamp = sampled == 0 || last >= begin;
  let opens = is_timestamp && !after_timestamp;
  let newest = select(last_timestamp, token, is_timestamp);
  var timestamp_from = select(begin, rules[N_VOCAB], is_timestamp && after_timestamp);
  if (newest > 0) { timestamp_from = max(timestamp_from, newest + select(1u, 0u, opens)); }
  state[at + LAST] = token;
  state[at + LAST_TIMESTAMP] = newest;
  state[at + TEXT_FROM] = select(0u, rules[EOT], opens);
  state[at + TIMESTAMP_FROM] = timestamp_from;
  state[at + TIMESTAMP_TO] = rules[N_VOCAB] - 1;
}

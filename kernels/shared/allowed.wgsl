// openai/whisper's logit filters but the last, per token. The kernel declares `rules`, `state` and params.n_vocab.
fn listed(list: u32, token: u32) -> bool {
  let words = (params.n_vocab + 31) / 32;
  return ((rules[RULES_HEADER + list * words + token / 32] >> (token % 32)) & 1) == 1;
}

// Whether the sequence whose state begins at `at` may go on with a token.
fn allowed(token: u32, at: u32) -> bool {
  if (listed(0, token) || (state[at + SAMPLED] == 0 && listed(1, token))) { return false; }
  if (token < rules[TIMESTAMP_BEGIN]) { return token >= state[at + TEXT_FROM]; }
  return token >= state[at + TIMESTAMP_FROM] && token <= state[at + TIMESTAMP_TO];
}

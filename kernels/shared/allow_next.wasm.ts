import {
  EOT,
  LAST,
  LAST_TIMESTAMP,
  N_VOCAB,
  TEXT_FROM,
  TIMESTAMP_BEGIN,
  TIMESTAMP_FROM,
  TIMESTAMP_TO,
} from "./sequence.wasm";

/**
 * Which tokens may follow `token`, chosen after `sampled` others of which `last` was the last and `lastTimestamp` the last
 * timestamp; 0: none (openai/whisper decoding.py, ApplyTimestampRules.apply).
 */
export function allowNext(rules: usize, state: usize, token: i32, sampled: i32, last: i32, lastTimestamp: i32): void {
  const begin = load<i32>(rules, TIMESTAMP_BEGIN);
  const nVocab = load<i32>(rules, N_VOCAB);
  const isTimestamp = token >= begin;
  const afterTimestamp = sampled == 0 || last >= begin;
  const opens = isTimestamp && !afterTimestamp;
  const newest = isTimestamp ? token : lastTimestamp;
  let timestampFrom = isTimestamp && afterTimestamp ? nVocab : begin;
  if (newest > 0) timestampFrom = max(timestampFrom, newest + (opens ? 0 : 1));
  store<i32>(state, token, LAST);
  store<i32>(state, newest, LAST_TIMESTAMP);
  store<i32>(state, opens ? load<i32>(rules, EOT) : 0, TEXT_FROM);
  store<i32>(state, timestampFrom, TIMESTAMP_FROM);
  store<i32>(state, nVocab - 1, TIMESTAMP_TO);
}

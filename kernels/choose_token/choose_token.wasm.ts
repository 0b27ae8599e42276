// Greedy choice per sequence from filter_logits' slices: the timestamp-probability rule, arg-max, log-probability, and at
// the first sample the probability of no speech; then the state for the next step (openai/whisper decoding.py:
// GreedyDecoder.update, ApplyTimestampRules.apply). A unit of work is a sequence.
import {
  ENDED,
  EOT,
  LAST,
  LAST_TIMESTAMP,
  LENGTH,
  LOWEST,
  N_VOCAB,
  NEW_TOKENS,
  NO_SPEECH,
  NO_SPEECH_PROB,
  SAMPLED,
  SEQUENCE_HEADER,
  SUM_LOGPROB,
  TEXT_FROM,
  TIMESTAMP_BEGIN,
  TIMESTAMP_FROM,
  TIMESTAMP_TO,
  TIMESTAMPS,
} from "../shared/sequence.wasm";

@unmanaged
export class ChooseToken {
  logits: usize;
  rules: usize;
  partials: usize;
  state: usize;
  tokens: usize;
  sequences: i32;
  stateStride: i32;
  slices: i32;
  /** 1: rows sequences … hold the start-of-transcript positions. */
  prompt: i32;
}

export function chooseToken(call: ChooseToken, from: i32, to: i32, scratch: usize): void {
  for (let sequence = from; sequence < to; sequence++) choose(call, sequence, scratch);
}

function choose(call: ChooseToken, sequence: i32, merged: usize): void {
  const rules = call.rules;
  const state = call.state + ((<usize>sequence * call.stateStride) << 2);
  if (call.prompt) store<f32>(state, noSpeechProb(call, call.sequences + sequence, merged), NO_SPEECH_PROB);

  merge(call, sequence, 0, 4, merged);
  const text = load<f32>(merged);
  const textToken = load<i32>(merged, 4);
  const textSum = load<f32>(merged, 8);
  merge(call, sequence, 12, 4, merged);
  const time = load<f32>(merged);
  const timeToken = load<i32>(merged, 4);
  const timeSum = load<f32>(merged, 8);

  // log of the summed probability of all timestamps against that of the best text token
  const timesWin = load<i32>(rules, TIMESTAMPS) == 1 && timeSum > 0 && <f64>time + Math.log(timeSum) > text;
  const isTime = timesWin || time > text;
  let normaliser: f64 = <f64>time + Math.log(max(timeSum, 1e-38));
  if (!timesWin) {
    const top: f64 = max(text, time);
    normaliser = top + Math.log(<f64>textSum * Math.exp(text - top) + <f64>timeSum * Math.exp(time - top));
  }
  const logprob = <f64>(isTime ? time : text) - normaliser;
  advance(call, state, sequence, isTime ? timeToken : textToken, <f32>logprob);
}

function noSpeechProb(call: ChooseToken, row: i32, merged: usize): f32 {
  merge(call, row, 24, 0, merged);
  const at = <usize>row * load<i32>(call.rules, N_VOCAB) + load<i32>(call.rules, NO_SPEECH);
  return <f32>(Math.exp(load<f32>(call.logits + (at << 2)) - load<f32>(merged)) / load<f32>(merged, 8));
}

/** Merges the slices of one kind: highest, its token (which raw logits lack) and sum. */
function merge(call: ChooseToken, row: i32, offset: usize, index: usize, merged: usize): void {
  const first = call.partials + ((<usize>row * call.slices) << 5) + offset;
  const end = first + ((<usize>call.slices) << 5);
  let highest = LOWEST;
  let token = -1;
  for (let at = first; at < end; at += 32) {
    if (load<f32>(at) <= highest) continue;
    highest = load<f32>(at);
    token = load<i32>(at + index);
  }
  let sum: f64 = 0;
  for (let at = first; at < end; at += 32) {
    if (load<f32>(at) > LOWEST) sum += <f64>load<f32>(at + index + 4) * Math.exp(load<f32>(at) - highest);
  }
  store<f32>(merged, highest);
  store<i32>(merged, token, 4);
  store<f32>(merged, <f32>sum, 8);
}

function advance(call: ChooseToken, state: usize, sequence: i32, chosen: i32, logprob: f32): void {
  const rules = call.rules;
  const eot = load<i32>(rules, EOT);
  const sampled = load<i32>(state, SAMPLED);
  let token = chosen;
  if (load<i32>(state, ENDED)) {
    token = eot;
  } else {
    store<f32>(state, load<f32>(state, SUM_LOGPROB) + logprob, SUM_LOGPROB);
    if (token == eot) {
      store<i32>(state, 1, ENDED);
    } else {
      store<i32>(state + ((<usize>min(SEQUENCE_HEADER + sampled, call.stateStride - 1)) << 2), token);
      store<i32>(state, sampled + 1, SAMPLED);
    }
  }
  store<i32>(call.tokens + (sequence << 2), token);
  store<i32>(state, load<i32>(state, LENGTH) + load<i32>(state, NEW_TOKENS), LENGTH);
  store<i32>(state, 1, NEW_TOKENS);
  allowNext(rules, state, token, sampled);
}

/** What may be chosen next after `token`. */
function allowNext(rules: usize, state: usize, token: i32, sampled: i32): void {
  const begin = load<i32>(rules, TIMESTAMP_BEGIN);
  const nVocab = load<i32>(rules, N_VOCAB);
  const isTimestamp = token >= begin;
  const afterTimestamp = sampled == 0 || load<i32>(state, LAST) >= begin;
  const opens = isTimestamp && !afterTimestamp;
  if (isTimestamp) store<i32>(state, token, LAST_TIMESTAMP);
  let timestampFrom = isTimestamp && afterTimestamp ? nVocab : begin;
  const last = load<i32>(state, LAST_TIMESTAMP);
  if (last > 0) timestampFrom = max(timestampFrom, last + (opens ? 0 : 1));
  store<i32>(state, opens ? load<i32>(rules, EOT) : 0, TEXT_FROM);
  store<i32>(state, timestampFrom, TIMESTAMP_FROM);
  store<i32>(state, nVocab - 1, TIMESTAMP_TO);
  store<i32>(state, token, LAST);
}

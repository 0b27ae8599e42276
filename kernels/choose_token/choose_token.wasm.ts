// Choice per sequence from filter_logits' slices: the timestamp-probability rule, arg-max or above temperature 0 the token
// drawn, log-probability, and at the first sample the probability of no speech; then the state for the next step
// (openai/whisper decoding.py: GreedyDecoder.update, ApplyTimestampRules.apply). A unit of work is a sequence. One that was
// fed a draft behind its token is chosen for row by row, until the token chosen is not the draft's.
import { allowNext } from "../shared/allow_next.wasm";
import {
  ENDED,
  EOT,
  LAST,
  LAST_TIMESTAMP,
  LENGTH,
  N_VOCAB,
  NEW_TOKENS,
  NO_SPEECH_PROB,
  SAMPLED,
  SEQUENCE_HEADER,
  SUM_LOGPROB,
  TEMPERATURE,
} from "../shared/sequence.wasm";
import {
  Merged,
  merge,
  mergeHighest,
  normaliserOf,
  noSpeechProb,
  TEXT_DRAW,
  TEXT_PART,
  TIME_DRAW,
  TIME_PART,
  timestampsWin,
} from "../shared/slices.wasm";

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
  /** Row of the logits, behind drafts. */
  row: i32;
}

/** Scratch: what is merged of text and timestamps. */
export function chooseToken(call: ChooseToken, from: i32, to: i32, scratch: usize): void {
  for (let sequence = from; sequence < to; sequence++) choose(call, sequence, scratch);
}

function choose(call: ChooseToken, sequence: i32, scratch: usize): void {
  const text = changetype<Merged>(scratch);
  const time = changetype<Merged>(scratch + offsetof<Merged>());
  const partials = call.partials;
  const slices = call.slices;
  const rules = call.rules;
  const logits = call.logits;
  const state = call.state + ((<usize>sequence * call.stateStride) << 2);
  // The draft was wrong before.
  if (call.row > 0 && call.row >= load<i32>(state, NEW_TOKENS)) return;
  if (call.prompt) {
    store<f32>(state, noSpeechProb(partials, call.sequences + sequence, slices, logits, rules, text), NO_SPEECH_PROB);
  }
  merge(partials, sequence, slices, TEXT_PART, 4, text);
  merge(partials, sequence, slices, TIME_PART, 4, time);
  const onlyTimestamps = timestampsWin(text, time, rules);
  const normaliser = normaliserOf(text, time, onlyTimestamps);
  if (load<f32>(state, TEMPERATURE) > 0) {
    mergeHighest(partials, sequence, slices, TEXT_DRAW, 4, text);
    mergeHighest(partials, sequence, slices, TIME_DRAW, 4, time);
  }
  const token = onlyTimestamps || time.highest > text.highest ? time.token : text.token;
  const row = logits + ((<usize>(call.row + sequence) * load<i32>(rules, N_VOCAB)) << 2);
  const logprob = <f64>load<f32>(row + ((<usize>token) << 2)) - normaliser;
  advance(call, state, sequence, token, <f32>logprob);
}

function advance(call: ChooseToken, state: usize, sequence: i32, chosen: i32, logprob: f32): void {
  const eot = load<i32>(call.rules, EOT);
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
  const fed = load<i32>(state, NEW_TOKENS);
  const isDrafted = !call.prompt && call.row + 1 < fed && !load<i32>(state, ENDED);
  if (!isDrafted || load<i32>(call.tokens + ((call.row + 1) << 2)) != token) {
    store<i32>(call.tokens + (sequence << 2), token);
    store<i32>(state, load<i32>(state, LENGTH) + (call.prompt ? fed : call.row + 1), LENGTH);
    store<i32>(state, 1, NEW_TOKENS);
  }
  allowNext(call.rules, state, token, sampled, load<i32>(state, LAST), load<i32>(state, LAST_TIMESTAMP));
}

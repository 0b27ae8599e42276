// One step of a beam search over one window: of every beam's best continuations the most likely live on, those that end
// before the last of them are set aside, and the trace is told of both (openai/whisper decoding.py,
// BeamSearchDecoder.update). One unit of work; after filter_logits and top_logits with beams + 1 logits a slice.
// Layout of the trace: shared/trace.ts.
import { allowNext } from "../shared/allow_next.wasm";
import {
  ENOUGH,
  EOT,
  LAST,
  LAST_TIMESTAMP,
  LENGTH,
  LOWEST,
  NEW_TOKENS,
  NOTHING,
  SAMPLED,
  SOURCE,
  SUM_LOGPROB,
} from "../shared/sequence.wasm";
import { Merged, merge, normaliserOf, noSpeechProb, TEXT_PART, TIME_PART, timestampsWin } from "../shared/slices.wasm";

const TRACE_HEADER: usize = 20;
const STEPS: usize = 0;
const COMPLETED: usize = 4;
const FINISHED: usize = 8;
const TRACE_NO_SPEECH_PROB: usize = 12;
const LIVING_BYTES: usize = 12;
const FINISHED_BYTES: usize = 8;
const NOBODY: i32 = -1;

@unmanaged
export class SearchBeams {
  logits: usize;
  rules: usize;
  partials: usize;
  tops: usize;
  state: usize;
  tokens: usize;
  trace: usize;
  beams: i32;
  stateStride: i32;
  slices: i32;
  /** 1: rows beams … hold the start-of-transcript positions. */
  prompt: i32;
}

/** Scratch: what is merged of text and timestamps; sum and token of every candidate; the last tokens of every beam. */
export function searchBeams(call: SearchBeams, _from: i32, _to: i32, scratch: usize): void {
  const trace = call.trace;
  const beams = call.beams;
  const rules = call.rules;
  if (load<i32>(trace, COMPLETED)) return;
  const candidates = scratch + 2 * offsetof<Merged>();
  for (let beam = 0; beam < beams; beam++) continueBeam(call, beam, candidates, scratch);
  const step = load<i32>(trace, STEPS);
  const record = trace + TRACE_HEADER + <usize>step * <usize>beams * (LIVING_BYTES + FINISHED_BYTES);
  const aside = record + <usize>beams * LIVING_BYTES;
  let alive = 0;
  let ended = 0;
  let finished = load<i32>(trace, FINISHED);
  while (alive < beams) {
    const index = mostLikely(candidates, beams * (beams + 1));
    if (index < 0) break;
    const candidate = candidates + ((<usize>index) << 3);
    const token = load<i32>(candidate, 4);
    // All beams begin alike, and the last one stands for them.
    const source = step == 0 ? beams - 1 : index / (beams + 1);
    if (token != load<i32>(rules, EOT)) {
      const living = record + <usize>alive * LIVING_BYTES;
      store<i32>(living, source);
      store<i32>(living, token, 4);
      store<f32>(living, load<f32>(candidate), 8);
      alive++;
    } else if (finished < load<i32>(rules, ENOUGH)) {
      store<i32>(aside + <usize>ended * FINISHED_BYTES, source);
      store<f32>(aside + <usize>ended * FINISHED_BYTES, load<f32>(candidate), 4);
      ended++;
      finished++;
    }
    store<f32>(candidate, NOTHING);
  }
  for (let i = ended; i < beams; i++) store<i32>(aside + <usize>i * FINISHED_BYTES, NOBODY);
  for (let i = alive; i < beams; i++) store<i32>(record + <usize>i * LIVING_BYTES, NOBODY);
  if (call.prompt) {
    const merged = changetype<Merged>(scratch);
    const probability = noSpeechProb(call.partials, beams, call.slices, call.logits, rules, merged);
    store<f32>(trace, probability, TRACE_NO_SPEECH_PROB);
  }
  store<i32>(trace, step + 1, STEPS);
  store<i32>(trace, finished, FINISHED);
  store<i32>(trace, finished >= load<i32>(rules, ENOUGH) ? 1 : 0, COMPLETED);
  goOn(call, record, alive, candidates);
}

/** The most likely continuations of a beam. In the first step only the first has any: the others are the same. */
function continueBeam(call: SearchBeams, beam: i32, candidates: usize, scratch: usize): void {
  const slices = call.slices;
  const rules = call.rules;
  const text = changetype<Merged>(scratch);
  const time = changetype<Merged>(scratch + offsetof<Merged>());
  merge(call.partials, beam, slices, TEXT_PART, 4, text);
  merge(call.partials, beam, slices, TIME_PART, 4, time);
  const normaliser = normaliserOf(text, time, timestampsWin(text, time, rules));
  const state = call.state + ((<usize>beam * call.stateStride) << 2);
  const soFar = load<f32>(state, SUM_LOGPROB);
  const isCopy = beam > 0 && load<i32>(state, SAMPLED) == 0;
  const perBeam = call.beams + 1;
  const tops = call.tops + ((<usize>beam * <usize>slices * <usize>perBeam) << 3);
  const own = candidates + ((<usize>beam * <usize>perBeam) << 3);
  let logit: f32 = Infinity;
  let token = NOBODY;
  for (let rank = 0; rank < perBeam; rank++) {
    const next = nextBest(tops, slices, perBeam, logit, token);
    logit = next ? load<f32>(next) : NOTHING;
    token = next ? load<i32>(next, 4) : NOBODY;
    let sum: f32 = soFar + <f32>(<f64>logit - normaliser);
    if (logit <= LOWEST || soFar <= LOWEST) sum = LOWEST;
    if (isCopy || token == NOBODY) sum = NOTHING;
    store<f32>(own + ((<usize>rank) << 3), sum);
    store<i32>(own + ((<usize>rank) << 3), token, 4);
  }
}

/** Where the highest logit behind another one lies, of equals that of the lowest token; 0: nowhere. Slices are in order. */
function nextBest(tops: usize, slices: i32, perBeam: i32, logit: f32, token: i32): usize {
  let found: usize = 0;
  for (let slice = 0; slice < slices; slice++) {
    const first = tops + ((<usize>slice * <usize>perBeam) << 3);
    for (let at = first; at < first + ((<usize>perBeam) << 3); at += 8) {
      const value = load<f32>(at);
      if (value > logit || (value == logit && load<i32>(at, 4) <= token)) continue;
      if (value > NOTHING && (!found || value > load<f32>(found))) found = at;
      break;
    }
  }
  return found;
}

/** The most likely candidate that is left, of equals the first; −1: none. */
function mostLikely(candidates: usize, count: i32): i32 {
  let found = -1;
  let highest: f32 = NOTHING;
  for (let i = 0; i < count; i++) {
    const sum = load<f32>(candidates + ((<usize>i) << 3));
    if (sum <= highest) continue;
    highest = sum;
    found = i;
  }
  return found;
}

/** Makes the sequences what the trace says that they are now, but for their caches. */
function goOn(call: SearchBeams, record: usize, alive: i32, scratch: usize): void {
  const stride = (<usize>call.stateStride) << 2;
  for (let beam = 0; beam < call.beams; beam++) {
    const state = call.state + <usize>beam * stride;
    store<i32>(scratch + ((<usize>beam) << 3), load<i32>(state, LAST));
    store<i32>(scratch + ((<usize>beam) << 3), load<i32>(state, LAST_TIMESTAMP), 4);
  }
  for (let beam = 0; beam < alive; beam++) {
    const state = call.state + <usize>beam * stride;
    const living = record + <usize>beam * LIVING_BYTES;
    const last = scratch + ((<usize>load<i32>(living)) << 3);
    const token = load<i32>(living, 4);
    const sampled = load<i32>(state, SAMPLED);
    store<i32>(call.tokens + (beam << 2), token);
    store<i32>(state, load<i32>(living), SOURCE);
    store<f32>(state, load<f32>(living, 8), SUM_LOGPROB);
    store<i32>(state, sampled + 1, SAMPLED);
    store<i32>(state, load<i32>(state, LENGTH) + load<i32>(state, NEW_TOKENS), LENGTH);
    store<i32>(state, 1, NEW_TOKENS);
    allowNext(call.rules, state, token, sampled, load<i32>(last), load<i32>(last, 4));
  }
}

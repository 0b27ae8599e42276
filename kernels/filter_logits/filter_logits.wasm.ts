// First half of choosing a token: per slice of 1024 logits the highest and Σ exp(logit − highest) of the text tokens and
// timestamps that may be chosen, and of the raw logits; above temperature 0 also the text token and timestamp that a draw
// gives. A unit of work is a slice of a row. Words of a partial: shared/slices.wgsl.
import { Allowed, allow } from "../shared/allowed.wasm";
import { gumbel, HIGHEST_GUMBEL, LOWEST_GUMBEL, pcg } from "../shared/noise.wasm";
import { DRAW, LOWEST, NEW_TOKENS, NOISE_KEY, SAMPLED, TEMPERATURE } from "../shared/sequence.wasm";
import {
  PARTIAL_BYTES,
  RAW_PART,
  SLICE,
  sumSlice,
  TEXT_DRAW,
  TEXT_PART,
  TIME_DRAW,
  TIME_PART,
} from "../shared/slices.wasm";

@unmanaged
export class FilterLogits {
  logits: usize;
  rules: usize;
  state: usize;
  partials: usize;
  nVocab: i32;
  sequences: i32;
  stateStride: i32;
  slices: i32;
  /** Row of the logits to begin with, behind drafts. */
  first: i32;
}

/** Scratch: the slice's logits, those that may not be chosen at `LOWEST`, and which are left. */
export function filterLogits(call: FilterLogits, from: i32, to: i32, scratch: usize): void {
  for (let unit = from; unit < to; unit++) filterSlice(call, unit / call.slices, unit % call.slices, scratch);
}

function filterSlice(call: FilterLogits, row: i32, slice: i32, kept: usize): void {
  const allowed = changetype<Allowed>(kept + ((<usize>SLICE) << 2));
  const state = call.state + ((<usize>(row % call.sequences) * call.stateStride) << 2);
  // The draft was wrong before.
  if (call.first > 0 && call.first >= load<i32>(state, NEW_TOKENS)) return;
  const first = slice * SLICE;
  const end = min(first + SLICE, call.nVocab);
  const logits = call.logits + ((<usize>(call.first + row) * call.nVocab + first) << 2);
  const partial = call.partials + (<usize>row * call.slices + slice) * PARTIAL_BYTES;
  memory.copy(kept, logits, (<usize>(end - first)) << 2);
  store<f32>(partial, sumSlice(kept, end - first, partial + RAW_PART), RAW_PART + 4);
  allow(call.rules, state, kept, first, end, allowed);
  sumPart(kept, first, allowed.textFrom, allowed.textTo, call.nVocab, partial + TEXT_PART);
  sumPart(kept, first, allowed.timesFrom, allowed.timesTo, call.nVocab, partial + TIME_PART);

  const temperature: f64 = load<f32>(state, TEMPERATURE);
  if (temperature <= 0 || row >= call.sequences) return;
  const key = pcg(pcg(load<u32>(state, NOISE_KEY) ^ load<u32>(state, SAMPLED)) ^ load<u32>(state, DRAW));
  draw(kept - ((<usize>first) << 2), allowed.textFrom, allowed.textTo, temperature, key, partial, TEXT_PART, TEXT_DRAW);
  draw(
    kept - ((<usize>first) << 2),
    allowed.timesFrom,
    allowed.timesTo,
    temperature,
    key,
    partial,
    TIME_PART,
    TIME_DRAW,
  );
}

/** Highest, its token and sum of the tokens from … to − 1 into a part. */
function sumPart(kept: usize, first: i32, from: i32, to: i32, nVocab: i32, part: usize): void {
  const start = kept + ((<usize>(from - first)) << 2);
  const sum = sumSlice(start, to - from, part);
  const highest = load<f32>(part);
  let token = nVocab;
  if (highest > LOWEST) {
    token = from;
    while (load<f32>(start + ((<usize>(token - from)) << 2)) != highest) token++;
  }
  store<i32>(part, token, 4);
  store<f32>(part, highest > LOWEST ? sum : 0, 8);
}

/**
 * The highest logit / temperature + noise of the tokens from … to − 1, whose highest logit is known: many are so improbable
 * that no noise could lift them up, and noise takes time. `logits` is where token 0 would lie.
 */
function draw(
  logits: usize,
  from: i32,
  to: i32,
  temperature: f64,
  key: u32,
  partial: usize,
  part: usize,
  drawn: usize,
): void {
  let best: f64 = LOWEST;
  let token = -1;
  let hopeless: f64 = <f64>load<f32>(partial + part) / temperature + LOWEST_GUMBEL - HIGHEST_GUMBEL;
  for (let candidate = from; candidate < to; candidate++) {
    const logit = load<f32>(logits + ((<usize>candidate) << 2));
    const scaled = <f64>logit / temperature;
    if (logit <= LOWEST || scaled <= hopeless) continue;
    const noisy = scaled + gumbel(key, candidate);
    if (noisy <= best) continue;
    best = noisy;
    hopeless = max(hopeless, best - HIGHEST_GUMBEL);
    token = candidate;
  }
  store<f32>(partial + drawn, <f32>best);
  store<i32>(partial + drawn, token, 4);
}

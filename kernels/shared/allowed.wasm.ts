// openai/whisper's logit filters but the last, over a slice of a row of logits.
import {
  LOWEST,
  N_VOCAB,
  RULES_HEADER,
  SAMPLED,
  TEXT_FROM,
  TIMESTAMP_BEGIN,
  TIMESTAMP_FROM,
  TIMESTAMP_TO,
} from "./sequence.wasm";

/** Which tokens of a slice are left: text from `textFrom` to `textTo` − 1, timestamps from `timesFrom` to `timesTo` − 1. */
@unmanaged
export class Allowed {
  textFrom: i32;
  textTo: i32;
  timesFrom: i32;
  timesTo: i32;
}

/** Sets what is left of the tokens first … end − 1 after the sequence of `state`, and lowers what is masked one by one. */
export function allow(rules: usize, state: usize, kept: usize, first: i32, end: i32, allowed: Allowed): void {
  suppress(rules, kept, first, end, load<i32>(state, SAMPLED) == 0);
  const begin = clamp(load<i32>(rules, TIMESTAMP_BEGIN), first, end);
  allowed.textFrom = clamp(load<i32>(state, TEXT_FROM), first, end);
  allowed.textTo = max(allowed.textFrom, begin);
  allowed.timesFrom = max(clamp(load<i32>(state, TIMESTAMP_FROM), first, end), begin);
  allowed.timesTo = max(allowed.timesFrom, clamp(load<i32>(state, TIMESTAMP_TO) + 1, first, end));
}

function clamp(value: i32, low: i32, high: i32): i32 {
  return min(max(value, low), high);
}

/** Lowers the logits of tokens that are never chosen, or not chosen first; a bit each in the rules. */
function suppress(rules: usize, kept: usize, first: i32, end: i32, isFirst: bool): void {
  const words = (load<i32>(rules, N_VOCAB) + 31) >> 5;
  const never = rules + RULES_HEADER;
  const notFirst = never + ((<usize>words) << 2);
  for (let token = first; token < end; token += 32) {
    const word = (<usize>(token >> 5)) << 2;
    let bits = load<u32>(never + word);
    if (isFirst) bits |= load<u32>(notFirst + word);
    while (bits) {
      const at = token + ctz(bits);
      if (at < end) store<f32>(kept + ((<usize>(at - first)) << 2), LOWEST);
      bits &= bits - 1;
    }
  }
}

import { filtered, logSumExp } from "../choose_token/choose_token.reference";
import type { ChoiceRules } from "../shared/rules";

/** A sequence of a search with the sum of its tokens' log-probabilities. */
export interface Beam {
  readonly tokens: readonly number[];
  readonly sumLogprob: number;
}

export interface Continuation extends Beam {
  /** The beam that it continues. */
  readonly source: number;
}

/**
 * One step of openai/whisper's BeamSearchDecoder (decoding.py): what lives on, best first, and what ended before the last of
 * that, end-of-text left out of its tokens.
 */
export function searchBeamsReference(
  beams: readonly Beam[],
  rows: readonly Float32Array[],
  rules: ChoiceRules,
): { readonly alive: readonly Continuation[]; readonly ended: readonly Continuation[] } {
  const candidates = new Map<string, Continuation>();
  for (const [source, { tokens, sumLogprob }] of beams.entries()) {
    const logits = filtered(rows[source] as Float32Array, tokens, rules);
    const total = logSumExp(logits);
    const best = [...logits.keys()].toSorted((a, b) => compare(logits[b], logits[a]) || a - b);
    for (const token of best.slice(0, beams.length + 1)) {
      const sum = sumLogprob + ((logits[token] as number) - total);
      candidates.set([...tokens, token].join(), { tokens: [...tokens, token], sumLogprob: sum, source });
    }
  }
  const alive: Continuation[] = [];
  const ended: Continuation[] = [];
  for (const candidate of [...candidates.values()].toSorted((a, b) => compare(b.sumLogprob, a.sumLogprob))) {
    if (alive.length === beams.length) break;
    if (candidate.tokens.at(-1) !== rules.eot) alive.push(candidate);
    else ended.push({ ...candidate, tokens: candidate.tokens.slice(0, -1) });
  }
  return { alive, ended };
}

/** A difference would be NaN for two masked ones. */
function compare(a = 0, b = 0): number {
  return Number(a > b) - Number(a < b);
}

import type { Tensor } from "../runtime/tensor";
import { RULES_HEADER, rulesLength, ruleWords } from "../shared/sequence";
import type { Run } from "./backends";

/** The rules of choosing tokens, as openai/whisper's logit filters have them. */
export interface TestRules {
  readonly nVocab: number;
  readonly eot: number;
  readonly noSpeech: number;
  /** Never chosen, and not chosen first. */
  readonly suppress: readonly number[];
  readonly suppressAtBegin: readonly number[];
  /** Undefined: no timestamp rules. */
  readonly timestampBegin: number | undefined;
  /** Largest first timestamp, counted from `timestampBegin`; undefined: no bound. */
  readonly maxInitialTimestampIndex: number | undefined;
  /** Tokens are drawn; undefined: the likeliest is taken. */
  readonly draw?: { readonly temperature: number; readonly key: number } | undefined;
  /** Beams: sequences that must have ended before the search does. */
  readonly enough?: number;
}

/** A vocabulary of one slice, with all kinds of tokens. */
export const smallRules: TestRules = {
  nVocab: 140,
  eot: 50,
  noSpeech: 56,
  suppress: [3, 7, 51, 52, 53, 54, 55, 56, 57],
  suppressAtBegin: [0, 50],
  timestampBegin: 58,
  maxInitialTimestampIndex: 20,
};

/** Whisper's of several languages. */
export const multilingualRules: TestRules = {
  nVocab: 51865,
  eot: 50257,
  noSpeech: 50362,
  suppress: [1, 2, 7, 8, 9, 50258, 50358, 50359, 50360, 50361, 50362, 50363],
  suppressAtBegin: [220, 50257],
  timestampBegin: 50364,
  maxInitialTimestampIndex: 50,
};

/** The rules tensor of shared/sequence.ts. */
export function rulesWith({ backend }: Run, rules: TestRules): Tensor {
  const words = new Uint32Array(rulesLength(rules.nVocab));
  words[ruleWords.eot] = rules.eot;
  words[ruleWords.timestampBegin] = rules.timestampBegin ?? rules.nVocab;
  words[ruleWords.noSpeech] = rules.noSpeech;
  words[ruleWords.nVocab] = rules.nVocab;
  words[ruleWords.timestamps] = rules.timestampBegin === undefined ? 0 : 1;
  words[ruleWords.enough] = rules.enough ?? 0;
  if (rules.draw) {
    words[ruleWords.noiseKey] = rules.draw.key;
    new Float32Array(words.buffer)[ruleWords.temperature] = rules.draw.temperature;
  }
  for (const [list, tokens] of [rules.suppress, rules.suppressAtBegin].entries()) {
    const from = RULES_HEADER + list * Math.ceil(rules.nVocab / 32);
    for (const token of tokens) {
      const word = from + (token >> 5);
      words[word] = ((words[word] as number) | (1 << (token & 31))) >>> 0;
    }
  }
  const tensor = backend.tensor("rules", [words.length], "u32");
  backend.write(tensor, words);
  return tensor;
}

/** What may be chosen first: text words of a sequence's state before its first choice. */
export function firstChoice({ nVocab, timestampBegin, maxInitialTimestampIndex }: TestRules) {
  const begin = timestampBegin ?? nVocab;
  return {
    textFrom: timestampBegin ?? 0,
    timestampFrom: begin,
    timestampTo: Math.min(nVocab - 1, begin + (maxInitialTimestampIndex ?? nVocab)),
  };
}

import type { Tensor } from "../runtime/tensor";
import { type ChoiceRules, packRules } from "../shared/rules";
import type { Run } from "./backends";

/** A vocabulary of one slice, with all kinds of tokens. */
export const smallRules: ChoiceRules = {
  nVocab: 140,
  eot: 50,
  noSpeech: 56,
  suppress: [3, 7, 51, 52, 53, 54, 55, 56, 57],
  suppressAtBegin: [0, 50],
  timestampBegin: 58,
  maxInitialTimestampIndex: 20,
};

/** Whisper's of several languages. */
export const multilingualRules: ChoiceRules = {
  nVocab: 51865,
  eot: 50257,
  noSpeech: 50362,
  suppress: [1, 2, 7, 8, 9, 50258, 50358, 50359, 50360, 50361, 50362, 50363],
  suppressAtBegin: [220, 50257],
  timestampBegin: 50364,
  maxInitialTimestampIndex: 50,
};

/** The rules tensor of shared/rules.ts. */
export function rulesWith({ backend }: Run, rules: ChoiceRules): Tensor {
  const words = packRules(rules);
  const tensor = backend.tensor("rules", [words.length], "u32");
  backend.write(tensor, words);
  return tensor;
}

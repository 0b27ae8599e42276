/**
 * Layout of one sequence's state on the device, in 32-bit words, and of the rules that all sequences share.
 * `sequence.wgsl` declares the same for the kernels; `sequence.test.ts` holds the two against each other.
 */
export const SEQUENCE_HEADER = 16;
export const sequenceWords = {
  length: 0,
  newTokens: 1,
  sampled: 2,
  ended: 3,
  last: 4,
  lastTimestamp: 5,
  textFrom: 6,
  timestampFrom: 7,
  timestampTo: 8,
  sotRow: 9,
  sumLogprob: 10,
  noSpeechProb: 11,
} as const;

export const RULES_HEADER = 8;
export const ruleWords = { eot: 0, timestampBegin: 1, noSpeech: 2, nVocab: 3, timestamps: 4 } as const;

/** Words of the rules tensor: header, then a bit per token never to sample, then one per token not to begin with. */
export function rulesLength(nVocab: number): number {
  return RULES_HEADER + 2 * Math.ceil(nVocab / 32);
}

/** Logits that one invocation group of `filter_logits` looks at. */
export const LOGITS_PER_PARTIAL = 1024;
export const PARTIAL_WORDS = 8;
export function partialCount(nVocab: number): number {
  return Math.ceil(nVocab / LOGITS_PER_PARTIAL);
}

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
  source: 12,
} as const;

export const RULES_HEADER = 8;
export const ruleWords = {
  eot: 0,
  timestampBegin: 1,
  noSpeech: 2,
  nVocab: 3,
  timestamps: 4,
  temperature: 5,
  noiseKey: 6,
  enough: 7,
} as const;

/** Words of the rules tensor: header, then a bit per token never to sample, then one per token not to begin with. */
export function rulesLength(nVocab: number): number {
  return RULES_HEADER + 2 * Math.ceil(nVocab / 32);
}

/** Logits that one invocation group of `filter_logits` looks at. */
export const LOGITS_PER_PARTIAL = 1024;
/** Words of its findings: `filter_logits.wgsl` lists them. */
export const PARTIAL_WORDS = 12;
export function partialCount(nVocab: number): number {
  return Math.ceil(nVocab / LOGITS_PER_PARTIAL);
}

/** Scratch memory of a processor's thread for a slice of logits, and for what is merged and left of them. */
export const SLICE_BYTES = 4 * LOGITS_PER_PARTIAL + 64;

/** Most beams of a search on the device. */
export const MAX_BEAMS = 16;
/**
 * Layout of a beam search's trace: a header, then for every step a record per beam that lives on (which beam it continues,
 * by which token, and the sum of log-probabilities, f32) and one per beam that ended (which one, and its sum; NOBODY: none).
 */
export const TRACE_HEADER = 4;
export const traceWords = { steps: 0, completed: 1, finished: 2, noSpeechProb: 3 } as const;
export const LIVING_WORDS = 3;
export const FINISHED_WORDS = 2;
export const NOBODY = 0xffffffff;
export function traceLength(beams: number, steps: number): number {
  return TRACE_HEADER + steps * beams * (LIVING_WORDS + FINISHED_WORDS);
}

/**
 * The rules of choosing tokens that all sequences share, in 32-bit words: a header, then a bit per token never to choose, then
 * one per token not to begin with. `sequence.wgsl` declares the header; `sequence.test.ts` holds the two against each other.
 */
export const RULES_HEADER = 8;
export const ruleWords = {
  eot: 0,
  timestampBegin: 1,
  noSpeech: 2,
  nVocab: 3,
  timestamps: 4,
  enough: 5,
} as const;

export interface ChoiceRules {
  readonly nVocab: number;
  readonly eot: number;
  /** Its probability is taken at the start of the transcript. */
  readonly noSpeech: number;
  /** Never chosen, and not chosen first. */
  readonly suppress: readonly number[];
  readonly suppressAtBegin: readonly number[];
  /** Undefined: no timestamp rules. */
  readonly timestampBegin: number | undefined;
  /** Largest first timestamp, counted from `timestampBegin`; undefined: no bound. */
  readonly maxInitialTimestampIndex: number | undefined;
  /** Beams: sequences that must have ended before the search does. */
  readonly enough?: number | undefined;
}

/** Words of the rules tensor. */
export function rulesLength(nVocab: number): number {
  return RULES_HEADER + 2 * maskLength(nVocab);
}

export function packRules(rules: ChoiceRules): Uint32Array<ArrayBuffer> {
  const { eot, noSpeech, nVocab, timestampBegin, enough = 0 } = rules;
  const words = new Uint32Array(rulesLength(nVocab));
  const hasTimestamps = timestampBegin === undefined ? 0 : 1;
  // In the order of `ruleWords`.
  words.set([eot, timestampBegin ?? nVocab, noSpeech, nVocab, hasTimestamps, enough]);
  setBits(words.subarray(RULES_HEADER), rules.suppress);
  setBits(words.subarray(RULES_HEADER + maskLength(nVocab)), rules.suppressAtBegin);
  return words;
}

/** What of a sequence's state the rules decide before its first choice. */
export function firstChoice({ nVocab, timestampBegin, maxInitialTimestampIndex }: ChoiceRules) {
  const begin = timestampBegin ?? nVocab;
  return {
    textFrom: timestampBegin ?? 0,
    timestampFrom: begin,
    timestampTo: Math.min(nVocab - 1, begin + (maxInitialTimestampIndex ?? nVocab)),
  };
}

function maskLength(nVocab: number): number {
  return Math.ceil(nVocab / 32);
}

function setBits(words: Uint32Array, tokens: readonly number[]): void {
  for (const token of tokens) words[token >>> 5]! |= 1 << (token & 31);
}

import { dim } from "../runtime/shape";
import type { Tensor } from "../runtime/tensor";

/**
 * One sequence's state on the device, in 32-bit words: its layout, and the only places that pack and read it.
 * `sequence.wgsl` declares the same for the kernels; `sequence.test.ts` holds the two against each other.
 */
export const SEQUENCE_HEADER = 20;
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
  notFinite: 13,
  temperature: 14,
  noiseKey: 15,
  draw: 16,
} as const;

/** Words of a state by name; what is not named is zero. */
export type SequenceState = Partial<Readonly<Record<keyof typeof sequenceWords, number>>>;

/** Words of one sequence: its header, then the tokens that it sampled. */
export function stateLength(nTextCtx: number): number {
  return SEQUENCE_HEADER + nTextCtx;
}

/** The header of a state before anything was sampled: whole numbers and the temperature, above 0 where tokens are drawn. */
export function packState(state: SequenceState): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(SEQUENCE_HEADER);
  for (const [name, word] of Object.entries(sequenceWords)) words[word] = state[name as keyof SequenceState] ?? 0;
  new Float32Array(words.buffer)[sequenceWords.temperature] = state.temperature ?? 0;
  return words;
}

/** What a sequence has come to. */
export interface ReachedState {
  /** Tokens in the cache. */
  readonly length: number;
  readonly hasEnded: boolean;
  /** Those that it sampled. */
  readonly tokens: readonly number[];
  readonly sumLogprob: number;
  readonly noSpeechProb: number;
  /** Whether the logits of its prompt were numbers. */
  readonly hasNumbers: boolean;
}

/** Where `checkFinite` tells it to the states. */
export function finiteFlags(state: Tensor) {
  return { flags: state, at: sequenceWords.notFinite, stride: dim(state, 1) };
}

/** Reads the state of a sequence from those of all. */
export function readState(states: Uint32Array<ArrayBuffer>, sequence: number, nTextCtx: number): ReachedState {
  const at = sequence * stateLength(nTextCtx);
  const words = states.subarray(at, at + stateLength(nTextCtx));
  const floats = new Float32Array(states.buffer, states.byteOffset + 4 * at, SEQUENCE_HEADER);
  const sampled = words[sequenceWords.sampled]!;
  return {
    length: words[sequenceWords.length]!,
    hasEnded: words[sequenceWords.ended] === 1,
    tokens: Array.from(words.subarray(SEQUENCE_HEADER, SEQUENCE_HEADER + sampled)),
    sumLogprob: floats[sequenceWords.sumLogprob]!,
    noSpeechProb: floats[sequenceWords.noSpeechProb]!,
    hasNumbers: words[sequenceWords.notFinite] === 0,
  };
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

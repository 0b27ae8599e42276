import type { SequenceDecoder } from "../decoding/sequenceDecoder";
import type { ModelDimensions } from "./dimensions";
import type { AlignmentHead } from "./textDecoder";

/** Encoder output of one or more windows, [B, nAudioCtx, nAudioState]; it stays on the device. */
export interface AudioFeatures {
  readonly windows: number;
}

/** How many windows are encoded together, and how many sequences are decoded over them. */
export interface DecodingShape {
  readonly windows: number;
  /** A multiple of the windows; sequences / windows of them look at each. */
  readonly sequences: number;
}

/** A loaded model: weights on the device and everything recorded that is needed to run it. */
export interface Whisper {
  readonly dims: ModelDimensions;
  /** Records what a shape needs, once; one window and one sequence are always there. */
  prepare(shape: DecodingShape): Promise<void>;
  /** Encodes windows of normalised log-mel, each frame-major [2 × nAudioCtx, nMels] (3000 frames). */
  encode(mel: readonly Float32Array<ArrayBuffer>[]): AudioFeatures;
  /** Begins decoding `sequences` token sequences over the features (sequences / windows of them per window). */
  startDecoding(features: AudioFeatures, sequences: number): Inference;
  dispose(): void;
}

/** Decoding state of one group of sequences: it owns their KV cache. One is alive at a time per model. */
export interface Inference extends SequenceDecoder {
  /** Feeds B × T new tokens; returns the logits of every new position, [B × T × nVocab]. For tests, beams and word times. */
  step(tokens: readonly (readonly number[])[]): Promise<Float32Array<ArrayBuffer>>;
  /**
   * Greedy decoding, the hot path: feeds the prompts (all of one length), then filters, chooses and feeds back on the
   * device until every sequence has ended or `maxTokens` were sampled; only ids and log-probabilities come back.
   */
  generate(
    prompts: readonly (readonly number[])[],
    rules: TokenRules,
    options: GenerateOptions,
  ): Promise<readonly Generated[]>;
  /** Feeds one sequence all its tokens, from an empty cache, and tells where these heads look. */
  align(tokens: readonly number[], heads: readonly AlignmentHead[]): Promise<Alignment>;
}

/** What words are timed from. */
export interface Alignment {
  /** [heads, T, nAudioCtx]: scores of cross-attention before softmax. */
  readonly scores: Float32Array;
  /** [T × nVocab]: logits behind every token. */
  readonly logits: Float32Array;
}

export interface GenerateOptions {
  readonly maxTokens: number;
  /** Checked between groups of steps; aborting rejects with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each group of steps with the tokens so far of every sequence. */
  readonly onTokens?: ((tokens: readonly (readonly number[])[]) => void) | undefined;
}

/** What the device must know to choose tokens: openai/whisper's logit filters as data (decoding.py). */
export interface TokenRules {
  readonly eot: number;
  /** SuppressTokens: never sampled. */
  readonly suppress: readonly number[];
  /** SuppressBlank: not sampled at the first position. Empty when switched off. */
  readonly suppressAtBegin: readonly number[];
  /** ApplyTimestampRules; undefined when decoding without timestamps. */
  readonly timestamps: TimestampRules | undefined;
  /** Token whose probability under the raw logits at `sotIndex` of the prompt is `noSpeechProb`. */
  readonly noSpeech: number;
  /** Position of start-of-transcript in the prompt. */
  readonly sotIndex: number;
}

export interface TimestampRules {
  readonly noTimestamps: number;
  readonly timestampBegin: number;
  /** Largest first timestamp as a token offset (1 s = 50); undefined: no bound. */
  readonly maxInitialTimestampIndex: number | undefined;
}

/** One sampled sequence. */
export interface Generated {
  /** Sampled tokens without end-of-text. */
  readonly tokens: readonly number[];
  /** Sum of the chosen tokens' log-probabilities after filtering, end-of-text included when it was sampled. */
  readonly sumLogprob: number;
  readonly noSpeechProb: number;
}

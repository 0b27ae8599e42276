import type { Backend } from "../../../kernels/runtime/backend";
import type { AlignmentWish } from "./alignmentWish";
import type { ModelDimensions } from "./dimensions";
import type { SlotWeights } from "./slots";

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
  /**
   * Opens what encodes windows that grow, once; there is none where whole windows are as fast, or where it finds no room.
   * `speech` makes the sound before the silence, a second at most, which only recordings bring with them.
   */
  readonly openGrowing?: ((speech: SoundMaker) => Promise<GrowingEncoder | undefined>) | undefined;
  /**
   * Opens what decodes many windows at a time, `slots` of them or as many as there is room for; undefined where that is one. Where
   * this is missing windows are decoded one by one. One is alive at a time; the other ways to decode may be used between its steps.
   * `open` is what takes the slots, which only batches bring with them.
   */
  readonly openBatch?: ((wish: BatchWish, open: SlotsOpener) => Promise<BatchInference | undefined>) | undefined;
  /** Begins decoding `sequences` token sequences over the features (sequences / windows of them per window). */
  startDecoding(features: AudioFeatures, sequences: number): Inference;
  dispose(): void;
}

/** Makes a sound as normalised log-mel, frame-major [n, nMels]. */
export type SoundMaker = (nMels: number) => Float32Array<ArrayBuffer>;

/** A window to which sound is added at its end, and a name of it: the same as long as it begins at the same frame. */
export interface GrowingWindow {
  readonly of: object;
  /** As for `encode`, and its frames that hold sound. */
  readonly mel: Float32Array<ArrayBuffer>;
  readonly frames: number;
  /** What was added since the last time; or all of it. */
  readonly listen: "new" | "all";
}

/** Encodes one window again and again, with less work than a whole window takes and almost the same result. */
export interface GrowingEncoder {
  encode(window: GrowingWindow): Promise<AudioFeatures>;
}

/** Decoding state of one group of sequences: it owns their KV cache. One is alive at a time per model. */
export interface Inference {
  /** Feeds B × T new tokens; returns the logits of every new position, [B × T × nVocab]. For tests and languages. */
  step(tokens: readonly (readonly number[])[]): Promise<Float32Array<ArrayBuffer>>;
  /**
   * The hot path: feeds the prompts (all of one length), then filters, chooses or draws and feeds back on the device until
   * every sequence has ended or `maxTokens` were sampled; only ids and log-probabilities come back.
   */
  generate(
    prompts: readonly (readonly number[])[],
    rules: TokenRules,
    options: GenerateOptions,
  ): Promise<readonly Generated[]>;
  /**
   * Beam search on the device with all of the sequences, over one window, until `enough` have ended or `maxTokens` were
   * sampled; ids and log-probabilities come back. `onTokens` is given the living sequences, best first.
   */
  search(prompt: readonly number[], rules: TokenRules, options: SearchRunOptions): Promise<FoundSequences>;
  /** Feeds one sequence all its tokens, from an empty cache, and tells where heads look and how probable each token is. */
  align(tokens: readonly number[], wanted: AlignmentWish): Promise<Alignment>;
}

/** What windows are decoded with together. */
export interface BatchWish {
  readonly slots: number;
  readonly rules: TokenRules;
  /** Of each window; at least 1. */
  readonly maxTokens: number;
}

/** Slots with their memory. */
export interface OpenSlots {
  /** How many were asked for. */
  readonly asked: number;
  /** Begins decoding in them, all free. */
  begin(wish: Omit<BatchWish, "slots">): BatchInference;
  dispose(): void;
}

/** Takes as many slots as there is room for, at most `asked`; undefined where that is one. */
export type SlotsOpener = (
  backend: Backend,
  dims: ModelDimensions,
  weights: SlotWeights,
  asked: number,
) => Promise<OpenSlots | undefined>;

/** Texts that are decoded at the same time, each in a slot, which another one takes when it has ended. */
export interface BatchInference {
  readonly slots: number;
  /** Slots in which nothing is decoded. */
  readonly free: number;
  /** Windows that are encoded by the same work. */
  readonly together: number;
  /** Whether the device works while windows are read; where it does not, none is gained by beginning before all slots are taken. */
  readonly worksBeside: boolean;
  /** Encodes windows, one or `together`, for whose texts there are free slots, and begins these; nothing is awaited but what is new. */
  begin(windows: readonly BatchedWindow[]): Promise<void>;
  /** Takes some steps with all of them; tells the texts so far, each once after its end. */
  step(): Promise<readonly BatchedText[]>;
}

export interface BatchedWindow {
  /** Told with its text. */
  readonly id: number;
  /** As for `encode`. */
  readonly mel: Float32Array<ArrayBuffer>;
  /** Of the same length as those of the windows that begin with it. */
  readonly prompt: readonly number[];
  /** How its texts are drawn, at temperature 0 the most probable tokens are taken; one text where windows begin together. */
  readonly draws: readonly DrawRule[];
}

export interface BatchedText extends Generated {
  readonly id: number;
  /** Which of the window's draws it is. */
  readonly draw: number;
  readonly hasEnded: boolean;
}

/** What words are timed from. */
export interface Alignment {
  /**
   * Where positions that hold audio were told, [T, positions]: how much each token looks at each of them compared with the other
   * tokens. The heads' probabilities over the positions are standardised over the tokens, smoothed by a median of seven and averaged.
   * Else [heads, T, nAudioCtx]: the heads' scores before softmax.
   */
  readonly attention: Float32Array;
  /** [T]: the probability, behind each token, of the next one among those that are text; the last one means nothing. */
  readonly nextProbs: Float32Array;
}

export interface GenerateOptions {
  readonly maxTokens: number;
  /** Checked between groups of steps; aborting rejects with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Of one sequence at temperature 0: writes ahead what is only checked, which changes how fast a text comes and never which. */
  readonly draft?: Draft | undefined;
  /** Called after each group of steps with the tokens so far of every sequence. */
  readonly onTokens?: ((tokens: readonly (readonly number[])[]) => void) | undefined;
}

/** Says what may follow the tokens that were chosen so far; nothing: a step is taken. */
export type Draft = (tokens: readonly number[]) => readonly number[] | Promise<readonly number[]>;

export interface SearchRunOptions extends GenerateOptions {
  /** Sequences that must have ended before the search does. */
  readonly enough: number;
}

/** What a beam search has found. */
export interface FoundSequences {
  /** Those that ended, in their order; at most `enough`. */
  readonly finished: readonly ScoredSequence[];
  /** Those that could go on, best first. */
  readonly living: readonly ScoredSequence[];
  readonly noSpeechProb: number;
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
  /** Tokens are drawn; undefined: the most probable is taken. */
  readonly draw?: DrawRule | undefined;
}

/** How tokens are drawn: see gumbel.reference.ts. */
export interface DrawRule {
  /** Above 0: logits are divided by it. */
  readonly temperature: number;
  /** Of the random numbers; step and sequence are mixed into it. */
  readonly key: number;
}

export interface TimestampRules {
  readonly noTimestamps: number;
  readonly timestampBegin: number;
  /** Largest first timestamp as a token offset (1 s = 50); undefined: no bound. */
  readonly maxInitialTimestampIndex: number | undefined;
}

/** A sampled sequence with how likely it is. */
export interface ScoredSequence {
  /** Sampled tokens without end-of-text. */
  readonly tokens: readonly number[];
  /** Sum of the chosen tokens' log-probabilities after filtering, end-of-text included when it was sampled. */
  readonly sumLogprob: number;
}

/** A sampled sequence, and how likely its window is silent. */
export interface Generated extends ScoredSequence {
  readonly noSpeechProb: number;
}

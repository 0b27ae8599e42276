/**
 * What the engine sees of a device. The model says *what* (the verbs below); a back end says *how*
 * (records GPU dispatches, or calls SIMD loops). Nothing here knows Whisper's layers.
 */
import type { SpeechTables } from "../shared/speech";

/** Element type of a tensor; "element" is the back end's number type (f32, or f16 where that was chosen). */
export type TensorType = "element" | "f32" | "u32";

/** A block of device memory, dense and row-major. */
export interface Tensor {
  readonly label: string;
  readonly shape: readonly number[];
  readonly type: TensorType;
}

/**
 * How a weight matrix lies on the device, in 32-bit words per block of 32 weights: f32 32, f16 16,
 * q4 5 and q5 6 (scale and minimum as two f16, then high bits, then nibbles), q8 9 (scale, then bytes).
 */
export type WeightFormat = "f32" | "f16" | "q4" | "q5" | "q8";

/** A weight matrix [rows, cols] in its device format; rows are outputs. */
export interface Weight {
  readonly label: string;
  readonly format: WeightFormat;
  readonly rows: number;
  readonly cols: number;
}

/** A recorded list of dispatches, replayed by `submit`. */
export interface Program {
  readonly label: string;
  /** Names of the kernels in the order of their dispatches. */
  readonly kernels: readonly string[];
}

export interface Norm {
  /** [2, cols] f32: LayerNorm's weight, then its bias. */
  readonly affine: Tensor;
  /** [rows, cols] room for the normalised rows where a back end does not fuse them. */
  readonly scratch: Tensor;
}

/** y[b, r] = act(norm(x[b, r]) · weightᵀ + bias) + residual[b, r]. */
export interface LinearArgs {
  readonly x: Tensor;
  readonly weight: Weight;
  readonly y: Tensor;
  readonly rows: number;
  /** [weight.rows] f32. */
  readonly bias?: Tensor | undefined;
  readonly activation?: "gelu" | undefined;
  /** Same layout as y, or one batch of it that every batch shares; must not be y itself. */
  readonly residual?: Tensor | undefined;
  readonly norm?: Norm | undefined;
  /** Convolutions: rows overlap. Elements between rows and batches of x, and where y's batches begin. */
  readonly window?: LinearWindow | undefined;
}

export interface LinearWindow {
  readonly batches: number;
  readonly xRowStride: number;
  readonly xBatchStride: number;
  readonly yBatchStride: number;
  readonly yOffset: number;
}

/** Token-wise state on the device that the decoder's verbs share; layout in shared/sequence.ts. */
export interface SequenceTensors {
  /** [sequences, header + nTextCtx] u32. */
  readonly state: Tensor;
  /** [sequences, T] u32: the tokens to feed. */
  readonly tokens: Tensor;
}

export interface EmbedArgs extends SequenceTensors {
  readonly weight: Weight;
  /** [nTextCtx, cols] f32. */
  readonly positions: Tensor;
  /** [sequences × T, cols]. */
  readonly x: Tensor;
  readonly sequences: number;
  readonly newTokens: number;
}

export interface SelfAttentionArgs {
  readonly state: Tensor;
  /** [sequences × T, 3 × width]: query, key, value of the new tokens. */
  readonly qkv: Tensor;
  /** [sequences, nTextCtx, 2 × width]: keys and values; the new ones are added. */
  readonly cache: Tensor;
  readonly y: Tensor;
  readonly heads: number;
  readonly sequences: number;
  readonly newTokens: number;
}

export interface CrossAttentionArgs {
  /** [sequences × T, width]. */
  readonly q: Tensor;
  /** [windows, keys, 2 × width]. */
  readonly kv: Tensor;
  readonly y: Tensor;
  readonly heads: number;
  readonly keys: number;
  /** Rows of q that look at one window. */
  readonly rowsPerWindow: number;
  readonly rows: number;
}

export interface ReorderCacheArgs {
  /** Tells which sequence each continues, and how many cached positions count. */
  readonly state: Tensor;
  /** [sequences, nTextCtx, 2 × width]. */
  readonly cache: Tensor;
  /** As large as the cache. */
  readonly scratch: Tensor;
  readonly sequences: number;
}

export interface AttentionScoresArgs {
  /** Of one sequence. */
  readonly state: Tensor;
  /** [rows, width]. */
  readonly q: Tensor;
  /** [1, keys, 2 × width]. */
  readonly kv: Tensor;
  /** [nTextCtx, slots, keys] f32. */
  readonly y: Tensor;
  readonly heads: number;
  readonly keys: number;
  readonly head: number;
  readonly slot: number;
  readonly rows: number;
}

export interface TokenProbabilitiesArgs {
  /** [rows, nVocab] f32. */
  readonly logits: Tensor;
  /** [rows] u32, each below `below`. */
  readonly tokens: Tensor;
  /** [rows] f32. */
  readonly y: Tensor;
  readonly rows: number;
  readonly nVocab: number;
  readonly below: number;
}

export interface FilterLogitsArgs {
  /** [rows, nVocab] f32. */
  readonly logits: Tensor;
  readonly rules: Tensor;
  readonly state: Tensor;
  /** [rows, partials(nVocab), 8] u32. */
  readonly partials: Tensor;
  readonly sequences: number;
  readonly rows: number;
  readonly nVocab: number;
}

export interface ChooseTokenArgs extends FilterLogitsArgs {
  readonly tokens: Tensor;
}

export interface TopLogitsArgs {
  readonly logits: Tensor;
  readonly rules: Tensor;
  readonly state: Tensor;
  /** Of `filterLogits`. */
  readonly partials: Tensor;
  /** [rows, partials(nVocab), count, 2] u32. */
  readonly tops: Tensor;
  readonly rows: number;
  readonly count: number;
  readonly nVocab: number;
}

export interface SearchBeamsArgs extends ChooseTokenArgs {
  /** Of `topLogits` with sequences + 1. */
  readonly tops: Tensor;
  /** [traceLength(sequences, steps)] u32; layout in shared/sequence.ts. */
  readonly trace: Tensor;
}

export interface SpeechFeaturesArgs extends SpeechTables<Tensor> {
  /** [64 + steps × 512] f32 at 16 kHz: the last samples before the steps, then theirs. */
  readonly samples: Tensor;
  /** [steps, 128, 4] f32. */
  readonly gates: Tensor;
  readonly steps: number;
}

export interface SpeechMemoryArgs {
  /** Of `packSpeechMemory`, f32. */
  readonly weight: Tensor;
  /** Of `speechFeatures`; used up. */
  readonly gates: Tensor;
  /** [2 × 128 + steps] f32: what the units said last and their cells, which go on, then the steps' probabilities. */
  readonly memory: Tensor;
  readonly steps: number;
}

/** Everything that a model can ask for. Every method appends to the program that is being recorded. */
export interface Verbs {
  layerNorm(args: { x: Tensor; y: Tensor; affine: Tensor; rows: number; cols: number }): void;
  linear(args: LinearArgs): void;
  /** Bidirectional attention: qkv [batches × keys, 3 × width] → y [batches × keys, width]; heads are 64 wide. */
  attention(args: { qkv: Tensor; y: Tensor; heads: number; keys: number; batches: number }): void;
  embed(args: EmbedArgs): void;
  selfAttention(args: SelfAttentionArgs): void;
  crossAttention(args: CrossAttentionArgs): void;
  /** y[i] = x[last new token of sequence i], then y[sequences + i] = x[its start-of-transcript token]. */
  selectRows(args: { state: Tensor; x: Tensor; y: Tensor; cols: number; sequences: number; newTokens: number }): void;
  /** Every sequence continues the one that its state names: that one's cached keys and values are copied. */
  reorderCache(args: ReorderCacheArgs): void;
  /** Scores of one head's new tokens over the keys, before softmax, at the tokens' positions: y[position, slot, key]. */
  attentionScores(args: AttentionScoresArgs): void;
  /** y[i] = the probability of tokens[i] under row i of logits, among the tokens below a bound. */
  tokenProbabilities(args: TokenProbabilitiesArgs): void;
  /** First half of choosing: masks, and maxima and sums of slices of the vocabulary. */
  filterLogits(args: FilterLogitsArgs): void;
  /** Second half: timestamp rule, arg-max or draw, log-probability, the state of the next step. */
  chooseToken(args: ChooseTokenArgs): void;
  /** Instead of the second half, for beams: the highest logits of every slice that may be chosen. */
  topLogits(args: TopLogitsArgs): void;
  /** And a step of the search: at most MAX_BEAMS sequences over one window. */
  searchBeams(args: SearchBeamsArgs): void;
  /** First half of the voice detector: what steps of 512 samples bring to its memory. Weights: `packSpeechFeatures`. */
  speechFeatures(args: SpeechFeaturesArgs): void;
  /** Second half: the memory, step after step, and the probabilities of speech. */
  speechMemory(args: SpeechMemoryArgs): void;
}

export interface BackendInfo {
  readonly kind: "webgpu" | "wasm";
  /** What computes, as it names itself: "nvidia hopper", or "2 threads, relaxed SIMD". */
  readonly adapter: string;
  readonly element: "f32" | "f16";
  /** What linear layers multiply in; "i16" rounds their input to 16 bits with a scale per 32 numbers. */
  readonly arithmetic: "f32" | "f16" | "i16";
  /** True where the processor computes. */
  readonly software: boolean;
  /** True where `submit` returns before the work is done, so that several steps are worth submitting at once. */
  readonly submitsAhead: boolean;
  /** Bytes that memory may have in one piece, where a device bounds that. */
  readonly largestBuffer?: number;
}

export interface Backend {
  readonly info: BackendInfo;
  /** Bytes of device memory held now. */
  readonly memory: number;
  /** Resolves with a sentence when the device is gone. */
  readonly lost: Promise<string>;
  /** Allocates zeroed memory; throws a RangeError when the device cannot hold it. */
  tensor(label: string, shape: readonly number[], type?: TensorType): Tensor;
  weight(
    label: string,
    format: WeightFormat,
    shape: readonly [rows: number, cols: number],
    words: Uint32Array<ArrayBuffer>,
  ): Weight;
  /** Writes numbers from `offset` elements on, converting to the tensor's type. */
  write(tensor: Tensor, data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>, offset?: number): void;
  readFloats(tensor: Tensor, length?: number): Promise<Float32Array<ArrayBuffer>>;
  readWords(tensor: Tensor, length?: number): Promise<Uint32Array<ArrayBuffer>>;
  record(label: string, build: (verbs: Verbs) => void): Promise<Program>;
  submit(programs: readonly Program[]): void;
  /** Frees all tensors and weights; the back end can take another model. */
  dispose(): void;
}

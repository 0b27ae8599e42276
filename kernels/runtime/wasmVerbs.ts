import { partialCount } from "../shared/sequence";
import { speech } from "../shared/speech";
import type {
  AttentionScoresArgs,
  LinearArgs,
  ReorderCacheArgs,
  SearchBeamsArgs,
  SpeechFeaturesArgs,
  SpeechMemoryArgs,
  Tensor,
  TokenProbabilitiesArgs,
  TopLogitsArgs,
  Verbs,
  Weight,
} from "./backend";
import { count, dim } from "./shape";
import type { WasmArguments, WasmCall, WasmKernel } from "./wasmKernels";

/** Rows up to which a linear layer reads its weights once per row instead of tiling. */
const MATVEC_ROWS = 8;
/** Outputs of a panel of weights, and panels of a unit of matmul. */
const PANEL = 8;
const GROUP = 4;
const HEAD_WIDTH = 64;
/** Queries of a unit of attention. */
const QUERIES = 24;
/** Bytes of 32 × 8 widened weights in matmul_i16. */
const WIDE_BYTES = 576;
/** Bytes that a slice of logits, and what is merged and left of them, take in filter_logits and top_logits. */
const SLICE_BYTES = 4 * 1024 + 64;

/** Steps of a unit of speech_features, and bytes of what they become on the way. */
const SPEECH_STEPS = 4;
const SPEECH_BYTES = 48 * 1024;

/** What the verbs need of the back end. */
export interface WasmVerbContext {
  readonly threads: number;
  addressOf(handle: Tensor | Weight): number;
  /** True where a weight's panels are quantised. */
  isQuantised(weight: Weight): boolean;
  /** Memory of at least so many bytes that calls of this name use one after the other. */
  shared(name: string, bytes: number): number;
  /** Every thread gets scratch memory of at least so many bytes. */
  needScratch(bytes: number): void;
}

/** Turns verbs into calls of the module's kernels, added to `calls`. */
export class WasmVerbs implements Verbs {
  readonly #context: WasmVerbContext;
  readonly #calls: WasmCall[];

  constructor(context: WasmVerbContext, calls: WasmCall[]) {
    this.#context = context;
    this.#calls = calls;
  }

  layerNorm({ x, y, affine, rows, cols }: Parameters<Verbs["layerNorm"]>[0]): void {
    this.#addFine("layer_norm", rows, { x: this.#at(x), affine: this.#at(affine), y: this.#at(y), cols });
  }

  linear(args: LinearArgs): void {
    if (this.#context.isQuantised(args.weight)) this.#linearI16(args);
    else if (args.norm) {
      const { affine, scratch } = args.norm;
      this.layerNorm({ x: args.x, y: scratch, affine, rows: args.rows, cols: args.weight.cols });
      this.linear({ ...args, x: scratch, norm: undefined });
    } else {
      const { cols } = args.weight;
      const { xRowStride = cols, xBatchStride = 0 } = args.window ?? {};
      const rows = { x: this.#at(args.x), xRow: 4 * xRowStride, xBatch: 4 * xBatchStride };
      this.#multiply(isFew(args) ? "matvec" : "matmul", args, rows);
      this.#context.needScratch(8 * PANEL * 4);
    }
  }

  attention({ qkv, y, heads, keys, batches }: Parameters<Verbs["attention"]>[0]): void {
    const padded = Math.ceil(keys / PANEL) * PANEL;
    const panels = this.#context.shared("attention panels", batches * heads * 2 * padded * HEAD_WIDTH * 4);
    const args = { qkv: this.#at(qkv), panels, y: this.#at(y), heads, keys };
    this.#context.needScratch(QUERIES * (padded + 1) * 4);
    this.#addCoarse("attention_pack", batches * heads, args);
    this.#addCoarse("attention", batches * heads * Math.ceil(keys / QUERIES), args);
  }

  embed({ weight, positions, state, tokens, x, sequences, newTokens }: Parameters<Verbs["embed"]>[0]): void {
    this.#addFine("embed", sequences * newTokens, {
      weight: this.#at(weight),
      positions: this.#at(positions),
      state: this.#at(state),
      tokens: this.#at(tokens),
      x: this.#at(x),
      nTextCtx: dim(positions, 0),
      nVocab: weight.rows,
      cols: weight.cols,
      newTokens,
      stateStride: dim(state, 1),
      quantised: this.#context.isQuantised(weight) ? 1 : 0,
    });
  }

  selfAttention({ state, qkv, cache, y, heads, sequences, newTokens }: Parameters<Verbs["selfAttention"]>[0]): void {
    const nTextCtx = dim(cache, 1);
    this.#context.needScratch(scoreBytes(nTextCtx));
    this.#addCoarse("self_attention", heads * sequences, {
      state: this.#at(state),
      qkv: this.#at(qkv),
      cache: this.#at(cache),
      y: this.#at(y),
      heads,
      newTokens,
      nTextCtx,
      stateStride: dim(state, 1),
    });
  }

  crossAttention({ q, kv, y, heads, keys, rowsPerWindow, rows }: Parameters<Verbs["crossAttention"]>[0]): void {
    this.#context.needScratch(scoreBytes(keys));
    const args = { q: this.#at(q), kv: this.#at(kv), y: this.#at(y), heads, keys, rowsPerWindow };
    this.#addCoarse("cross_attention", heads * rows, args);
  }

  reorderCache({ state, cache, scratch, sequences }: ReorderCacheArgs): void {
    const shared = {
      state: this.#at(state),
      nTextCtx: dim(cache, 1),
      width: dim(cache, 2),
      stateStride: dim(state, 1),
    };
    const [from, to] = [this.#at(cache), this.#at(scratch)];
    this.#addCoarse("reorder_cache", sequences, { ...shared, x: from, y: to, straight: 0 });
    this.#addCoarse("reorder_cache", sequences, { ...shared, x: to, y: from, straight: 1 });
  }

  attentionScores({ state, q, kv, y, heads, keys, head, slot, rows }: AttentionScoresArgs): void {
    const on = { state: this.#at(state), q: this.#at(q), kv: this.#at(kv), y: this.#at(y) };
    const sizes = { heads, keys, head, slot, slots: dim(y, 1), nTextCtx: dim(y, 0) };
    this.#addCoarse("attention_scores", rows, { ...on, ...sizes });
  }

  tokenProbabilities({ logits, tokens, y, rows, nVocab, below }: TokenProbabilitiesArgs): void {
    this.#context.needScratch(4);
    const on = { logits: this.#at(logits), tokens: this.#at(tokens), y: this.#at(y) };
    this.#addCoarse("token_probabilities", rows, { ...on, nVocab, below });
  }

  selectRows({ state, x, y, cols, sequences, newTokens }: Parameters<Verbs["selectRows"]>[0]): void {
    const from = { state: this.#at(state), x: this.#at(x), y: this.#at(y) };
    this.#addFine("select_rows", 2 * sequences, { ...from, cols, sequences, newTokens, stateStride: dim(state, 1) });
  }

  filterLogits({ sequences, rows, nVocab, ...on }: Parameters<Verbs["filterLogits"]>[0]): void {
    this.#context.needScratch(SLICE_BYTES);
    const slices = partialCount(nVocab);
    this.#addFine("filter_logits", rows * slices, {
      logits: this.#at(on.logits),
      rules: this.#at(on.rules),
      state: this.#at(on.state),
      partials: this.#at(on.partials),
      nVocab,
      sequences,
      stateStride: dim(on.state, 1),
      slices,
    });
  }

  topLogits({ rows, count, nVocab, ...on }: TopLogitsArgs): void {
    this.#context.needScratch(SLICE_BYTES);
    const slices = partialCount(nVocab);
    this.#addFine("top_logits", rows * slices, {
      logits: this.#at(on.logits),
      rules: this.#at(on.rules),
      state: this.#at(on.state),
      partials: this.#at(on.partials),
      tops: this.#at(on.tops),
      nVocab,
      stateStride: dim(on.state, 1),
      slices,
      count,
    });
  }

  searchBeams({ sequences, rows, nVocab, ...on }: SearchBeamsArgs): void {
    this.#context.needScratch(32 + 8 * sequences * (sequences + 1));
    this.#addCoarse("search_beams", 1, {
      logits: this.#at(on.logits),
      rules: this.#at(on.rules),
      partials: this.#at(on.partials),
      tops: this.#at(on.tops),
      state: this.#at(on.state),
      tokens: this.#at(on.tokens),
      trace: this.#at(on.trace),
      beams: sequences,
      stateStride: dim(on.state, 1),
      slices: partialCount(nVocab),
      prompt: rows > sequences ? 1 : 0,
    });
  }

  chooseToken({ sequences, rows, nVocab, ...on }: Parameters<Verbs["chooseToken"]>[0]): void {
    this.#addFine("choose_token", sequences, {
      logits: this.#at(on.logits),
      rules: this.#at(on.rules),
      partials: this.#at(on.partials),
      state: this.#at(on.state),
      tokens: this.#at(on.tokens),
      sequences,
      stateStride: dim(on.state, 1),
      slices: partialCount(nVocab),
      prompt: rows > sequences ? 1 : 0,
    });
  }

  speechFeatures({ steps, ...on }: SpeechFeaturesArgs): void {
    this.#context.needScratch(SPEECH_BYTES);
    this.#addCoarse("speech_features", Math.ceil(steps / SPEECH_STEPS), {
      samples: this.#at(on.samples),
      spectrum: this.#at(on.spectrum),
      conv1: this.#at(on.conv1),
      conv2: this.#at(on.conv2),
      conv3: this.#at(on.conv3),
      conv4: this.#at(on.conv4),
      entry: this.#at(on.entry),
      gates: this.#at(on.gates),
      steps,
    });
  }

  speechMemory({ weight, gates, memory, steps }: SpeechMemoryArgs): void {
    this.#context.needScratch(4 * speech.memory);
    const on = { weight: this.#at(weight), gates: this.#at(gates), memory: this.#at(memory) };
    this.#addCoarse("speech_memory", 1, { ...on, steps });
  }

  /** Rounds the rows to 16 bits, after LayerNorm where there is one, and multiplies them with quantised weights. */
  #linearI16(args: LinearArgs): void {
    const { x, weight, rows, norm, window } = args;
    const { cols } = weight;
    const { batches = 1, xRowStride = cols, xBatchStride = 0 } = window ?? {};
    const all = batches * rows;
    const numbers = this.#context.shared("rows in 16 bits", all * cols * 2);
    const blocks = this.#context.shared("their scales and sums", (all * cols * 8) / 32);
    this.#context.needScratch(cols * 4);
    this.#addFine("quantize_rows", all, {
      x: this.#at(x),
      affine: norm ? this.#at(norm.affine) : 0,
      y: numbers,
      blocks,
      rows,
      cols,
      xRow: 4 * xRowStride,
      xBatch: 4 * xBatchStride,
    });
    const few = isFew(args);
    if (!few) this.#context.needScratch((GROUP * cols * WIDE_BYTES) / 32);
    this.#multiply(few ? "matvec_i16" : "matmul_i16", args, { x: numbers, blocks });
  }

  #multiply(
    kernel: "matmul" | "matmul_i16" | "matvec" | "matvec_i16",
    { weight, y, rows, bias, activation, residual, window }: LinearArgs,
    from: { x: number; blocks?: number; xRow?: number; xBatch?: number },
  ): void {
    const args = {
      blocks: 0,
      xRow: 0,
      xBatch: 0,
      ...from,
      weight: this.#at(weight),
      bias: bias ? this.#at(bias) : 0,
      residual: residual ? this.#at(residual) : 0,
      y: this.#at(y) + 4 * (window?.yOffset ?? 0),
      rows,
      outputs: weight.rows,
      cols: weight.cols,
      batches: window?.batches ?? 1,
      yBatch: 4 * (window?.yBatchStride ?? 0),
      residualBatch: residual && count(residual) > rows * weight.rows ? 4 * rows * weight.rows : 0,
      gelu: activation === "gelu" ? 1 : 0,
    };
    const panels = Math.ceil(weight.rows / PANEL);
    if (kernel === "matvec" || kernel === "matvec_i16") this.#addFine(kernel, panels, args);
    else this.#addCoarse(kernel, Math.ceil(panels / GROUP), args);
  }

  /** Units of much work, taken one by one. */
  #addCoarse<K extends WasmKernel>(kernel: K, units: number, args: WasmArguments<K>): void {
    this.#calls.push({ kernel, units, grain: 1, args } as WasmCall);
  }

  /** Units of little work, taken several at a time. */
  #addFine<K extends WasmKernel>(kernel: K, units: number, args: WasmArguments<K>): void {
    const grain = Math.ceil(units / (4 * this.#context.threads));
    this.#calls.push({ kernel, units, grain, args } as WasmCall);
  }

  #at(handle: Tensor | Weight): number {
    return this.#context.addressOf(handle);
  }
}

function isFew({ rows, window }: LinearArgs): boolean {
  return rows <= MATVEC_ROWS && !window;
}

function scoreBytes(keys: number): number {
  return Math.ceil(keys / 4) * 16;
}

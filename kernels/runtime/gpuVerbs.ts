import { attention } from "../attention/attention";
import { attentionDirect } from "../attention_direct/attention_direct";
import { attentionScores } from "../attention_scores/attention_scores";
import { chooseToken } from "../choose_token/choose_token";
import { crossAttention } from "../cross_attention/cross_attention";
import { embed } from "../embed/embed";
import { filterLogits } from "../filter_logits/filter_logits";
import type { Prelude } from "../kernel";
import { layerNorm } from "../layer_norm/layer_norm";
import { matmul } from "../matmul/matmul";
import { matmulDirect } from "../matmul_direct/matmul_direct";
import { matvec } from "../matvec/matvec";
import { reorderCache } from "../reorder_cache/reorder_cache";
import { searchBeams } from "../search_beams/search_beams";
import { selectRows } from "../select_rows/select_rows";
import { selfAttention } from "../self_attention/self_attention";
import { partialCount } from "../shared/sequence";
import { speechFeatures } from "../speech_features/speech_features";
import { speechMemory } from "../speech_memory/speech_memory";
import { tokenProbabilities } from "../token_probabilities/token_probabilities";
import { topLogits } from "../top_logits/top_logits";
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
import type { DispatchRequest } from "./gpu";
import { count, dim } from "./shape";
import { reduceSnippets, rowSnippets, snippets, weightSnippets } from "./snippets";
import type { Tuning } from "./tuning";

/** Outputs that a lane group of matvec makes. */
const MATVEC_OUTPUTS = 4;
const HEAD_WIDTH = 64;
/** What an invocation of the direct kernels owns: rows and outputs of matmul_direct, queries of attention_direct. */
const DIRECT_TILE = 8;
const DIRECT_QUERIES = 4;
const DIRECT_WG = 32;
/** Keys that fit the decoder's attention, and a normalised row: one size for all models, so that they share pipelines. */
const MAX_KEYS = 1536;
const ROW4 = 320;

/** What the verbs need of the back end: its variants, and the buffers behind its handles. */
export interface VerbContext {
  readonly tuning: Tuning;
  bufferOf(handle: Tensor | Weight): GPUBuffer;
  /** Bound where a kernel has a binding that this call does not use. */
  readonly nothing: GPUBuffer;
}

/** Turns verbs into dispatches: picks each kernel's variant, and adds it to `requests`. */
export class GpuVerbs implements Verbs {
  readonly #requests: DispatchRequest[];
  readonly #context: VerbContext;
  readonly #elem: "f32" | "f16";

  constructor(context: VerbContext, requests: DispatchRequest[]) {
    this.#context = context;
    this.#requests = requests;
    this.#elem = context.tuning.element;
  }

  layerNorm({ x, y, affine, rows, cols }: Parameters<Verbs["layerNorm"]>[0]): void {
    const { reduce, WG, LANES } = this.#context.tuning.matvec;
    this.#add({
      kernel: layerNorm,
      prelude: this.#prelude(
        [reduceSnippets[reduce], snippets.rowStatistics],
        reduce === "subgroup" ? ["subgroups"] : [],
      ),
      constants: { WG, LANES },
      buffers: this.#buffers({ x, affine, y }),
      params: { rows, cols4: cols / 4 },
      grid: [Math.ceil(rows / (WG / LANES))],
    });
  }

  linear(args: LinearArgs): void {
    const { atMost, reduce } = this.#context.tuning.matvec;
    const few = args.rows <= atMost && !args.window;
    // Several rows share their weights, which leaves no room for them in workgroup memory.
    const fused = args.rows === 1 && few && reduce !== "none";
    if (args.norm && !fused) {
      const { affine, scratch } = args.norm;
      this.layerNorm({ x: args.x, y: scratch, affine, rows: args.rows, cols: args.weight.cols });
      this.linear({ ...args, x: scratch, norm: undefined });
    } else if (few) this.#matvec(args);
    else this.#matmul(args);
  }

  attention({ qkv, y, heads, keys, batches }: Parameters<Verbs["attention"]>[0]): void {
    const { attention: variant } = this.#context.tuning;
    const shared = {
      buffers: this.#buffers({ qkv, y }),
      params: { keys, width4: (heads * HEAD_WIDTH) / 4 },
    };
    if (variant.kind === "direct") {
      const grid = [Math.ceil(keys / (DIRECT_WG * DIRECT_QUERIES)), heads, batches] as const;
      this.#add({ kernel: attentionDirect, prelude: this.#prelude([]), constants: { WG: DIRECT_WG }, ...shared, grid });
      return;
    }
    const { QUERIES, SPLIT } = variant;
    const prelude = { ...this.#prelude([]), consts: { QUERIES, SPLIT } };
    const grid = [Math.ceil(keys / QUERIES), heads, batches] as const;
    this.#add({ kernel: attention, prelude, constants: {}, ...shared, grid });
  }

  embed({ weight, positions, state, tokens, x, sequences, newTokens }: Parameters<Verbs["embed"]>[0]): void {
    const rows = sequences * newTokens;
    const cols4 = weight.cols / 4;
    this.#add({
      kernel: embed,
      prelude: this.#prelude([weightSnippets[weight.format], snippets.sequence]),
      constants: { WG: 64 },
      buffers: this.#buffers({ weight, positions, state, tokens, x }),
      params: {
        n_ctx: dim(positions, 0),
        n_vocab: weight.rows,
        cols4,
        new_tokens: newTokens,
        rows,
        state_stride: dim(state, 1),
      },
      grid: [Math.ceil((rows * cols4) / 64)],
    });
  }

  selfAttention({ state, qkv, cache, y, heads, sequences, newTokens }: Parameters<Verbs["selfAttention"]>[0]): void {
    this.#add({
      kernel: selfAttention,
      prelude: { ...this.#prelude([snippets.attend, snippets.sequence]), consts: { MAX_KEYS } },
      constants: { WG: this.#context.tuning.attend },
      buffers: this.#buffers({ state, qkv, cache, y }),
      params: {
        n_ctx: dim(cache, 1),
        width4: (heads * HEAD_WIDTH) / 4,
        new_tokens: newTokens,
        state_stride: dim(state, 1),
      },
      grid: [heads, newTokens, sequences],
    });
  }

  crossAttention({ q, kv, y, heads, keys, rowsPerWindow, rows }: Parameters<Verbs["crossAttention"]>[0]): void {
    this.#add({
      kernel: crossAttention,
      prelude: { ...this.#prelude([snippets.attend]), consts: { MAX_KEYS } },
      constants: { WG: this.#context.tuning.attend },
      buffers: this.#buffers({ q, kv, y }),
      params: { keys, width4: (heads * HEAD_WIDTH) / 4, rows_per_window: rowsPerWindow },
      grid: [heads, rows],
    });
  }

  reorderCache({ state, cache, scratch, sequences }: ReorderCacheArgs): void {
    const [n_ctx, width] = [dim(cache, 1), dim(cache, 2)];
    for (const [x, y, straight] of [
      [cache, scratch, 0],
      [scratch, cache, 1],
    ] as const) {
      this.#add({
        kernel: reorderCache,
        prelude: this.#prelude([snippets.sequence]),
        constants: { WG: 64 },
        buffers: this.#buffers({ state, x, y }),
        params: { n_ctx, width4: width / 4, state_stride: dim(state, 1), straight },
        grid: [n_ctx, sequences],
      });
    }
  }

  attentionScores({ state, q, kv, y, heads, keys, head, slot, rows }: AttentionScoresArgs): void {
    this.#add({
      kernel: attentionScores,
      prelude: this.#prelude([snippets.sequence]),
      constants: { WG: 64 },
      buffers: this.#buffers({ state, q, kv, y }),
      params: { keys, width4: (heads * HEAD_WIDTH) / 4, head, slot, slots: dim(y, 1), n_ctx: dim(y, 0) },
      grid: [Math.ceil(keys / 64), rows],
    });
  }

  tokenProbabilities({ logits, tokens, y, rows, nVocab, below }: TokenProbabilitiesArgs): void {
    this.#add({
      kernel: tokenProbabilities,
      prelude: { snippets: [snippets.best] },
      constants: { WG: 256 },
      buffers: this.#buffers({ logits, tokens, y }),
      params: { n_vocab: nVocab, below },
      grid: [rows],
    });
  }

  selectRows({ state, x, y, cols, sequences, newTokens }: Parameters<Verbs["selectRows"]>[0]): void {
    this.#add({
      kernel: selectRows,
      prelude: this.#prelude([snippets.sequence]),
      constants: { WG: 64 },
      buffers: this.#buffers({ state, x, y }),
      params: { cols4: cols / 4, new_tokens: newTokens, sequences, state_stride: dim(state, 1) },
      grid: [Math.ceil((sequences * 2 * cols) / 4 / 64)],
    });
  }

  filterLogits({
    logits,
    rules,
    state,
    partials,
    sequences,
    rows,
    nVocab,
  }: Parameters<Verbs["filterLogits"]>[0]): void {
    const slices = partialCount(nVocab);
    this.#add({
      kernel: filterLogits,
      prelude: { snippets: [snippets.sequence, snippets.best, snippets.slices, snippets.allowed, snippets.noise] },
      constants: { WG: 256 },
      buffers: this.#buffers({ logits, rules, state, partials }),
      params: { n_vocab: nVocab, sequences, state_stride: dim(state, 1), slices },
      grid: [slices, rows],
    });
  }

  chooseToken({
    logits,
    rules,
    state,
    partials,
    tokens,
    sequences,
    rows,
    nVocab,
  }: Parameters<Verbs["chooseToken"]>[0]): void {
    this.#add({
      kernel: chooseToken,
      prelude: { snippets: [snippets.sequence, snippets.best, snippets.slices, snippets.allowNext] },
      constants: { WG: 64 },
      buffers: this.#buffers({ logits, rules, partials, state, tokens }),
      params: {
        sequences,
        state_stride: dim(state, 1),
        slices: partialCount(nVocab),
        prompt: rows > sequences ? 1 : 0,
      },
      grid: [sequences],
    });
  }

  topLogits({ logits, rules, state, partials, tops, rows, count, nVocab }: TopLogitsArgs): void {
    const slices = partialCount(nVocab);
    this.#add({
      kernel: topLogits,
      prelude: { snippets: [snippets.sequence, snippets.best, snippets.slices, snippets.allowed] },
      constants: {},
      buffers: this.#buffers({ logits, rules, state, partials, tops }),
      params: { n_vocab: nVocab, state_stride: dim(state, 1), slices, count },
      grid: [slices, rows],
    });
  }

  searchBeams({ logits, rules, state, partials, tokens, tops, trace, sequences, rows, nVocab }: SearchBeamsArgs): void {
    this.#add({
      kernel: searchBeams,
      prelude: { snippets: [snippets.sequence, snippets.best, snippets.slices, snippets.allowNext] },
      constants: {},
      buffers: this.#buffers({ logits, rules, partials, tops, state, tokens, trace }),
      params: {
        beams: sequences,
        state_stride: dim(state, 1),
        slices: partialCount(nVocab),
        prompt: rows > sequences ? 1 : 0,
      },
      grid: [1],
    });
  }

  speechFeatures({ steps, ...on }: SpeechFeaturesArgs): void {
    const { samples, spectrum, conv1, conv2, conv3, conv4, entry, gates } = on;
    this.#add({
      kernel: speechFeatures,
      prelude: {},
      constants: {},
      buffers: this.#buffers({ samples, spectrum, conv1, conv2, conv3, conv4, entry, gates }),
      params: { steps },
      grid: [steps],
    });
  }

  speechMemory({ weight, gates, memory, steps }: SpeechMemoryArgs): void {
    const buffers = this.#buffers({ weight, gates, memory });
    this.#add({ kernel: speechMemory, prelude: {}, constants: {}, buffers, params: { steps }, grid: [1] });
  }

  #matvec(args: LinearArgs): void {
    const { weight, rows, norm } = args;
    const { reduce, WG, LANES, ROWS: shared } = this.#context.tuning.matvec;
    const ROWS = rows === 1 ? 1 : shared;
    this.#add({
      kernel: matvec,
      prelude: {
        aliases: { Elem: this.#elem, Out: this.#typeOf(args.y) },
        consts: norm ? { ROWS, ROW4: Math.max(ROW4, weight.cols / 4) } : { ROWS },
        snippets: [
          weightSnippets[weight.format],
          snippets.gelu,
          reduceSnippets[reduce],
          ...(norm ? rowSnippets.norm : rowSnippets.plain),
        ],
        enables: reduce === "subgroup" ? ["subgroups"] : [],
      },
      constants: { WG, LANES },
      buffers: { ...this.#linearBuffers(args), affine: norm ? this.#buffer(norm.affine) : this.#context.nothing },
      params: { rows, outputs: weight.rows, cols4: weight.cols / 4, ...linearFlags(args) },
      grid: [Math.ceil(weight.rows / ((WG / LANES) * MATVEC_OUTPUTS)), Math.ceil(rows / ROWS)],
    });
  }

  #matmul(args: LinearArgs): void {
    const { weight, rows, residual, window } = args;
    const variant = this.#context.tuning.matmul;
    const batches = window?.batches ?? 1;
    const prelude: Prelude = {
      aliases: { Elem: this.#elem, Out: this.#typeOf(args.y) },
      snippets: [weightSnippets[weight.format], snippets.gelu],
    };
    const buffers = this.#linearBuffers(args);
    const params = {
      rows,
      outputs: weight.rows,
      cols4: weight.cols / 4,
      x_row4: (window?.xRowStride ?? weight.cols) / 4,
      x_batch4: (window?.xBatchStride ?? 0) / 4,
      y_batch: window?.yBatchStride ?? 0,
      y_offset: window?.yOffset ?? 0,
      residual_batch: residual && count(residual) > rows * weight.rows ? rows * weight.rows : 0,
      ...linearFlags(args),
    };
    if (variant.kind === "direct") {
      const grid = [
        Math.ceil(rows / (DIRECT_WG * DIRECT_TILE)),
        Math.ceil(weight.rows / DIRECT_TILE),
        batches,
      ] as const;
      this.#add({ kernel: matmulDirect, prelude, constants: { WG: DIRECT_WG }, buffers, params, grid });
      return;
    }
    const { GROUP_M, GROUP_N, TM, TN, BK } = variant;
    const consts = { GROUP_M, GROUP_N, TM, TN, BK };
    const grid = [Math.ceil(weight.rows / (GROUP_N * TN)), Math.ceil(rows / (GROUP_M * TM)), batches] as const;
    this.#add({ kernel: matmul, prelude: { ...prelude, consts }, constants: {}, buffers, params, grid });
  }

  #linearBuffers({ x, weight, bias, residual, y }: LinearArgs) {
    const { nothing } = this.#context;
    return {
      weight: this.#buffer(weight),
      x: this.#buffer(x),
      bias: bias ? this.#buffer(bias) : nothing,
      residual: residual ? this.#buffer(residual) : nothing,
      y: this.#buffer(y),
    };
  }

  #prelude(code: readonly string[], enables: readonly string[] = []): Prelude {
    return { aliases: { Elem: this.#elem }, snippets: code, enables };
  }

  #typeOf(tensor: Tensor): "f32" | "f16" {
    return tensor.type === "element" ? this.#elem : "f32";
  }

  #buffer(handle: Tensor | Weight): GPUBuffer {
    return this.#context.bufferOf(handle);
  }

  #buffers<B extends string>(handles: Readonly<Record<B, Tensor | Weight>>): Readonly<Record<B, GPUBuffer>> {
    const entries = Object.entries<Tensor | Weight>(handles);
    return Object.fromEntries(entries.map(([name, handle]) => [name, this.#buffer(handle)])) as Record<B, GPUBuffer>;
  }

  #add<B extends string, P extends string>(request: DispatchRequest<B, P>): void {
    this.#requests.push(request as unknown as DispatchRequest);
  }
}

function linearFlags({ bias, activation, residual }: LinearArgs) {
  return { bias: bias ? 1 : 0, gelu: activation === "gelu" ? 1 : 0, residual: residual ? 1 : 0 };
}

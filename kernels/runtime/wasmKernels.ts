/** Arguments of the four kernels of a linear layer; class `Linear` in shared/linear.wasm.ts. */
const linear = [
  "x",
  "blocks",
  "weight",
  "bias",
  "residual",
  "y",
  "rows",
  "outputs",
  "cols",
  "batches",
  "xRow",
  "xBatch",
  "yBatch",
  "residualBatch",
  "gelu",
] as const;
const attention = ["qkv", "panels", "y", "heads", "keys"] as const;

/**
 * The kernels of the WebAssembly module: their order is their number in program.wasm.ts, the names of their arguments are
 * the fields of a class there, a 32-bit word each. `wasmKernels.test.ts` holds both against the sources.
 */
export const wasmKernels = {
  layer_norm: ["x", "affine", "y", "cols"],
  quantize_rows: ["x", "affine", "y", "blocks", "rows", "cols", "xRow", "xBatch"],
  matmul: linear,
  matmul_i16: linear,
  matvec: linear,
  matvec_i16: linear,
  attention_pack: attention,
  attention,
  embed: [
    "weight",
    "positions",
    "state",
    "tokens",
    "x",
    "nTextCtx",
    "nVocab",
    "cols",
    "newTokens",
    "stateStride",
    "quantised",
  ],
  self_attention: ["state", "qkv", "cache", "y", "heads", "newTokens", "nTextCtx", "stateStride"],
  cross_attention: ["q", "kv", "y", "heads", "keys", "rowsPerWindow"],
  select_rows: ["state", "x", "y", "cols", "sequences", "newTokens", "stateStride"],
  filter_logits: ["logits", "rules", "state", "partials", "nVocab", "sequences", "stateStride", "slices"],
  choose_token: ["logits", "rules", "partials", "state", "tokens", "sequences", "stateStride", "slices", "prompt"],
  reorder_cache: ["state", "x", "y", "nTextCtx", "width", "stateStride", "straight"],
  attention_scores: ["state", "q", "kv", "y", "heads", "keys", "head", "slot", "slots", "nTextCtx"],
  top_logits: ["logits", "rules", "state", "partials", "tops", "nVocab", "stateStride", "slices", "count"],
  search_beams: [
    "logits",
    "rules",
    "partials",
    "tops",
    "state",
    "tokens",
    "trace",
    "beams",
    "stateStride",
    "slices",
    "prompt",
  ],
  speech_features: ["samples", "spectrum", "conv1", "conv2", "conv3", "conv4", "entry", "gates", "steps"],
  speech_memory: ["weight", "gates", "memory", "steps"],
  token_probabilities: ["logits", "tokens", "y", "nVocab", "below"],
  pack_weights: ["words", "panels", "format", "quantised", "rows", "cols"],
} as const;

export type WasmKernel = keyof typeof wasmKernels;
export type WasmArguments<K extends WasmKernel> = Readonly<Record<(typeof wasmKernels)[K][number], number>>;

/** One call of a kernel: its work in units that threads share, and its arguments. */
export type WasmCall = {
  readonly [K in WasmKernel]: {
    readonly kernel: K;
    readonly units: number;
    /** Units that a thread takes at a time. */
    readonly grain: number;
    readonly args: WasmArguments<K>;
  };
}[WasmKernel];

const numbers = Object.keys(wasmKernels) as readonly WasmKernel[];
/** Words of a call's head: number of the kernel, units, grain, address of the arguments. */
const HEAD = 4;

/** The words of a program that will lie at `address`: the heads of its calls, then their arguments. */
export function programWords(calls: readonly WasmCall[], address: number): Uint32Array<ArrayBuffer> {
  const args = calls.map((call) => argumentWords(call));
  const words = new Uint32Array(args.reduce((sum, { length }) => sum + length, HEAD * calls.length));
  let at = HEAD * calls.length;
  for (const [i, { kernel, units, grain }] of calls.entries()) {
    words.set([numbers.indexOf(kernel), units, grain, address + 4 * at], HEAD * i);
    words.set(args[i] ?? [], at);
    at += args[i]?.length ?? 0;
  }
  return words;
}

function argumentWords({ kernel, args }: WasmCall): readonly number[] {
  const named: Readonly<Record<string, number>> = args;
  return wasmKernels[kernel].map((name) => named[name] ?? 0);
}

import type { Backend, Program, Tensor, Verbs, Weight } from "../../kernels/runtime/backend";
import { PARTIAL_WORDS, partialCount, rulesLength, SEQUENCE_HEADER } from "../../kernels/shared/sequence";
import { type BlockWeights, recordMlp, tensorOf, uploadBlock } from "./block";
import type { ModelDimensions } from "./dimensions";
import type { AudioEncoder } from "./encoder";
import type { GgmlModel } from "./ggml";
import type { GgmlTensor } from "./ggmlTypes";
import { packRows, uploadFloats, uploadPositions, uploadWeight } from "./weights";

export interface DecoderBlockWeights extends BlockWeights {
  readonly crossLn: Tensor;
  readonly crossQuery: Weight;
  readonly crossQueryBias: Tensor;
  readonly crossKv: Weight;
  readonly crossKvBias: Tensor;
  readonly crossOut: Weight;
  readonly crossOutBias: Tensor;
}

export interface DecoderWeights {
  readonly tokenEmbedding: Weight;
  readonly positions: Tensor;
  readonly blocks: readonly DecoderBlockWeights[];
  readonly ln: Tensor;
}

export function uploadDecoder(backend: Backend, model: GgmlModel): DecoderWeights {
  const { nTextLayer } = model.dims;
  return {
    tokenEmbedding: uploadWeight(
      backend,
      "decoder.token_embedding",
      packRows([tensorOf(model, "decoder.token_embedding.weight")]),
    ),
    positions: uploadPositions(backend, "decoder.positions", tensorOf(model, "decoder.positional_embedding"), "f32"),
    blocks: Array.from({ length: nTextLayer }, (_, i) => uploadDecoderBlock(backend, model, `decoder.blocks.${i}`)),
    ln: uploadFloats(backend, "decoder.ln", [tensorOf(model, "decoder.ln.weight"), tensorOf(model, "decoder.ln.bias")]),
  };
}

function uploadDecoderBlock(backend: Backend, model: GgmlModel, prefix: string): DecoderBlockWeights {
  const of = (name: string): GgmlTensor => tensorOf(model, `${prefix}.${name}`);
  const floats = (name: string, parts: readonly (GgmlTensor | number)[]): Tensor =>
    uploadFloats(backend, `${prefix}.${name}`, parts);
  const weight = (name: string, parts: readonly GgmlTensor[]): Weight =>
    uploadWeight(backend, `${prefix}.${name}`, packRows(parts));
  return {
    ...uploadBlock(backend, model, prefix),
    crossLn: floats("cross_attn_ln", [of("cross_attn_ln.weight"), of("cross_attn_ln.bias")]),
    crossQuery: weight("cross_attn.query", [of("cross_attn.query.weight")]),
    crossQueryBias: floats("cross_attn.query.bias", [of("cross_attn.query.bias")]),
    crossKv: weight("cross_attn.kv", [of("cross_attn.key.weight"), of("cross_attn.value.weight")]),
    crossKvBias: floats("cross_attn.kv.bias", [model.dims.nTextState, of("cross_attn.value.bias")]),
    crossOut: weight("cross_attn.out", [of("cross_attn.out.weight")]),
    crossOutBias: floats("cross_attn.out.bias", [of("cross_attn.out.bias")]),
  };
}

/** Keys and values of the encoder's output for every decoder layer, computed once per window. */
export interface CrossKv {
  readonly program: Program;
  /** Per layer [windows, nAudioCtx, 2 × nTextState]. */
  readonly kv: readonly Tensor[];
}

export async function recordCrossKv(
  backend: Backend,
  dims: ModelDimensions,
  weights: DecoderWeights,
  encoder: AudioEncoder,
): Promise<CrossKv> {
  const { nAudioCtx, nTextState } = dims;
  const kv = weights.blocks.map((_, i) =>
    backend.tensor(`cross kv ${i}`, [encoder.windows, nAudioCtx, 2 * nTextState]),
  );
  const program = await backend.record(`cross kv × ${encoder.windows}`, (verbs) => {
    weights.blocks.forEach((block, i) => {
      const y = kv[i] as Tensor;
      verbs.linear({
        x: encoder.features,
        weight: block.crossKv,
        bias: block.crossKvBias,
        y,
        rows: encoder.windows * nAudioCtx,
      });
    });
  });
  return { program, kv };
}

/** Most new tokens per step: room for half a context of prompt and the start sequence. */
export const MAX_NEW_TOKENS = 256;

/** TextDecoder for a fixed number of sequences over fixed windows: its KV cache, state and recorded steps. */
export interface TextDecoder {
  readonly sequences: number;
  readonly state: Tensor;
  readonly tokens: Tensor;
  readonly rules: Tensor;
  /** Feeds the prompts, at most `newTokens` each, and chooses the first token. */
  prompt(newTokens: number): Promise<Program>;
  /** Feeds one token per sequence and chooses the next. */
  readonly step: Program;
  /** Feeds tokens and leaves logits of every row, [sequences × newTokens, nVocab]. */
  feed(newTokens: number): Promise<{ readonly program: Program; readonly logits: Tensor }>;
}

/** Records the decoder (openai/whisper model.py, TextDecoder) and the choice of tokens for `sequences` sequences. */
export async function recordDecoder(
  backend: Backend,
  dims: ModelDimensions,
  weights: DecoderWeights,
  cross: { readonly kv: readonly Tensor[]; readonly windows: number; readonly sequences: number },
): Promise<TextDecoder> {
  const { nVocab, nTextCtx, nTextState: cols } = dims;
  const { sequences } = cross;
  const buffers = decoderBuffers(backend, dims, sequences);
  const { state, tokens, rules, logits, partials, last } = buffers;
  const layers = (verbs: Verbs, newTokens: number): Tensor =>
    recordLayers(verbs, { dims, weights, buffers, cross, newTokens });
  const head = { weight: weights.tokenEmbedding, y: logits } as const;
  const norm = { affine: weights.ln, scratch: buffers.normed };
  const choice = { logits, rules, state, partials, tokens, sequences, nVocab };

  const step = await backend.record("step", (verbs) => {
    verbs.linear({ ...head, x: layers(verbs, 1), norm, rows: sequences });
    verbs.filterLogits({ ...choice, rows: sequences });
    verbs.chooseToken({ ...choice, rows: sequences });
  });
  const prompts = new Map<number, Promise<Program>>();
  const recordPrompt = (newTokens: number): Promise<Program> =>
    backend.record(`prompt of ${newTokens}`, (verbs) => {
      verbs.selectRows({ state, x: layers(verbs, newTokens), y: last, cols, sequences, newTokens });
      verbs.linear({ ...head, x: last, norm, rows: 2 * sequences });
      verbs.filterLogits({ ...choice, rows: 2 * sequences });
      verbs.chooseToken({ ...choice, rows: 2 * sequences });
    });
  const feeds = new Map<number, Promise<{ program: Program; logits: Tensor }>>();
  const recordFeed = async (newTokens: number): Promise<{ program: Program; logits: Tensor }> => {
    const all = backend.tensor("all logits", [sequences * newTokens, nVocab], "f32");
    const program = await backend.record(`feed of ${newTokens}`, (verbs) => {
      verbs.linear({ ...head, x: layers(verbs, newTokens), norm, y: all, rows: sequences * newTokens });
    });
    return { program, logits: all };
  };
  return {
    sequences,
    state,
    tokens,
    rules,
    step,
    prompt: (newTokens) => once(prompts, bucket(newTokens, nTextCtx), recordPrompt),
    feed: (newTokens) => once(feeds, bucket(newTokens, nTextCtx), recordFeed),
  };
}

function once<T>(made: Map<number, Promise<T>>, key: number, make: (key: number) => Promise<T>): Promise<T> {
  const found = made.get(key) ?? make(key);
  made.set(key, found);
  return found;
}

/** Recorded prompt lengths; a prompt uses the next longer one, and its surplus rows are ignored. */
const BUCKETS = [1, 4, 16, 32, 64, 128, 192, MAX_NEW_TOKENS];

export function bucket(newTokens: number, nTextCtx: number): number {
  const found = BUCKETS.find((size) => size >= newTokens);
  if (!found || newTokens > nTextCtx)
    throw new RangeError(`${newTokens} tokens at once; at most ${Math.min(MAX_NEW_TOKENS, nTextCtx)} were expected.`);
  return found;
}

type DecoderBuffers = ReturnType<typeof decoderBuffers>;

function decoderBuffers(
  backend: Backend,
  { nVocab, nTextCtx, nTextState: state, nTextLayer }: ModelDimensions,
  sequences: number,
) {
  const rows = sequences * MAX_NEW_TOKENS;
  return {
    state: backend.tensor("sequences", [sequences, SEQUENCE_HEADER + nTextCtx], "u32"),
    tokens: backend.tensor("tokens", [sequences, MAX_NEW_TOKENS], "u32"),
    rules: backend.tensor("rules", [rulesLength(nVocab)], "u32"),
    logits: backend.tensor("logits", [2 * sequences, nVocab], "f32"),
    partials: backend.tensor("partials", [2 * sequences, partialCount(nVocab), PARTIAL_WORDS], "u32"),
    x: backend.tensor("decoder x", [rows, state]),
    x2: backend.tensor("decoder x2", [rows, state]),
    normed: backend.tensor("decoder normed", [rows, state]),
    query: backend.tensor("decoder query", [rows, state]),
    qkv: backend.tensor("decoder qkv", [rows, 3 * state]),
    hidden: backend.tensor("decoder hidden", [rows, 4 * state]),
    last: backend.tensor("decoder last", [2 * sequences, state]),
    caches: Array.from({ length: nTextLayer }, (_, i) =>
      backend.tensor(`kv cache ${i}`, [sequences, nTextCtx, 2 * state]),
    ),
  };
}

interface Layers {
  readonly dims: ModelDimensions;
  readonly weights: DecoderWeights;
  readonly buffers: DecoderBuffers;
  readonly cross: { readonly kv: readonly Tensor[]; readonly windows: number; readonly sequences: number };
  readonly newTokens: number;
}

/** Appends embedding and all blocks for `newTokens` tokens per sequence; returns where the last block's output lies. */
function recordLayers(verbs: Verbs, { dims, weights, buffers, cross, newTokens }: Layers): Tensor {
  const { sequences } = cross;
  const heads = dims.nTextHead;
  const rows = sequences * newTokens;
  const { state, tokens, normed, query, qkv, hidden, caches } = buffers;
  const rowsPerWindow = rows / cross.windows;
  let x = buffers.x;
  let next = buffers.x2;
  const turn = (): void => {
    [x, next] = [next, x];
  };
  verbs.embed({ weight: weights.tokenEmbedding, positions: weights.positions, state, tokens, x, sequences, newTokens });
  weights.blocks.forEach((block, i) => {
    verbs.linear({
      x,
      norm: { affine: block.attnLn, scratch: normed },
      weight: block.qkv,
      bias: block.qkvBias,
      y: qkv,
      rows,
    });
    verbs.selfAttention({ state, qkv, cache: caches[i] as Tensor, y: normed, heads, sequences, newTokens });
    verbs.linear({ x: normed, weight: block.out, bias: block.outBias, residual: x, y: next, rows });
    turn();
    verbs.linear({
      x,
      norm: { affine: block.crossLn, scratch: normed },
      weight: block.crossQuery,
      bias: block.crossQueryBias,
      y: query,
      rows,
    });
    verbs.crossAttention({
      q: query,
      kv: cross.kv[i] as Tensor,
      y: normed,
      heads,
      keys: dims.nAudioCtx,
      rowsPerWindow,
      rows,
    });
    verbs.linear({ x: normed, weight: block.crossOut, bias: block.crossOutBias, residual: x, y: next, rows });
    turn();
    recordMlp(verbs, block, { x, y: next, normed, hidden, rows });
    turn();
  });
  return x;
}

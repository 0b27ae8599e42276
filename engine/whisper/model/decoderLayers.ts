import type { Verbs } from "../../../kernels/operations";
import type { Tensor } from "../../../kernels/runtime/tensor";
import { recordMlp } from "./block";
import type { DecoderWeights } from "./decoderWeights";
import type { ModelDimensions } from "./dimensions";

/** What the layers work on, besides the weights. */
export interface LayerBuffers {
  readonly state: Tensor;
  readonly tokens: Tensor;
  readonly x: Tensor;
  readonly x2: Tensor;
  readonly normed: Tensor;
  readonly query: Tensor;
  readonly qkv: Tensor;
  readonly hidden: Tensor;
  /** Of one sequence. */
  readonly crossParts: Tensor | undefined;
  readonly caches: readonly Tensor[];
}

export interface Layers {
  readonly dims: ModelDimensions;
  readonly weights: DecoderWeights;
  readonly buffers: LayerBuffers;
  readonly cross: { readonly kv: readonly Tensor[]; readonly windows: number; readonly sequences: number };
  readonly newTokens: number;
  /** "as alone": a token's numbers are those that it would have if it were fed by itself. */
  readonly sums?: "as alone" | undefined;
  /** Whether x holds the tokens' embeddings already, by the choice of the tokens. */
  readonly isEmbedded?: boolean | undefined;
  /** Called behind a layer's cross-attention query, where its scores can be taken. */
  readonly onQuery?: ((verbs: Verbs, layer: number, query: Tensor) => void) | undefined;
}

/** Appends embedding and all blocks for `newTokens` tokens per sequence; returns where the last block's output lies. */
export function recordLayers(
  verbs: Verbs,
  { dims, weights, buffers, cross, newTokens, sums, isEmbedded, onQuery }: Layers,
): Tensor {
  const { sequences } = cross;
  const heads = dims.nTextHead;
  const rows = sequences * newTokens;
  const { state, tokens, normed, query, qkv, hidden, crossParts, caches } = buffers;
  const rowsPerWindow = rows / cross.windows;
  let x = buffers.x;
  let next = buffers.x2;
  const turn = (): void => {
    [x, next] = [next, x];
  };
  const { tokenEmbedding: weight, positions } = weights;
  if (!isEmbedded) verbs.embed({ weight, positions, state, tokens, x, sequences, newTokens });
  weights.blocks.forEach((block, i) => {
    verbs.linear({
      x,
      norm: { affine: block.attnLn, scratch: normed },
      weight: block.qkv,
      bias: block.qkvBias,
      y: qkv,
      rows,
      sums,
    });
    verbs.selfAttention({ state, qkv, cache: caches[i] as Tensor, y: normed, heads, sequences, newTokens });
    verbs.linear({ x: normed, weight: block.out, bias: block.outBias, residual: x, y: next, rows, sums });
    turn();
    verbs.linear({
      x,
      norm: { affine: block.crossLn, scratch: normed },
      weight: block.crossQuery,
      bias: block.crossQueryBias,
      y: query,
      rows,
      sums,
    });
    onQuery?.(verbs, i, query);
    verbs.crossAttention({
      q: query,
      kv: cross.kv[i] as Tensor,
      y: normed,
      heads,
      keys: dims.nAudioCtx,
      rowsPerWindow,
      rows,
      out: { weight: block.crossOut, bias: block.crossOutBias, residual: x, y: next, sums },
      parts: crossParts,
    });
    turn();
    recordMlp(verbs, block, { x, y: next, normed, hidden, rows, sums });
    turn();
  });
  return x;
}
